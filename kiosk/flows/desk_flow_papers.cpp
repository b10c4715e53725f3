// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The end of the desk flow: papers, signature, sending, receipt, and the end of a visit.
#include "core/base/secret.h"
#include "kiosk/flows/desk_flow.h"

#include <algorithm>

namespace tereze::flows {

using namespace desk;
using regulation::Action;
using regulation::Channel;

// --- documents
// ------------------------------------------------------------------------------------

Document* DeskFlow::selected_document() {
    return m_view.selected < m_view.documents.size() ? &m_view.documents[m_view.selected] : nullptr;
}

DeskFlow::Commands DeskFlow::on(const AddDocument& event) {
    if (!in(State::Documents))
        return {};
    const auto kind = std::find_if(m_view.kinds.begin(), m_view.kinds.end(),
                                   [&](const auto& known) { return known.id == event.kind_id; });
    if (kind == m_view.kinds.end() || !kind->on_paper)
        return {};
    m_view.documents.push_back({*kind, kind->usual, {}});
    m_view.selected = m_view.documents.size() - 1;
    m_view.notice.reset();
    return {};
}

DeskFlow::Commands DeskFlow::on(const SelectDocument& event) {
    if (in(State::Documents) && event.index < m_view.documents.size())
        m_view.selected = event.index;
    return {};
}

DeskFlow::Commands DeskFlow::on(const SetAuthenticity& event) {
    auto* document = selected_document();
    // What lies on the glass is paper: a record of the state comes to the provider by another way.
    const bool on_paper = event.authenticity != casework::Authenticity::StateRecord;
    if (in(State::Documents) && document != nullptr && on_paper)
        document->authenticity = event.authenticity;
    return {};
}

DeskFlow::Commands DeskFlow::on(const RemoveDocument&) {
    auto* document = selected_document();
    if (!in(State::Documents) || document == nullptr)
        return {};
    for (auto& page : document->pages)
        wipe(page.jpeg);
    m_view.documents.erase(m_view.documents.begin() + static_cast<std::ptrdiff_t>(m_view.selected));
    if (m_view.selected > 0 && m_view.selected >= m_view.documents.size())
        --m_view.selected;
    return {};
}

DeskFlow::Commands DeskFlow::on(const ScanPage&) {
    if (!in(State::Documents) || !m_view.can_scan())
        return {};
    if (selected_document() == nullptr) {
        warn("desk.choose_document_first");
        return {};
    }
    go(State::Scanning);
    m_view.progress = 0;
    return {DoScan{}};
}

DeskFlow::Commands DeskFlow::on(const CancelScan&) {
    return in(State::Scanning) ? Commands{DoCancelScan{}} : Commands{};
}

DeskFlow::Commands DeskFlow::on(const ScanProgress& event) {
    if (in(State::Scanning) || in(State::Signing))
        m_view.progress = event.fraction;
    return {};
}

DeskFlow::Commands DeskFlow::on(const PageScanned& event) {
    if (!in(State::Scanning))
        return {};
    go(State::Documents);
    if (!event.result) {
        // Only this page is asked for again: all others stay where they are.
        tell(event.result.error());
        return {};
    }
    if (auto* document = selected_document(); document != nullptr) {
        document->pages.push_back(*event.result);
        document->pages.back().id = ++m_last_page;
    }
    return {};
}

DeskFlow::Commands DeskFlow::on(const RemovePage& event) {
    if (!in(State::Documents))
        return {};
    for (auto& document : m_view.documents)
        std::erase_if(document.pages, [&](const Page& page) { return page.id == event.page_id; });
    return {};
}

// --- signature
// ------------------------------------------------------------------------------------

casework::Manifest DeskFlow::manifest() const {
    casework::Manifest manifest;
    manifest.case_id = m_case_id;
    manifest.service_id = m_view.service_id;
    manifest.operation = word_of(*m_view.operation);
    manifest.channel = word_of(Channel::Centre);
    manifest.hall = m_settings.hall;
    manifest.ticket_number = m_view.called->ticket.number;
    manifest.operator_login = m_view.who->login;
    manifest.operator_name = m_view.who->name;
    manifest.prepared_at = m_clock.now();
    const auto& person = *m_view.person;
    manifest.applicant = {person.iin,        person.surname,    person.name,
                          person.patronymic, person.birth_date, person.document_number,
                          person.address,    m_view.phone};
    manifest.documents_on_paper = m_view.documents_on_paper;
    int number = 0;
    for (const auto& document : m_view.documents) {
        casework::Attachment line;
        line.number = ++number;
        line.kind = document.kind.id;
        line.title_kk = document.kind.title.kk;
        line.title_ru = document.kind.title.ru;
        line.authenticity = document.authenticity;
        line.pages = static_cast<int>(document.pages.size());
        manifest.attachments.push_back(std::move(line));
    }
    for (const auto& record : m_procedure->records())
        manifest.steps.push_back(record.id);
    return manifest;
}

DeskFlow::Commands DeskFlow::on(const PinStateRead& event) {
    m_view.pin_tries_left = event.tries_left;
    m_view.pin_locked = event.locked;
    m_view.pin_at_reader = event.at_reader;
    m_view.signer = event.holder;
    if (in(State::Sign) && event.locked)
        warn("error.token.pin_locked");
    return {};
}

DeskFlow::Commands DeskFlow::on(const SignerUnavailable& event) {
    m_view.signer.clear();
    if (in(State::Sign))
        tell(event.why);
    return {};
}

DeskFlow::Commands DeskFlow::on(const SealedCount& event) {
    m_view.sealed_waiting = event.count;
    return {};
}

DeskFlow::Commands DeskFlow::on(const EnterPin& event) {
    if (!in(State::Sign) || !event.pin || !m_view.ready_to_sign() ||
        event.pin->empty() != m_view.pin_at_reader)
        return {};
    // The process is asked before the token is: a signature out of order must not come to be.
    if (!m_procedure->allows(Action::FillScanSign)) {
        tell({"regulation.step_not_allowed", ErrorClass::Regulation, Remedy::None, {}});
        return {};
    }
    go(State::Signing);
    m_view.progress = 0;
    return {DoSignAndSeal{manifest(), m_view.documents, event.pin}};
}

DeskFlow::Commands DeskFlow::on(const SignedAndSealed& event) {
    if (!in(State::Signing))
        return {};
    if (!event.result) {
        const auto& error = event.result.error();
        go(State::Sign);
        tell(error);
        if (event.tries_left) {
            m_view.pin_tries_left = event.tries_left;
            m_view.notice->arguments["count"] = std::to_string(*event.tries_left);
        }
        m_view.pin_locked = error.code == "token.pin_locked";
        return {};
    }
    if (const auto done = step_done(Action::FillScanSign); !done) {
        tell(done.error());
        return {};
    }
    go(State::Sending);
    return {DoSend{m_case_id}};
}

// --- sending
// --------------------------------------------------------------------------------------

DeskFlow::Commands DeskFlow::on(const CaseRegistered& event) {
    const bool ours = event.case_id == m_case_id && (in(State::Sending) || in(State::Sealed));
    if (!ours) {
        // Sent by the outbox after a restart or a closed visit: its receipt waits in the list.
        const auto& receipt = event.receipt;
        m_view.recent.insert(m_view.recent.begin(),
                             {{event.case_id, receipt.registration_number, receipt.applicant_name,
                               receipt.service_id, receipt.registered_at},
                              true});
        return {};
    }
    auto done = step_done(Action::Send);
    if (done)
        done = step_done(Action::RegisterRequest);
    go(State::Registered);
    if (!done)
        tell(done.error());
    m_view.receipt = event.receipt;
    m_view.receipt_printed = false;
    return {};
}

DeskFlow::Commands DeskFlow::on(const CaseWaiting& event) {
    if (event.case_id != m_case_id || !(in(State::Sending) || in(State::Sealed)))
        return {};
    go(State::Sealed);
    tell(event.why);
    return {};
}

DeskFlow::Commands DeskFlow::on(const CaseRefused& event) {
    if (event.case_id != m_case_id || !(in(State::Sending) || in(State::Sealed)))
        return {};
    go(State::Refused);
    tell(event.why);
    return {};
}

DeskFlow::Commands DeskFlow::on(const RetrySending&) {
    if (!in(State::Sealed))
        return {};
    go(State::Sending);
    return {DoSend{m_case_id}};
}

// --- receipt and end
// ------------------------------------------------------------------------------

DeskFlow::Commands DeskFlow::on(const PrintReceipt&) {
    if (!in(State::Registered) || m_view.busy || !m_view.receipt)
        return {};
    m_view.busy = true;
    m_view.notice.reset();
    return {DoPrintReceipt{*m_view.receipt, m_view.receipt_printed}};
}

DeskFlow::Commands DeskFlow::on(const PrintReceiptOf& event) {
    if (!in(State::Queue) || m_view.busy)
        return {};
    m_view.busy = true;
    return {DoFetchReceipt{event.case_id}};
}

DeskFlow::Commands DeskFlow::on(const ReceiptPrinted& event) {
    m_view.busy = false;
    if (!event.result) {
        tell(event.result.error());
        return {};
    }
    m_view.receipt_printed = true;
    m_view.notice = Notice{Notice::Kind::Success, "desk.receipt_printed", {}};
    return {};
}

DeskFlow::Commands DeskFlow::on(const CloseTicket&) {
    const bool can_end = in(State::NotEntitled) || in(State::Operation) || in(State::Absent) ||
                         in(State::Unreachable) || in(State::Registered) || in(State::Sealed) ||
                         in(State::Refused) || (in(State::Called) && m_view.called->serving);
    if (!can_end || m_view.busy)
        return {};
    // Intake is not closed before the applicant has the inventory in hand (T29).
    if (in(State::Registered) && !m_view.receipt_printed) {
        warn("desk.print_receipt_first");
        return {};
    }
    m_view.busy = true;
    return {DoTicket{DoTicket::What::Finish}};
}

DeskFlow::Commands DeskFlow::on(const TicketClosed& event) {
    if (!event.result) {
        m_view.busy = false;
        tell(event.result.error());
        return {};
    }
    return end_visit();
}

DeskFlow::Commands DeskFlow::end_visit() {
    wipe_visit();
    go(State::Queue);
    return {DoWipe{}, DoRefresh{}};
}

void DeskFlow::wipe_visit() {
    if (m_procedure)
        m_records = m_procedure->records();
    m_procedure.reset();
    for (auto& document : m_view.documents)
        for (auto& page : document.pages)
            wipe(page.jpeg);
    if (m_view.person) {
        auto& person = *m_view.person;
        for (auto* text : {&person.iin, &person.surname, &person.name, &person.patronymic,
                           &person.address, &person.document_number})
            wipe(*text);
    }
    if (m_view.called) {
        auto& applicant = m_view.called->applicant;
        for (auto* text : {&applicant.iin, &applicant.surname, &applicant.given_names,
                           &applicant.document_number, &applicant.birth_date})
            wipe(*text);
    }
    wipe(m_view.phone);
    View fresh;
    fresh.state = m_view.state;
    fresh.who = std::move(m_view.who);
    fresh.waiting = std::move(m_view.waiting);
    fresh.recent = std::move(m_view.recent);
    fresh.sealed_waiting = m_view.sealed_waiting;
    m_view = std::move(fresh);
    m_case_id.clear();
}

}  // namespace tereze::flows
