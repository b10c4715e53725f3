// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Values in binary form both ways, so that no number is printed and no file is written as hex.
#include "server/store/postgresql/pg_connection.h"

#include <array>
#include <cstring>
#include <memory>

namespace tereze::server::store {
namespace {

// Types of the server's catalogue (pg_type.dat): they never change.
constexpr Oid kUnknown = 0;
constexpr Oid kBytea = 17;
constexpr Oid kInt8 = 20;
constexpr Oid kText = 25;
constexpr int kBinary = 1;

/// The arrays that libpq wants for the values of one statement.
class Parameters {
  public:
    explicit Parameters(Values values) : m_numbers(values.size()) {
        std::size_t i = 0;
        for (const auto& value : values)
            add(value, m_numbers[i++]);
    }
    int count() const { return static_cast<int>(m_types.size()); }
    const Oid* types() const { return m_types.data(); }
    const char* const* values() const { return m_values.data(); }
    const int* lengths() const { return m_lengths.data(); }
    const int* formats() const { return m_formats.data(); }

  private:
    using Number = std::array<char, 8>;

    void add(const Value& value, Number& room) {
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            const auto bits = static_cast<std::uint64_t>(*number);
            for (std::size_t i = 0; i < room.size(); ++i)
                room[i] = static_cast<char>(bits >> (56 - 8 * i));
            add(kInt8, room.data(), room.size());
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            add(kText, text->data(), text->size());
        } else if (const auto* bytes = std::get_if<Bytes>(&value)) {
            // An empty vector has no address, and libpq would take that for NULL.
            add(kBytea, bytes->empty() ? "" : reinterpret_cast<const char*>(bytes->data()),
                bytes->size());
        } else {
            add(kUnknown, nullptr, 0);
        }
    }

    void add(Oid type, const char* data, std::size_t size) {
        m_types.push_back(type);
        m_values.push_back(data);
        m_lengths.push_back(static_cast<int>(size));
        m_formats.push_back(kBinary);
    }

    std::vector<Number> m_numbers;
    std::vector<Oid> m_types;
    std::vector<const char*> m_values;
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
};

class PgRows final : public Rows {
  public:
    explicit PgRows(ResultPtr result) : m_result(std::move(result)) {}

    bool next() override { return ++m_row < PQntuples(m_result.get()); }
    bool is_null(int column) const override {
        return PQgetisnull(m_result.get(), m_row, column) != 0;
    }

    /// Of any width, most significant byte first.
    std::int64_t integer(int column) const override {
        const auto bytes = view(column);
        if (bytes.size() > sizeof(std::int64_t))
            throw Failure("column is no number");
        if (bytes.empty())
            return 0;
        auto bits = static_cast<std::uint64_t>(
            static_cast<std::int64_t>(static_cast<std::int8_t>(bytes.front())));
        for (const char c : bytes.substr(1))
            bits = bits << 8 | static_cast<std::uint8_t>(c);
        return static_cast<std::int64_t>(bits);
    }

    std::string text(int column) const override { return std::string(view(column)); }

    Bytes blob(int column) const override {
        const auto bytes = view(column);
        return {bytes.begin(), bytes.end()};
    }

  private:
    std::string_view view(int column) const {
        return {PQgetvalue(m_result.get(), m_row, column),
                static_cast<std::size_t>(PQgetlength(m_result.get(), m_row, column))};
    }

