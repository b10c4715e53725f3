// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Reading of server.toml.
#include "server/app/config.h"

#include "core/base/files.h"
#include "core/text/toml_reader.h"
#include "server/app/office_config.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace tereze::server::app {
namespace {

using accounts::TerminalRole;
using text::TomlFaults;
using text::TomlTable;

bool has_hall(const ServerConfig& config, const std::string& id) {
    return std::any_of(config.halls.begin(), config.halls.end(),
                       [&](const cases::Hall& hall) { return hall.id == id; });
}

/// The tables of one file, with the folder that relative paths count from.
class Reader {
  public:
    Reader(TomlTable root, std::filesystem::path folder)
        : m_root(std::move(root)), m_folder(std::move(folder)) {}

    ServerConfig read() {
        read_listeners();
        read_files();
        read_law();
        if (auto table = m_root.table("gateway"))
            m_config.gateway = read_gateway(*table, m_folder);
        read_accounts();
        for (auto& hall : m_root.tables("hall"))
            read_hall(hall);
        read_offices();
        if (auto table = m_root.optional_table("payments"))
            m_config.payments = read_payments(*table, m_folder);
        for (auto& terminal : m_root.tables("terminal"))
            read_terminal(terminal);
        if (m_config.halls.empty())
            m_root.fault("hall", "at least one is needed");
        read_enrolment();
        if (m_config.terminals.empty() && m_config.enrolment.authority.empty())
            m_root.fault("terminal", "at least one is needed");
        m_root.finish();
        return std::move(m_config);
    }

  private:
    std::filesystem::path path(TomlTable& table, std::string_view key) const {
        return m_folder / table.text(key);
    }

    void read_listeners() {
        if (auto listen = m_root.table("listen")) {
            m_config.api_address = listen->text("api");
            m_config.public_address = listen->text("public");
            listen->finish();
        }
        if (auto tls = m_root.table("tls")) {
            m_config.tls = {path(*tls, "certificate"), path(*tls, "key"), path(*tls, "client_ca")};
            tls->finish();
        }
        if (auto pages = m_root.table("public")) {
            m_config.base_url = pages->text("base_url");
            pages->finish();
        }
    }

    void read_files() {
        if (auto seal = m_root.table("seal")) {
            m_config.seal_certificate = path(*seal, "certificate");
            m_config.seal_key = path(*seal, "key");
            seal->finish();
        }
        const auto one = [&](const char* table_name, const char* key,
                             std::filesystem::path& target) {
            auto table = m_root.table(table_name);
            if (!table)
                return;
            target = path(*table, key);
            table->finish();
        };
        if (auto trust = m_root.table("trust")) {
            m_config.people_ca = path(*trust, "people_ca");
            read_revocation(*trust);
            trust->finish();
        }
        read_database();
        one("messages", "folder", m_config.messages);
        if (auto regulations = m_root.table("regulations")) {
            m_config.regulations = path(*regulations, "folder");
            const auto state = regulations->optional_text("state");
            m_config.catalogue_state = state ? m_folder / *state : state_folder() / "catalogue";
            regulations->finish();
        }
    }

    std::filesystem::path state_folder() const {
        return m_config.database.is_file() ? m_config.database.file.parent_path() : m_folder;
    }

    void read_database() {
        auto table = m_root.table("database");
        if (!table)
            return;
        auto& database = m_config.database;
        if (table->has("file") == table->has("postgresql"))
            table->fault("file", "either file or postgresql expected");
        else if (table->has("file"))
            database.file = path(*table, "file");
        else
            database.postgresql = table->text("postgresql");
        if (!database.is_file() && database.postgresql.rfind("postgresql://", 0) != 0)
            table->fault("postgresql", "postgresql://USER@HOST:PORT/NAME expected");
        if (const auto file = table->optional_text("password_file"))
            database.password = first_line(*table, "password_file", m_folder / *file);
        if (const auto connections = table->optional_integer("connections", 2, 100))
            database.connections = static_cast<int>(*connections);
        table->finish();
    }

    static outbound::Target address(TomlTable& table, const char* key, const std::string& url) {
        const auto target = outbound::parse_url(url);
        if (!target)
            table.fault(key, target.error().detail);
        return target.value_or(outbound::Target{});
    }

