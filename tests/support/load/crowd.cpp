// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/load/crowd.h"

#include "core/base/ids.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace tereze::testing {
namespace {

namespace asio = boost::asio;
using nlohmann::json;
using std::chrono::milliseconds;

constexpr milliseconds kNobodyWaits{20};

LoadRequest post(std::string path) {
    LoadRequest request;
    request.path = std::move(path);
    return request;
}

}  // namespace

struct Crowd::Member {
    std::string name;
    LoadClient client;
    std::string bearer;
};

std::chrono::microseconds Acknowledged::quantile(int per_mille) const {
    if (latencies.empty())
        return std::chrono::microseconds(0);
    auto sorted = latencies;
    std::sort(sorted.begin(), sorted.end());
    const auto at = sorted.size() * static_cast<std::size_t>(per_mille) / 1000;
    return sorted[std::min(at, sorted.size() - 1)];
}

Crowd::Crowd(CrowdOptions options) : m_options(std::move(options)) {
    std::size_t next_port = 0;
    const auto add = [&](std::list<Member>& members, const std::string& name) {
        const auto stem = (m_options.keys / ("terminal-" + name)).string();
        members.push_back(
            {name,
             LoadClient(m_context, {m_options.keys / "ca.pem", stem + ".pem", stem + ".key"},
                        m_options.ports, next_port++),
             {}});
    };
    for (int i = 1; i <= m_options.kiosks; ++i)
        add(m_kiosks, "kiosk-" + std::to_string(i));
    for (int i = 1; i <= m_options.desks; ++i)
        add(m_desks, "desk-" + std::to_string(i));
    m_next_case = m_options.cases.begin();
    if (!m_options.cases.empty())
        for (int i = 0; i < m_options.filing_desks; ++i)
            add(m_filing, "desk-1");
}

Crowd::~Crowd() {
    m_stopping = true;
    m_context.stop();
    if (m_thread.joinable())
        m_thread.join();
}

std::string Crowd::new_key() {
    return make_uuid_v7();
}

asio::awaitable<LoadReply> Crowd::ask(Member& member, LoadRequest request) {
    request.bearer = member.bearer;
    const std::function<bool()> never = [] { return false; };
    auto reply = co_await member.client.ask(std::move(request), never);
    m_acknowledged.lost += reply.lost;
    m_acknowledged.latencies.push_back(reply.took);
    ++m_answers;
    m_answers.notify_all();
    if (reply.status >= 500)
        m_acknowledged.wrong.push_back(member.name + " got " + std::to_string(reply.status) + " " +
                                       reply.body);
    co_return reply;
}

/// From half the time to one and a half of it: people do not move in step.
asio::awaitable<void> Crowd::rest(milliseconds time) {
    if (time.count() == 0)
        co_return;
    std::uniform_int_distribution<std::int64_t> spread(time.count() / 2, time.count() * 3 / 2);
    asio::steady_timer pause(m_context, milliseconds(spread(m_random)));
    co_await pause.async_wait(asio::use_awaitable);
}

Crowd::Task Crowd::be_kiosk(Member& member) {
    const json body{{"service_id", m_options.service_id},
                    {"language", "kk"},
                    {"purpose", "submit"},
                    {"applicant", {{"iin", "750101300004"}, {"surname", "АХМЕТОВ"}}}};
    co_await rest(m_options.pause);
    while (!m_stopping) {
        auto request = post("/v1/tickets");
        request.body = body.dump();
        request.key = new_key();
        const auto reserved = co_await ask(member, request);
        if (reserved.status != 201 && reserved.status != 200) {
            m_acknowledged.wrong.push_back(member.name + ": " + reserved.body);
            continue;
        }
        const auto ticket = json::parse(reserved.body);
        const std::string id = ticket.at("id");
        const std::string number = ticket.at("number");
        auto printed = post("/v1/tickets/" + id + "/printed");
        const auto joined = co_await ask(member, printed);
        if (joined.status == 200)
            m_acknowledged.tickets.emplace(id, number);
        else
            m_acknowledged.wrong.push_back(member.name + ": " + joined.body);
        co_await rest(m_options.pause);
    }
}