    ResultPtr m_result;
    int m_row = -1;
};

/// Code and main line only: the detail quotes values.
std::string reason_of(const PGresult* result) {
    const auto field = [&](int code) {
        const char* text = PQresultErrorField(result, code);
        return std::string(text == nullptr ? "" : text);
    };
    return field(PG_DIAG_SQLSTATE) + " " + field(PG_DIAG_MESSAGE_PRIMARY);
}

/// Nothing is wrong with the statement itself: a lock or a time limit, a shutdown, too little room
/// (classes 40, 53, 55P03, 57 of the SQLSTATE codes).
bool is_for_now(const std::string& reason) {
    for (const auto* start : {"40", "53", "55P03", "57"})
        if (reason.rfind(start, 0) == 0)
            return true;
    return false;
}

bool is_good(const PGresult* result) {
    const auto status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

std::string last_words(PGconn* handle) {
    std::string words = PQerrorMessage(handle);
    while (!words.empty() && words.back() == '\n')
        words.pop_back();
    return words;
}

}  // namespace

Result<std::unique_ptr<PgConnection>> PgConnection::open(const Address& address) {
    // A process that hangs in the middle of a transaction must not stop the others for ever.
    constexpr auto kLimits =
        "-c lock_timeout=15s -c idle_in_transaction_session_timeout=15s -c statement_timeout=60s";
    const char* const keys[] = {
        "dbname",          "password", "application_name", "client_encoding",
        "connect_timeout", "options",  "tcp_user_timeout", nullptr};
    const char* const values[] = {address.postgresql.c_str(),
                                  address.password.empty() ? nullptr : address.password.c_str(),
                                  "tereze-server",
                                  "UTF8",
                                  "5",
                                  kLimits,
                                  "15000",
                                  nullptr};
    constexpr int kDatabaseNameIsAddress = 1;
    std::unique_ptr<PgConnection> connection(
        new PgConnection(PQconnectdbParams(keys, values, kDatabaseNameIsAddress)));
    auto* const handle = connection->m_handle;
    if (PQstatus(handle) != CONNECTION_OK || PQenterPipelineMode(handle) != 1)
        return fail("store.unavailable", ErrorClass::Network, Remedy::Retry, last_words(handle));
    PQsetNoticeProcessor(
        handle, [](void*, const char*) {}, nullptr);
    return connection;
}

PgConnection::~PgConnection() {
    PQfinish(m_handle);
}

void PgConnection::gone() const {
    throw Gone(last_words(m_handle));
}

bool PgConnection::alive() const {
    return PQstatus(m_handle) == CONNECTION_OK;
}

bool PgConnection::idle() const {
    return alive() && (m_left > 0 || PQtransactionStatus(m_handle) == PQTRANS_IDLE);
}

int PgConnection::socket() const {
    return PQsocket(m_handle);
}

int PgConnection::server_process() const {
    return PQbackendPID(m_handle);
}

std::vector<std::pair<int, std::string>> PgConnection::take_notifications() {
    if (PQconsumeInput(m_handle) != 1)
        gone();
    std::vector<std::pair<int, std::string>> all;
    struct Free {
        void operator()(PGnotify* notification) const { PQfreemem(notification); }
    };
    while (const std::unique_ptr<PGnotify, Free> one{PQnotifies(m_handle)})
        all.emplace_back(one->be_pid, one->extra);
    return all;
}

const std::string& PgConnection::prepared(const std::string& sql, Values values) {
    if (const auto known = m_prepared.find(sql); known != m_prepared.end())
        return known->second;
    const Parameters parameters(values);
    auto name = "s" + std::to_string(++m_names);
    if (PQsendPrepare(m_handle, name.c_str(), sql.c_str(), parameters.count(),
                      parameters.types()) != 1)
        gone();
    m_unproven.push_back(sql);
    return m_prepared.emplace(sql, std::move(name)).first->second;
}

void PgConnection::send(const std::string& sql, Values values) {
    const auto& name = prepared(sql, values);
    const Parameters parameters(values);
    ++m_unanswered;
    if (PQsendQueryPrepared(m_handle, name.c_str(), parameters.count(), parameters.values(),
                            parameters.lengths(), parameters.formats(), kBinary) != 1)
        gone();
}

/// Skips the marks between commands; a second mark in a row means that nothing will follow.
ResultPtr PgConnection::next_result() {
    for (int marks = 0; marks < 2; ++marks)
        if (ResultPtr result{PQgetResult(m_handle)})
            return result;
    gone();
}

/// Reads the answers to all that was sent. The last one, or a Failure where any was bad.
ResultPtr PgConnection::wait() {
    m_unanswered = 0;
    if (PQpipelineSync(m_handle) != 1)
        gone();
    ResultPtr last;
    std::string wrong;
    for (int marks = 1 + std::exchange(m_left, 0); marks > 0;) {
        auto result = next_result();
        if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) {
            --marks;
            continue;
        }
        const bool skipped = PQresultStatus(result.get()) == PGRES_PIPELINE_ABORTED;
        if (!is_good(result.get()) && !skipped && wrong.empty())
            wrong = reason_of(result.get());
        last = std::move(result);
    }
    if (!alive())
        gone();
    const auto unproven = std::exchange(m_unproven, {});
    if (wrong.empty())
        return last;
    // Which of them failed is of no interest: each is prepared again by a new name.
    for (const auto& sql : unproven)
        m_prepared.erase(sql);
    if (is_for_now(wrong))
        throw Gone(wrong);
    throw Failure(wrong);
}

Cursor PgConnection::query(const std::string& sql, Values values) {
    send(sql, values);
    return Cursor(std::make_unique<PgRows>(wait()));
}

int PgConnection::execute(const std::string& sql, Values values) {
    send(sql, values);
    const auto result = wait();
    const std::string count = PQcmdTuples(result.get());
    return count.empty() ? 0 : std::stoi(count);
}

void PgConnection::post(const std::string& sql, Values values) {
    send(sql, values);
}

void PgConnection::leave() {
    if (PQpipelineSync(m_handle) != 1)
        gone();
    ++m_left;
}

void PgConnection::settle() {
    if (m_unanswered > 0)
        wait();
}

/// Several statements at once are not for pipelines, nor is what cannot be prepared.
void PgConnection::run_script(const std::string& sql) {
    wait();
    if (PQexitPipelineMode(m_handle) != 1)
        gone();
    const ResultPtr result{PQexec(m_handle, sql.c_str())};
    if (PQenterPipelineMode(m_handle) != 1)
        gone();
    if (!is_good(result.get()))
        throw Failure(reason_of(result.get()));
}

std::int64_t PgConnection::draw(const std::string& series) {
    auto row = query("SELECT nextval($1::text::regclass)", {series});
    row.next();
    return row.integer(0);
}

}  // namespace tereze::server::store
