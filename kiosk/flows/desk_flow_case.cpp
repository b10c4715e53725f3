// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The middle of the desk flow: whether a case may begin, its operation, the applicant's data.
#include "core/base/ids.h"
#include "kiosk/flows/desk_flow.h"
#include "kiosk/flows/desk_kinds.h"

#include <algorithm>

namespace tereze::flows {

using namespace desk;
using regulation::Action;
using regulation::Channel;
using std::chrono::milliseconds;

namespace {

/// The card that brought the person here is a natural person's.
constexpr auto kApplicant = regulation::ApplicantKind::Natural;

}  // namespace

DeskFlow::Commands DeskFlow::begin_case() {
    const auto* service = m_catalogue.service(m_view.called->ticket.service_id);
    const auto today = calendar::date_in_almaty(m_clock.now());
    const auto refuse = [this](const char* message_id) {
        m_view.cannot_begin = true;
        m_view.notice = Notice{Notice::Kind::Error, message_id, {}};
        return Commands{};
    };
    if (service == nullptr || !service->offers(Channel::Centre))
        return refuse("desk.service_not_at_centre");
    if (!m_settings.practice.allows(m_catalogue, *service, today))
        return refuse("desk.service_not_applied");
    m_case_id = make_uuid_v7(m_clock.now());
    m_step_started = m_clock.now();
    m_view.service_id = service->id;
    m_view.operations.clear();
    for (const auto& operation : service->operations)
        m_view.operations.push_back(operation.value);
    // Who cannot have the service is told before anything is chosen or asked of a database.
    const auto possible = procedure_of(m_view.operations.front());
    if (!possible && possible.error().code == "regulation.applicant_not_allowed") {
        go(State::NotEntitled);
        tell(possible.error());
    } else {
        go(State::Operation);
    }
    draw_way();
    return {};
}

Result<casework::Procedure> DeskFlow::procedure_of(regulation::Operation operation) const {
    const casework::Matter matter{m_view.service_id, Channel::Centre, operation, kApplicant, false};
    return casework::Procedure::begin(m_catalogue, matter, m_step_started - m_login_took);
}

DeskFlow::Commands DeskFlow::begin_procedure(regulation::Operation operation) {
    auto procedure = procedure_of(operation);
    // Step 1 (authorisation) was done when the operator logged in; its time is that login's.
    const auto authorised =
        procedure ? procedure->succeed(Action::Authorise,
                                       {m_view.who->login, m_step_started, m_login_took})
                  : tl::unexpected(procedure.error());
    if (!authorised) {
        tell(authorised.error());
        return {};
    }
    m_procedure.emplace(std::move(*procedure));
    m_view.operation = operation;
    const auto& service = m_procedure->service();
    m_view.kinds = kinds_at_desk(m_catalogue, service, operation, kApplicant);
    if (const auto* left = service.left(regulation::LeftMatter::Documents))
        m_view.documents_in_standard = left->standard_clause;
    if (const auto done = step_done(Action::ChooseService); !done) {
        tell(done.error());
        return {};
    }
    return look_up();
}

Result<> DeskFlow::step_done(Action action) {
    const auto now = m_clock.now();
    const auto took = std::chrono::duration_cast<milliseconds>(now - m_step_started);
    TEREZE_TRY(m_procedure->succeed(action, {m_view.who->login, now, took}));
    m_step_started = now;
    draw_way();
    return {};
}

void DeskFlow::draw_way() {
    m_view.way.clear();
    const auto& service = *m_catalogue.service(m_view.service_id);
    // Before the operation is chosen the way is drawn as for the first one, with the login done.
    const auto* process =
        m_procedure ? &m_procedure->process()
                    : m_catalogue.way(service, Channel::Centre, m_view.operations.front());
    if (process == nullptr)
        return;
    const std::string& first = process->start.front();
    const std::string here = !m_procedure           ? process->step(first)->next
                             : m_procedure->ended() ? ""
                                                    : m_procedure->current().id;
    for (const auto& step : process->steps) {
        const bool done = m_procedure ? m_procedure->done(step.id) : step.id == first;
        std::optional<milliseconds> limit;
        if (step.limit && step.limit->most.count() > 0)
            limit = step.limit->most;
        m_view.way.push_back({step.id, step.title, process->source_of(step, service.id).clause,
                              done, step.id == here, limit});
    }
}

DeskFlow::Commands DeskFlow::on(const ChooseOperation& event) {
    if (!in(State::Operation))
        return {};
    const auto& offered = m_view.operations;
    if (std::find(offered.begin(), offered.end(), event.operation) == offered.end())
        return {};
    return begin_procedure(event.operation);
}

DeskFlow::Commands DeskFlow::look_up() {
    go(State::LookingUp);
    return {DoLookup{m_view.called->applicant.iin, m_case_id}};
}

DeskFlow::Commands DeskFlow::on(const RetryLookup&) {
    return in(State::Unreachable) ? look_up() : Commands{};
}

DeskFlow::Commands DeskFlow::on(const LookedUp& event) {
    if (!in(State::LookingUp))
        return {};
    if (!event.result && event.result.error().code != "lookups.applicant_absent") {
        // The step is not over: nothing is known about the person, so nothing is refused.
        go(State::Unreachable);
        tell(event.result.error());
        return {};
    }
    const auto sent = step_done(Action::LookupApplicant);
    const auto found =
        !sent ? sent
        : event.result
            ? step_done(Action::ApplicantPresent)
            : m_procedure->refuse(Action::ApplicantPresent, regulation::RefusalType::NoData,
                                  {m_view.who->login, m_clock.now(), milliseconds(0)});
    if (!found) {
        tell(found.error());
        return {};
    }
    if (!event.result) {
        draw_way();
        const std::string message(message_id(regulation::RefusalType::NoData));
        go(State::Absent);
        m_view.notice = Notice{Notice::Kind::Error, message, {}};
        return {};
    }
    m_view.person = *event.result;
    go(State::Form);
    return {};
}

DeskFlow::Commands DeskFlow::on(const PhoneChanged& event) {
    if (in(State::Form))
        m_view.phone = event.phone;
    return {};
}

DeskFlow::Commands DeskFlow::on(const PaperMarkChanged& event) {
    if (in(State::Form))
        m_view.documents_on_paper = event.on;
    return {};
}

DeskFlow::Commands DeskFlow::on(const Next&) {
    if (in(State::Form)) {
        if (!m_view.documents_on_paper) {
            warn("desk.paper_mark_needed");
            return {};
        }
        // Group 6 of the receipt names the applicant's contact; without it nothing can be printed.
        if (m_view.phone.empty()) {
            warn("desk.phone_needed");
            return {};
        }
        go(State::Documents);
        return {};
    }
    if (in(State::Documents)) {
        if (!m_view.ready_to_sign()) {
            warn("desk.documents_incomplete");
            return {};
        }
        go(State::Sign);
        return {DoReadPinState{}};
    }
    return {};
}

DeskFlow::Commands DeskFlow::on(const Back&) {
    if (in(State::Documents))
        go(State::Form);
    else if (in(State::Sign))
        go(State::Documents);
    return {};
}

}  // namespace tereze::flows
