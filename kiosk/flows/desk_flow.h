// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The assisted desk: from the operator's login to a registered case and its receipt, as a plain
// state machine whose order of steps comes from the regulation's process (Almaty 2015, clause 9).
//
//   Login -> Queue -> Called -> Operation -> LookingUp -> Form -> Documents <-> Scanning
//              ^        |           |             |                    |
//              |   NotEntitled      |   Absent | Unreachable         Sign -> Signing -> Sending
//              |        |           |             |                                      |
//              +---- CloseTicket ---+-------------+-------- Registered | Sealed | Refused
#pragma once

#include "core/base/clock.h"
#include "core/casework/procedure.h"
#include "core/regulation/practice.h"
#include "kiosk/flows/desk_types.h"

#include <functional>

namespace tereze::flows {

/// Not thread-safe; lives on the user-interface thread. Catalogue and clock must outlive it.
class DeskFlow {
  public:
    struct Settings {
        std::string hall;
        regulation::Practice practice;  ///< of the centre; checked
    };
    DeskFlow(const regulation::Catalogue& catalogue, const Clock& clock, Settings settings);

    std::vector<desk::Command> handle(const desk::Event& event);
    const desk::View& view() const { return m_view; }
    /// The steps of the present case with their times, for the supervisor and the demo's summary.
    std::vector<casework::StepRecord> step_records() const;
    const std::string& case_id() const { return m_case_id; }

  private:
    using Commands = std::vector<desk::Command>;
    Commands on(const desk::LogIn& event);
    Commands on(const desk::LogOut&);
    Commands on(const desk::CallNext&);
    Commands on(const desk::Recall&);
    Commands on(const desk::NoShow&);
    Commands on(const desk::StartServing&);
    Commands on(const desk::ChooseOperation& event);
    Commands on(const desk::RetryLookup&);
    Commands on(const desk::CloseTicket&);
    Commands on(const desk::PhoneChanged& event);
    Commands on(const desk::PaperMarkChanged& event);
    Commands on(const desk::Next&);
    Commands on(const desk::Back&);
    Commands on(const desk::AddDocument& event);
    Commands on(const desk::SelectDocument& event);
    Commands on(const desk::SetAuthenticity& event);
    Commands on(const desk::RemoveDocument&);
    Commands on(const desk::ScanPage&);
    Commands on(const desk::CancelScan&);
    Commands on(const desk::RemovePage& event);
    Commands on(const desk::EnterPin& event);
    Commands on(const desk::RetrySending&);
    Commands on(const desk::PrintReceipt&);
    Commands on(const desk::PrintReceiptOf& event);
    Commands on(const desk::TimedOut&);
    Commands on(const desk::LoggedIn& event);
    Commands on(const desk::QueueChanged& event);
    Commands on(const desk::TicketCalled& event);
    Commands on(const desk::TicketRestored& event);
    Commands on(const desk::ServingStarted& event);
    Commands on(const desk::LookedUp& event);
    Commands on(const desk::ScanProgress& event);
    Commands on(const desk::PageScanned& event);
    Commands on(const desk::PinStateRead& event);
    Commands on(const desk::SignerUnavailable& event);
    Commands on(const desk::SealedCount& event);
    Commands on(const desk::SignedAndSealed& event);
    Commands on(const desk::CaseRegistered& event);
    Commands on(const desk::CaseWaiting& event);
    Commands on(const desk::CaseRefused& event);
    Commands on(const desk::ReceiptPrinted& event);
    Commands on(const desk::RecentCases& event);
    Commands on(const desk::TicketClosed& event);

    bool in(desk::State state) const { return m_view.state == state; }
    void go(desk::State state);
    void tell(const Error& error) { m_view.notice = notice_of(error); }
    void warn(std::string message_id);
    Commands begin_case();
    Commands look_up();
    Commands end_visit();
    Result<casework::Procedure> procedure_of(regulation::Operation operation) const;
    Commands begin_procedure(regulation::Operation operation);
    Result<> step_done(regulation::Action action);
    void draw_way();
    casework::Manifest manifest() const;
    desk::Document* selected_document();
    void wipe_visit();

    const regulation::Catalogue& m_catalogue;
    const Clock& m_clock;
    const Settings m_settings;
    desk::View m_view;
    std::optional<casework::Procedure> m_procedure;
    std::vector<casework::StepRecord> m_records;  ///< of the case that ended last
    Clock::TimePoint m_step_started{};
    std::chrono::milliseconds m_login_took{0};
    std::string m_case_id;
    std::string m_next_key;
    std::uint64_t m_last_page = 0;
};

}  // namespace tereze::flows
