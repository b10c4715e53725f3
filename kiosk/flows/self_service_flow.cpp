// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/flows/self_service_flow.h"

#include "core/base/secret.h"
#include "core/identity/barcode.h"
#include "core/identity/person_number.h"
#include "kiosk/flows/typed_date.h"

#include <algorithm>

namespace tereze::flows {

using namespace self_service;

namespace self_service {
std::string_view to_string(State state) {
    switch (state) {
        case State::Welcome:
            return "welcome";
        case State::OpenChip:
            return "open-chip";
        case State::Reading:
            return "reading";
        case State::TypeIin:
            return "type-iin";
        case State::Identity:
            return "identity";
        case State::Services:
            return "services";
        case State::Issuing:
            return "issuing";
        case State::Printing:
            return "printing";
        case State::PrintFailed:
            return "print-failed";
        case State::Done:
            return "done";
        case State::OutOfService:
            return "out-of-service";
    }
    return "welcome";
}
}  // namespace self_service

namespace {

std::optional<identity::MrzKey> key_from(const ChipKeyFields& fields) {
    const auto birth = parse_typed_date(fields.birth_date);
    const auto expiry = parse_typed_date(fields.expiry_date);
    if (!birth || !expiry || fields.document_number.empty())
        return std::nullopt;
    auto key = identity::MrzKey::from_fields(fields.document_number, *birth, *expiry);
    if (!key)
        return std::nullopt;
    return std::move(*key);
}

void wipe_visit(View& view, TicketApplicant& applicant) {
    for (auto* text :
         {&view.fields.document_number, &view.fields.birth_date, &view.fields.expiry_date,
          &view.iin, &view.holder_name, &view.holder_iin, &applicant.iin, &applicant.surname,
          &applicant.given_names, &applicant.document_number, &applicant.birth_date})
        wipe(*text);
}

}  // namespace

SelfServiceFlow::SelfServiceFlow(Offer offer, const Clock& clock)
    : m_offer(std::move(offer)), m_clock(clock) {}

std::vector<Command> SelfServiceFlow::handle(const Event& event) {
    return std::visit([this](const auto& which) { return on(which); }, event);
}

void SelfServiceFlow::go(State state) {
    m_view.state = state;
    m_view.notice.reset();
    if (state == State::Services)
        m_view.service_ids = m_offer(calendar::date_in_almaty(m_clock.now()));
}

SelfServiceFlow::Commands SelfServiceFlow::end_visit() {
    const bool card_present = m_view.card_present;
    Commands commands;
    if (in(State::Reading))
        commands.emplace_back(CancelRead{});
    wipe_visit(m_view, m_applicant);
    m_view = View{};
    m_view.card_present = card_present;
    m_view.state = m_card_service_down ? State::OutOfService : State::Welcome;
    // A card that stays behind belongs to the person who left: it is not read again by itself.
    if (card_present)
        m_view.notice = Notice{Notice::Kind::Warning, "self.take_your_card", {}};
    commands.emplace_back(EndVisit{});
    return commands;
}

SelfServiceFlow::Commands SelfServiceFlow::on(const TypeIinInstead&) {
    if (in(State::Welcome) || in(State::OpenChip) || in(State::OutOfService))
        go(State::TypeIin);
    return {};
}

SelfServiceFlow::Commands SelfServiceFlow::on(const FieldsChanged& event) {
    if (!in(State::OpenChip))
        return {};
    m_view.fields = event.fields;
    m_view.fields_complete = key_from(m_view.fields).has_value();
    return {};
}

SelfServiceFlow::Commands SelfServiceFlow::on(const ZoneRead& event) {
    if (!in(State::OpenChip))
        return {};
    std::string text;
    for (const auto& line : event.lines)
        text += line + "\n";
    const auto today = std::chrono::sys_days(calendar::date_in_almaty(m_clock.now()));
    const auto zone = identity::parse_mrz(text, today);
    wipe(text);
    if (!zone) {
        tell(zone.error());
        return {};
    }
    if (!zone->all_valid() || !zone->data.birth_date.ok() || !zone->data.expiry_date.ok()) {
        m_view.notice = Notice{Notice::Kind::Warning, "error.identity.mrz_check", {}};
        return {};
    }
    m_view.fields = {zone->data.document_number, typed_date(zone->data.birth_date),
                     typed_date(zone->data.expiry_date)};
    m_view.fields_complete = true;
    return start_reading();
}

SelfServiceFlow::Commands SelfServiceFlow::on(const IinChanged& event) {
    if (!in(State::TypeIin))
        return {};
    m_view.iin = event.iin;
    m_view.iin_complete = event.iin.size() == 12;
    m_view.notice.reset();
    return {};
}

/// The number is shown and not taken at once: a code proves nobody, and may be of another card.
SelfServiceFlow::Commands SelfServiceFlow::on(const BarcodeRead& event) {
    if (!in(State::Welcome) && !in(State::OpenChip) && !in(State::TypeIin) &&
        !in(State::OutOfService))
        return {};
    const auto iin = identity::iin_from_barcode(event.text);
    if (!iin) {
        tell(iin.error());
        return {};
    }
    go(State::TypeIin);
    m_view.iin = iin->text();
    m_view.iin_complete = true;
    return {};
}

SelfServiceFlow::Commands SelfServiceFlow::on(const Next&) {
    if (in(State::OpenChip))
        return start_reading();
    if (in(State::Identity))
        go(State::Services);
    if (in(State::TypeIin)) {
        const auto iin = identity::Iin::parse(m_view.iin);
        if (!iin) {
            tell(iin.error());
            return {};
        }
        m_applicant.iin = iin->text();
        m_view.holder_iin = iin->text();
        go(State::Services);
    }
    return {};
}

SelfServiceFlow::Commands SelfServiceFlow::on(const Back&) {
    switch (m_view.state) {
        case State::Reading:
            go(State::OpenChip);
            return {CancelRead{}};
        case State::Services:
            go(m_view.holder_name.empty() ? State::TypeIin : State::Identity);
            return {};
        case State::OpenChip:
        case State::TypeIin:
        case State::Identity:
            return end_visit();
        default:
            return {};
    }
}

SelfServiceFlow::Commands SelfServiceFlow::start_reading() {
    auto key = key_from(m_view.fields);
    if (!key) {
        m_view.notice = Notice{Notice::Kind::Warning, "self.fields_incomplete", {}};
        return {};
    }
    if (!m_view.card_present) {
        m_view.notice = Notice{Notice::Kind::Warning, "error.card.none", {}};
        return {};
    }
    go(State::Reading);
    m_view.progress = 0;
    return {ReadChip{std::move(*key)}};
}

SelfServiceFlow::Commands SelfServiceFlow::on(const ChooseService& event) {
    const auto& offered = m_view.service_ids;
    if (!in(State::Services) ||
        std::find(offered.begin(), offered.end(), event.id) == offered.end())
        return {};
    m_view.chosen_service = event.id;
    go(State::Issuing);
    return {ReserveTicket{event.id, m_applicant}};
}

SelfServiceFlow::Commands SelfServiceFlow::on(const RetryPrinting&) {
    if (!in(State::PrintFailed) || !m_view.ticket)
        return {};
    go(State::Printing);
    return {PrintTicket{*m_view.ticket}};
}

SelfServiceFlow::Commands SelfServiceFlow::on(const Finish&) {
    if (in(State::Issuing) || in(State::Printing))
        return {};
    return end_visit();
}

SelfServiceFlow::Commands SelfServiceFlow::on(const TimedOut&) {
    const bool idle = in(State::Welcome) || in(State::OutOfService);
    // Devices have time limits of their own; a ticket is never left half printed.
    if (idle || in(State::Issuing) || in(State::Printing))
        return {};
    return end_visit();
}

SelfServiceFlow::Commands SelfServiceFlow::on(const CardInserted&) {
    m_view.card_present = true;
    // A ticket on its way to paper is finished first: leaving it now would print a ghost.
    if (in(State::Issuing) || in(State::Printing))
        return {};
    Commands commands;
    // Another card in the middle of a visit is another person: nothing of the first may be seen.
    if (!m_applicant.iin.empty())
        commands = end_visit();
    go(State::OpenChip);
    return commands;
}

SelfServiceFlow::Commands SelfServiceFlow::on(const CardRemoved&) {
    m_view.card_present = false;
    switch (m_view.state) {
        case State::Welcome:
            m_view.notice.reset();
            return {};
        case State::OpenChip:
            m_view.notice = Notice{Notice::Kind::Warning, "error.card.removed", {}};
            return {};
        case State::Reading:
            // The running command ends by itself with card.removed; the answer brings the screen
            // back.
            return {};
        default:
            return {};  // once the data is read, people may take their card at any time
    }
}

SelfServiceFlow::Commands SelfServiceFlow::on(const CardServiceDown&) {
    m_card_service_down = true;
    m_view.card_present = false;
    if (in(State::Welcome) || in(State::OpenChip)) {
        go(State::OutOfService);
        m_view.notice = Notice{Notice::Kind::Error, "error.card.service_down", {}};
    }
    return {};
}

SelfServiceFlow::Commands SelfServiceFlow::on(const CardServiceUp&) {
    m_card_service_down = false;
    if (in(State::OutOfService))
        go(State::Welcome);
    return {};
}

SelfServiceFlow::Commands SelfServiceFlow::on(const ReadProgress& event) {
    if (in(State::Reading))
        m_view.progress = event.fraction;
    return {};
}

SelfServiceFlow::Commands SelfServiceFlow::on(const ChipRead& event) {
    if (!in(State::Reading))
        return {};
    if (!event.data) {
        go(State::OpenChip);
        tell(event.data.error());
        return {};
    }
    const auto& data = *event.data;
    if (!identity::Iin::parse(data.iin)) {
        go(State::OpenChip);
        m_view.notice = Notice{Notice::Kind::Error, "self.no_iin_on_card", {}};
        return {};
    }
    m_applicant = {data.iin, data.surname, data.given_names, data.document_number,
                   calendar::iso_date(data.birth_date)};
    m_view.holder_name = data.full_name();
    m_view.holder_iin = data.iin;
    go(State::Identity);
    return {};
}

SelfServiceFlow::Commands SelfServiceFlow::on(const TicketReserved& event) {
    if (!in(State::Issuing))
        return {};
    if (!event.ticket) {
        go(State::Services);
        tell(event.ticket.error());
        return {};
    }
    m_view.ticket = *event.ticket;
    go(State::Printing);
    return {PrintTicket{*m_view.ticket}};
}

SelfServiceFlow::Commands SelfServiceFlow::on(const TicketPrinted& event) {
    if (!in(State::Printing) || !m_view.ticket)
        return {};
    if (event.result)
        return {ConfirmPrinted{m_view.ticket->id}};
    go(State::PrintFailed);
    tell(event.result.error());
    return {ReportPrintFailed{m_view.ticket->id, event.result.error().code}};
}

SelfServiceFlow::Commands SelfServiceFlow::on(const TicketJoined& event) {
    if (!in(State::Printing) || !m_view.ticket)
        return {};
    go(State::Done);
    if (event.people_ahead)
        m_view.ticket->people_ahead = *event.people_ahead;
    else
        tell(event.people_ahead.error());
    return {};
}

}  // namespace tereze::flows