    /// Without a word about it nobody is asked.
    void read_revocation(TomlTable& table) {
        static const std::map<std::string, trust::RevocationNeed> kNeeds{
            {"none", trust::RevocationNeed::None},
            {"either", trust::RevocationNeed::Either},
            {"ocsp", trust::RevocationNeed::Ocsp},
            {"list", trust::RevocationNeed::List}};
        auto& options = m_config.revocation;
        const auto need = kNeeds.find(table.optional_text("revocation").value_or("none"));
        if (need == kNeeds.end())
            table.fault("revocation", "none, either, ocsp or list expected");
        else
            options.need = need->second;
        if (const auto url = table.optional_text("ocsp"))
            options.ocsp = address(table, "ocsp", *url);
        if (table.has("lists"))
            for (const auto& url : table.texts("lists"))
                options.lists.push_back(address(table, "lists", url));
        if (const auto limit = table.optional_integer("timeout_ms", 100, 120'000))
            options.limit = std::chrono::milliseconds(*limit);
        const bool silent = !options.ocsp && options.lists.empty();
        if (options.need != trust::RevocationNeed::None && silent)
            table.fault("revocation", "needs ocsp or lists to ask");
    }

    void read_law() {
        auto law = m_root.table("law");
        if (!law)
            return;
        m_config.file_name = law->file();
        m_config.practice_line = law->line();
        m_config.practice = regulation::Practice::read(*law);
        law->finish();
    }

    void read_accounts() {
        auto table = m_root.optional_table("accounts");
        if (!table)
            return;
        auto& login = m_config.login;
        if (const auto delay = table->optional_integer("first_delay_ms", 1, 5'000))
            login.first_delay = std::chrono::milliseconds(*delay);
        if (const auto lock = table->optional_integer("lock_minutes", 1, 1'440))
            login.lock = std::chrono::minutes(*lock);
        if (const auto session = table->optional_integer("session_hours", 1, 24))
            login.session = std::chrono::hours(*session);
        table->finish();
    }

    static text::Localized localized(TomlTable& parent, std::string_view key) {
        auto table = parent.table(key);
        if (!table)
            return {};
        text::Localized text{table->text("kk"), table->text("ru"), {}};
        text.en = table->optional_text("en").value_or("");
        table->finish();
        return text;
    }

    static queue::HallRules read_rules(TomlTable& hall) {
        queue::HallRules rules;
        if (auto table = hall.optional_table("queue")) {
            constexpr std::int64_t kDay = 24 * 60;
            rules.tickets_a_day = table->optional_integer("tickets_a_day", 1, 100'000);
            rules.tickets_a_person = table->optional_integer("tickets_a_person", 1, 1'000);
            rules.recalls = table->optional_integer("recalls", 0, 100).value_or(rules.recalls);
            const auto minutes = [&](const char* key, std::chrono::minutes& value) {
                if (const auto given = table->optional_integer(key, 1, kDay))
                    value = std::chrono::minutes(*given);
            };
            minutes("wait_limit_minutes", rules.wait_limit);
            minutes("park_minutes", rules.park);
            minutes("come_back_minutes", rules.come_back);
            table->finish();
        }
        for (auto& table : hall.tables("benefit"))
            read_benefit(table, rules);
        if (auto table = hall.optional_table("appointments"))
            read_appointments(*table, rules.appointments);
        return rules;
    }

    /// "09:30", after midnight.
    static void read_clock(TomlTable& table, const char* key, std::chrono::minutes& value) {
        const auto text = table.optional_text(key);
        if (!text)
            return;
        unsigned hour = 0;
        unsigned minute = 0;
        char rest = 0;
        if (text->size() != 5 ||
            std::sscanf(text->c_str(), "%2u:%2u%c", &hour, &minute, &rest) != 2 || hour > 23 ||
            minute > 59)
            return table.fault(key, "HH:MM expected");
        value = std::chrono::minutes(hour * 60 + minute);
    }

    static void read_appointments(TomlTable& table, queue::AppointmentRules& rules) {
        const auto minutes = [&](const char* key, std::chrono::minutes& value) {
            constexpr std::int64_t kLongest = 120;
            if (const auto given = table.optional_integer(key, 1, kLongest))
                value = std::chrono::minutes(*given);
        };
        rules.places = table.integer("places", 1, 1000);
        read_clock(table, "first", rules.first);
        read_clock(table, "last", rules.last);
        minutes("slot_minutes", rules.slot);
        minutes("early_minutes", rules.early);
        minutes("late_minutes", rules.late);
        rules.days_ahead = table.optional_integer("days_ahead", 1, 60).value_or(rules.days_ahead);
        rules.one_in_days =
            table.optional_integer("one_in_days", 0, 31).value_or(rules.one_in_days);
        if (rules.last < rules.first)
            table.fault("last", "before the first");
        table.finish();
    }

    static void read_benefit(TomlTable& table, queue::HallRules& rules) {
        queue::Benefit benefit{table.text("id"), localized(table, "name"),
                               // In the file one is the first to be called.
                               table.integer("rank", 1, 100) - 101};
        if (benefit.id.find(' ') != std::string::npos)
            table.fault("id", "holds a space");
        if (rules.benefit(benefit.id) != nullptr)
            table.fault("id", "stands twice");
        rules.benefits.push_back(std::move(benefit));
        table.finish();
    }

    void read_hall(TomlTable& table) {
        cases::Hall hall{table.text("id"), table.text("number"), localized(table, "name"),
                         localized(table, "address")};
        for (const auto& other : m_config.halls) {
            if (other.id == hall.id)
                table.fault("id", "stands twice");
            // Registration numbers begin with it and must be unique.
            if (other.number == hall.number)
                table.fault("number", "stands twice");
        }
        if (auto prefixes = table.optional_table("prefixes")) {
            for (const auto& service : prefixes->keys())
                m_config.prefixes[{hall.id, service}] = prefixes->text(service);
            prefixes->finish();
        }
        m_config.rules[hall.id] = read_rules(table);
        table.finish();
        m_config.halls.push_back(std::move(hall));
    }

    void read_offices() {
        std::vector<cases::Office> offices;
        for (auto& table : m_root.tables("office")) {
            auto office = read_office(table, offices);
            office.name = localized(table, "name");
            if (table.has("address"))
                office.address = localized(table, "address");
            for (const auto& hall : m_config.halls) {
                if (hall.id == office.id)
                    table.fault("id", "is that of a hall");
                if (hall.number == office.number)
                    table.fault("number", "is that of a hall");
            }
            table.finish();
            offices.push_back(std::move(office));
        }
        m_config.offices = cases::Offices(std::move(offices));
    }

    void read_enrolment() {
        auto table = m_root.optional_table("enrolment");
        if (!table)
            return;
        auto& enrolment = m_config.enrolment;
        enrolment.authority = path(*table, "authority");
        enrolment.key = path(*table, "key");
        if (const auto days = table->optional_integer("certificate_days", 1, 825))
            enrolment.validity = std::chrono::hours(24 * *days);
        if (const auto hours = table->optional_integer("invitation_hours", 1, 24 * 14))
            enrolment.invitation = std::chrono::hours(*hours);
        table->finish();
    }

    void read_terminal(TomlTable& table) {
        accounts::Terminal terminal;
        terminal.common_name = table.text("common_name");
        terminal.hall = table.text("hall");
        const auto role = accounts::terminal_role_from(table.text("role"));
        if (role)
            terminal.role = *role;
        else
            table.fault("role", "self-service, desk, board, office or monitor expected");
        if (terminal.role == TerminalRole::Desk)
            terminal.desk = table.text("desk");
        if (table.has("services"))
            terminal.services = table.texts("services");
        if (terminal.role == TerminalRole::Office ? m_config.offices.find(terminal.hall) == nullptr
                                                  : !has_hall(m_config, terminal.hall))
            table.fault("hall", "there is no such hall or office");
        if (!m_names.insert(terminal.common_name).second)
            table.fault("common_name", "stands twice");
        table.finish();
        m_config.terminals.push_back(std::move(terminal));
    }

    TomlTable m_root;
    std::filesystem::path m_folder;
    ServerConfig m_config;
    std::set<std::string> m_names;
};

}  // namespace

bool has_place(const ServerConfig& config, const std::string& id) {
    return has_hall(config, id) || config.offices.find(id) != nullptr;
}

Result<ServerConfig> load_config(const std::filesystem::path& file) {
    TomlFaults faults;
    const auto name = file.filename().string();
    const auto parsed = text::parse_toml_file(file, name, faults);
    ServerConfig config;
    if (parsed)
        config = Reader(TomlTable(*parsed, name, "", faults),
                        std::filesystem::absolute(file).parent_path())
                     .read();
    if (!faults.empty())
        return fail("server.config_invalid", ErrorClass::Software, Remedy::Configure,
                    faults.joined());
    return config;
}

}  // namespace tereze::server::app
