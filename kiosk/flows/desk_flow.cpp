// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/flows/desk_flow.h"

#include "core/base/ids.h"

#include <algorithm>

namespace tereze::flows {

using namespace desk;
using std::chrono::milliseconds;

namespace desk {

std::string_view to_string(State state) {
    switch (state) {
        case State::Login:
            return "login";
        case State::Queue:
            return "queue";
        case State::Called:
            return "called";
        case State::NotEntitled:
            return "not-entitled";
        case State::Operation:
            return "operation";
        case State::LookingUp:
            return "looking-up";
        case State::Absent:
            return "absent";
        case State::Unreachable:
            return "unreachable";
        case State::Form:
            return "form";
        case State::Documents:
            return "documents";
        case State::Scanning:
            return "scanning";
        case State::Sign:
            return "sign";
        case State::Signing:
            return "signing";
        case State::Sending:
            return "sending";
        case State::Registered:
            return "registered";
        case State::Sealed:
            return "sealed";
        case State::Refused:
            return "refused";
    }
    return "login";
}

bool View::ready_to_sign() const {
    return documents_on_paper && !documents.empty() &&
           std::all_of(documents.begin(), documents.end(),
                       [](const Document& document) { return !document.pages.empty(); });
}

bool View::taken_in(std::string_view kind_id) const {
    return std::any_of(documents.begin(), documents.end(),
                       [&](const Document& document) { return document.kind.id == kind_id; });
}

long View::still_asked_for() const {
    return std::count_if(kinds.begin(), kinds.end(), [&](const DocumentKind& kind) {
        return kind.asked && kind.on_paper && !taken_in(kind.id);
    });
}

}  // namespace desk

DeskFlow::DeskFlow(const regulation::Catalogue& catalogue, const Clock& clock, Settings settings)
    : m_catalogue(catalogue), m_clock(clock), m_settings(std::move(settings)) {}

std::vector<Command> DeskFlow::handle(const Event& event) {
    return std::visit([this](const auto& which) { return on(which); }, event);
}

std::vector<casework::StepRecord> DeskFlow::step_records() const {
    return m_procedure ? m_procedure->records() : m_records;
}

void DeskFlow::go(State state) {
    m_view.state = state;
    m_view.notice.reset();
    m_view.busy = false;
}

void DeskFlow::warn(std::string message_id) {
    m_view.notice = Notice{Notice::Kind::Warning, std::move(message_id), {}};
}

// --- login and queue
// ------------------------------------------------------------------------------

DeskFlow::Commands DeskFlow::on(const LogIn& event) {
    if (!in(State::Login) || m_view.busy)
        return {};
    m_view.notice.reset();
    if (event.login.empty() || !event.password || event.password->empty()) {
        warn("desk.login_incomplete");
        return {};
    }
    m_view.busy = true;
    return {DoLogIn{event.login, event.password}};
}

DeskFlow::Commands DeskFlow::on(const LoggedIn& event) {
    if (!in(State::Login))
        return {};
    m_view.busy = false;
    if (!event.result) {
        tell(event.result.error());
        return {};
    }
    m_view.who = *event.result;
    m_login_took = event.took;
    go(State::Queue);
    return {DoRefresh{}};
}

DeskFlow::Commands DeskFlow::on(const LogOut&) {
    if (!in(State::Queue))
        return {};
    m_view.who.reset();
    m_view.recent.clear();
    go(State::Login);
    return {DoLogOut{}, DoWipe{}};
}

DeskFlow::Commands DeskFlow::on(const TimedOut&) {
    // An idle desk locks itself only between visits: a visit's papers and signature are never lost.
    return in(State::Queue) ? on(LogOut{}) : Commands{};
}

DeskFlow::Commands DeskFlow::on(const QueueChanged& event) {
    m_view.waiting = event.waiting;
    return {};
}

DeskFlow::Commands DeskFlow::on(const RecentCases& event) {
    m_view.recent = event.cases;
    return {};
}

DeskFlow::Commands DeskFlow::on(const CallNext&) {
    if (!in(State::Queue) || m_view.busy)
        return {};
    m_view.notice.reset();
    m_view.busy = true;
    // The key stays the same until an answer came: a lost answer must not call two people.
    if (m_next_key.empty())
        m_next_key = make_uuid_v7(m_clock.now());
    return {DoCallNext{m_next_key}};
}

DeskFlow::Commands DeskFlow::on(const TicketCalled& event) {
    if (!in(State::Queue))
        return {};
    m_view.busy = false;
    if (!event.result) {
        tell(event.result.error());
        return {};
    }
    m_next_key.clear();
    if (!*event.result) {
        m_view.notice = Notice{Notice::Kind::Info, "desk.nobody_waits", {}};
        return {};
    }
    m_view.called = **event.result;
    go(State::Called);
    return {};
}

DeskFlow::Commands DeskFlow::on(const TicketRestored& event) {
    if (!in(State::Queue) || !event.ticket)
        return {};
    m_view.called = *event.ticket;
    go(State::Called);
    m_view.notice = Notice{Notice::Kind::Info, "desk.ticket_restored", {}};
    return {};
}

DeskFlow::Commands DeskFlow::on(const Recall&) {
    if (!in(State::Called) || m_view.busy)
        return {};
    m_view.notice = Notice{Notice::Kind::Info, "desk.called_again", {}};
    return {DoTicket{DoTicket::What::Recall}};
}

DeskFlow::Commands DeskFlow::on(const NoShow&) {
    if (!in(State::Called) || m_view.busy)
        return {};
    m_view.busy = true;
    return {DoTicket{DoTicket::What::NoShow}};
}

DeskFlow::Commands DeskFlow::on(const StartServing&) {
    if (!in(State::Called) || m_view.busy)
        return {};
    if (m_view.called->serving)
        return begin_case();
    m_view.busy = true;
    return {DoTicket{DoTicket::What::Start}};
}

DeskFlow::Commands DeskFlow::on(const ServingStarted& event) {
    if (!in(State::Called))
        return {};
    m_view.busy = false;
    if (!event.result) {
        tell(event.result.error());
        return {};
    }
    m_view.called->serving = true;
    return begin_case();
}

}  // namespace tereze::flows
