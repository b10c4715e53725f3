// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The self-service visit up to the queue ticket, as a plain state machine: events in, view and
// commands out. It knows no device, no screen and no network.
//
//   Welcome --card--> OpenChip --key--> Reading --data--> Identity --> Services --> Issuing
//      |                 ^                |                              ^             |
//      |                 +--- failed -----+ (the same screen again)      |         Printing -->
//      Done
//      +---- TypeIin (also by a card's barcode)
//      ----------------------------------------------------+             |  ^
//                                                                         no paper --> PrintFailed
//   Every state: Finish, TimedOut and (until the data is read) CardRemoved lead back to Welcome,
//   wiped.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/calendar/civil_time.h"
#include "core/identity/document_data.h"
#include "core/identity/mrz.h"
#include "core/identity/mrz_key.h"
#include "core/queue/ticket.h"
#include "kiosk/flows/notice.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tereze::flows {

using queue::Ticket;
using queue::TicketApplicant;

/// The fields that open the chip (ICAO 9303-11 BAC), as typed or read from the zone.
struct ChipKeyFields {
    std::string document_number;
    std::string birth_date;   ///< DD.MM.YYYY as typed
    std::string expiry_date;  ///< DD.MM.YYYY as typed
};

namespace self_service {

enum class State {
    Welcome,
    OpenChip,
    Reading,
    TypeIin,
    Identity,
    Services,
    Issuing,
    Printing,
    PrintFailed,
    Done,
    OutOfService,
};
std::string_view to_string(State state);

// What people do.
struct TypeIinInstead {};
struct FieldsChanged {
    ChipKeyFields fields;
};
struct ZoneRead {
    std::vector<std::string> lines;
};  ///< a keyboard-wedge reader sent the whole zone
struct IinChanged {
    std::string iin;
};
struct BarcodeRead {
    std::string text;
};  ///< of the back of a card, by a scanner at a serial port or one that types
struct Next {};
struct Back {};
struct ChooseService {
    std::string id;
};
struct RetryPrinting {};
struct Finish {};
struct TimedOut {};

// What devices and the server tell.
struct CardInserted {
    std::uint64_t insertion = 0;
};
struct CardRemoved {};
struct CardServiceDown {};
struct CardServiceUp {};
struct ReadProgress {
    double fraction = 0;
};
struct ChipRead {
    Result<identity::DocumentData> data;
};
struct TicketReserved {
    Result<Ticket> ticket;
};
struct TicketPrinted {
    Result<> result;
};
struct TicketJoined {
    Result<int> people_ahead;
};

using Event = std::variant<TypeIinInstead, FieldsChanged, ZoneRead, IinChanged, BarcodeRead, Next,
                           Back, ChooseService, RetryPrinting, Finish, TimedOut, CardInserted,
                           CardRemoved, CardServiceDown, CardServiceUp, ReadProgress, ChipRead,
                           TicketReserved, TicketPrinted, TicketJoined>;

// What the application has to do.
struct ReadChip {
    identity::MrzKey key;
};
struct CancelRead {};
struct ReserveTicket {
    std::string service_id;
    TicketApplicant applicant;
};
struct PrintTicket {
    Ticket ticket;
};
struct ConfirmPrinted {
    std::string ticket_id;
};
struct ReportPrintFailed {
    std::string ticket_id;
    std::string reason;
};
struct EndVisit {};  ///< wipe everything of this visit: language, text size, pictures, print data

using Command = std::variant<ReadChip, CancelRead, ReserveTicket, PrintTicket, ConfirmPrinted,
                             ReportPrintFailed, EndVisit>;

struct View {
    State state = State::Welcome;
    std::optional<Notice> notice;
    ChipKeyFields fields;
    bool fields_complete = false;
    std::string iin;
    bool iin_complete = false;
    double progress = 0;
    std::string holder_name;
    std::string holder_iin;
    std::vector<std::string> service_ids;  ///< what may be chosen, from Services on
    std::string chosen_service;
    std::optional<Ticket> ticket;
    bool card_present = false;
};

}  // namespace self_service

/// Not thread-safe; lives on the user-interface thread.
class SelfServiceFlow {
  public:
    /// The ids of the services that this terminal offers on a day in Almaty, in the order of the
    /// screen. It is asked in every visit: an act may begin or end while the terminal runs.
    using Offer = std::function<std::vector<std::string>(calendar::Date)>;

    /// The clock must outlive it.
    SelfServiceFlow(Offer offer, const Clock& clock);

    std::vector<self_service::Command> handle(const self_service::Event& event);
    const self_service::View& view() const { return m_view; }

  private:
    using Commands = std::vector<self_service::Command>;
    Commands on(const self_service::TypeIinInstead&);
    Commands on(const self_service::FieldsChanged& event);
    Commands on(const self_service::ZoneRead& event);
    Commands on(const self_service::IinChanged& event);
    Commands on(const self_service::BarcodeRead& event);
    Commands on(const self_service::Next&);
    Commands on(const self_service::Back&);
    Commands on(const self_service::ChooseService& event);
    Commands on(const self_service::RetryPrinting&);
    Commands on(const self_service::Finish&);
    Commands on(const self_service::TimedOut&);
    Commands on(const self_service::CardInserted& event);
    Commands on(const self_service::CardRemoved&);
    Commands on(const self_service::CardServiceDown&);
    Commands on(const self_service::CardServiceUp&);
    Commands on(const self_service::ReadProgress& event);
    Commands on(const self_service::ChipRead& event);
    Commands on(const self_service::TicketReserved& event);
    Commands on(const self_service::TicketPrinted& event);
    Commands on(const self_service::TicketJoined& event);

    Commands start_reading();
    Commands end_visit();
    void go(self_service::State state);
    void tell(const Error& error) { m_view.notice = notice_of(error); }
    bool in(self_service::State state) const { return m_view.state == state; }

    const Offer m_offer;
    const Clock& m_clock;
    self_service::View m_view;
    TicketApplicant m_applicant;
    bool m_card_service_down = false;
};

}  // namespace tereze::flows