Crowd::Task Crowd::be_desk(Member& member) {
    co_await rest(m_options.pause);
    while (!m_stopping) {
        auto next = post("/v1/desk/next");
        next.key = new_key();
        const auto called = co_await ask(member, next);
        if (called.status != 200) {
            if (called.status != 204)
                m_acknowledged.wrong.push_back(member.name + ": " + called.body);
            co_await rest(std::max(kNobodyWaits, m_options.pause));
            continue;
        }
        const std::string id = json::parse(called.body).at("id");
        const auto [other, first] = m_acknowledged.calls.emplace(id, member.name);
        if (!first)
            m_acknowledged.wrong.push_back(member.name + " and " + other->second + " got " + id);
        co_await rest(m_options.pause);
        auto start = post("/v1/desk/current/start");
        co_await ask(member, start);
        auto finish = post("/v1/desk/current/finish");
        const auto finished = co_await ask(member, finish);
        // After a broken connection the first attempt may have been the one that counted.
        if (finished.status == 200 || finished.lost > 0)
            m_acknowledged.finished.emplace(id, member.name);
        else
            m_acknowledged.wrong.push_back(member.name + ": " + finished.body);
    }
}

Crowd::Task Crowd::be_filing_desk(Member& member) {
    while (!m_stopping && m_next_case != m_options.cases.end()) {
        const auto& [id, envelope] = *m_next_case++;
        auto request = post("/v1/cases");
        request.content_type = "application/cms";
        request.key = id;
        request.body = envelope;
        const auto filed = co_await ask(member, request);
        if (filed.status == 201 || filed.status == 200)
            m_acknowledged.cases.emplace(id, json::parse(filed.body).at("registration_number"));
        else
            m_acknowledged.wrong.push_back(member.name + ": " + filed.body);
    }
    --m_filing_left;
    m_filing_left.notify_all();
}

/// Takes one desk after the other; few of these run at once, since an account is locked where many
/// attempts are open.
Crowd::Task Crowd::log_in_desks(std::list<Member>::iterator& next) {
    while (next != m_desks.end()) {
        auto& member = *next++;
        auto request = post("/v1/sessions");
        request.body = json{{"login", m_options.login}, {"password", m_options.password}}.dump();
        const auto reply = co_await ask(member, request);
        if (reply.status == 201)
            member.bearer = json::parse(reply.body).at("token");
        else
            m_failure = member.name + ": " + reply.body;
    }
}

void Crowd::spawn(Task life) {
    asio::co_spawn(m_context, std::move(life), [this](const std::exception_ptr& failed) {
        try {
            if (failed)
                std::rethrow_exception(failed);
        } catch (const std::exception& exception) {
            m_acknowledged.wrong.emplace_back(exception.what());
        }
    });
}

void Crowd::log_in() {
    auto next = m_desks.begin();
    constexpr int kAtOnce = 3;
    for (int i = 0; i < kAtOnce; ++i)
        spawn(log_in_desks(next));
    m_context.run();
    m_context.restart();
    if (!m_failure.empty())
        throw std::runtime_error(m_failure);
    m_acknowledged.latencies.clear();
    m_answers = 0;
}

void Crowd::start() {
    for (auto& member : m_kiosks)
        spawn(be_kiosk(member));
    for (auto& member : m_desks)
        spawn(be_desk(member));
    m_filing_left = static_cast<int>(m_filing.size());
    for (auto& member : m_filing)
        spawn(be_filing_desk(member));
    m_thread = std::thread([this] { m_context.run(); });
}

void Crowd::wait_for_answers(long count) const {
    for (long seen = m_answers; seen < count; seen = m_answers)
        m_answers.wait(seen);
}

void Crowd::wait_for_cases() const {
    for (int left = m_filing_left; left > 0; left = m_filing_left)
        m_filing_left.wait(left);
}

Acknowledged Crowd::stop() {
    m_stopping = true;
    m_thread.join();
    m_acknowledged.answers = m_answers;
    return std::move(m_acknowledged);
}

}  // namespace tereze::testing
