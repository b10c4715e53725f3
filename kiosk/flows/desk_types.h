// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the desk flow hears, shows and wants done: plain data, one struct a thing.
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/casework/manifest.h"
#include "core/casework/package.h"
#include "core/casework/people.h"
#include "core/identity/person.h"
#include "core/queue/ticket.h"
#include "core/regulation/process.h"
#include "kiosk/flows/notice.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tereze::flows::desk {

using casework::Operator;
using identity::Person;
using queue::CalledTicket;
using queue::Ticket;
using queue::WaitingTicket;

enum class State {
    Login,
    Queue,
    Called,
    NotEntitled,  ///< the regulation does not name such an applicant: ends before it begins
    Operation,
    LookingUp,
    Absent,       ///< step 4 of the regulation: ends, scanning unreachable
    Unreachable,  ///< the gateway, not the person: retry
    Form,
    Documents,
    Scanning,
    Sign,
    Signing,
    Sending,
    Registered,
    Sealed,   ///< signed and waiting for the server; it will be sent by itself
    Refused,  ///< the server refused the case
};
std::string_view to_string(State state);

/// A scanned page; the pixels for the screen are made from the JPEG by the screen.
struct Page {
    std::uint64_t id = 0;
    Bytes jpeg;
    int width_px = 0;
    int height_px = 0;
    int dpi = 0;
    std::vector<std::string> remarks;  ///< message ids of quality remarks ("scan.blank")
};

/// How and where a regulation asks for a document.
struct Asked {
    regulation::Authenticity proof = regulation::Authenticity::Original;
    std::string clause;  ///< may be empty: a decision of ours put it there
};

struct DocumentKind {
    std::string id;
    text::Localized title;
    casework::Authenticity usual = casework::Authenticity::OriginalShown;
    std::optional<Asked> asked;  ///< empty: may be taken in, but the regulation does not ask for it
    bool on_paper = true;        ///< false: proves itself electronically and is never scanned
};

/// A document of the inventory while it is being taken in.
struct Document {
    DocumentKind kind;
    casework::Authenticity authenticity = casework::Authenticity::OriginalShown;
    std::vector<Page> pages;
};

/// The way through the regulation, as the screen draws it.
struct WayStep {
    std::string id;
    text::Localized title;
    std::string clause;
    bool done = false;
    bool current = false;
    std::optional<std::chrono::milliseconds> limit;
};

struct RecentCase {
    casework::CaseSummary summary;
    bool from_outbox =
        false;  ///< registered while nobody waited for it: its receipt is not printed
};

// --- events: what the operator does
// ---------------------------------------------------------------
struct LogIn {
    std::string login;
    std::shared_ptr<Secret> password;
};
struct LogOut {};
struct CallNext {};
struct Recall {};
struct NoShow {};
struct StartServing {};
struct ChooseOperation {
    regulation::Operation operation;
};
struct RetryLookup {};
struct CloseTicket {};  ///< ends the visit where nothing of it is left to do
struct PhoneChanged {
    std::string phone;
};
struct PaperMarkChanged {
    bool on = false;
};
struct Next {};
struct Back {};
struct AddDocument {
    std::string kind_id;
};
struct SelectDocument {
    std::size_t index = 0;
};
struct SetAuthenticity {
    casework::Authenticity authenticity;
};
struct RemoveDocument {};
struct ScanPage {};
struct CancelScan {};
struct RemovePage {
    std::uint64_t page_id = 0;
};
struct EnterPin {
    std::shared_ptr<Secret> pin;  ///< empty where it is typed at the reader
};
struct RetrySending {};
struct PrintReceipt {};
struct PrintReceiptOf {
    std::string case_id;
};
struct TimedOut {};

// --- events: what devices and the server tell
// -----------------------------------------------------
struct LoggedIn {
    Result<Operator> result;
    std::chrono::milliseconds took{0};
};
struct QueueChanged {
    std::vector<WaitingTicket> waiting;
};
struct TicketCalled {
    Result<std::optional<CalledTicket>> result;
};
struct TicketRestored {
    std::optional<CalledTicket> ticket;
};
struct ServingStarted {
    Result<> result;
};
struct LookedUp {
    Result<Person> result;
};
struct ScanProgress {
    double fraction = 0;
};
struct PageScanned {
    Result<Page> result;
};
struct PinStateRead {
    std::optional<int> tries_left;
    bool locked = false;
    std::string holder;
    bool at_reader = false;  ///< typed on the reader's own keys, and nowhere else
};
/// No token, or none that may sign for this operator.
struct SignerUnavailable {
    Error why;
};
struct SealedCount {
    std::size_t count = 0;
};
struct SignedAndSealed {
    Result<> result;
    std::optional<int> tries_left;
};
struct CaseRegistered {
    std::string case_id;
    casework::Receipt receipt;
};
struct CaseWaiting {
    std::string case_id;
    Error why;
};
struct CaseRefused {
    std::string case_id;
    Error why;
};
struct ReceiptPrinted {
    Result<> result;
};
struct RecentCases {
    std::vector<RecentCase> cases;
};
struct TicketClosed {
    Result<> result;
};

using Event =
    std::variant<LogIn, LogOut, CallNext, Recall, NoShow, StartServing, ChooseOperation,
                 RetryLookup, CloseTicket, PhoneChanged, PaperMarkChanged, Next, Back, AddDocument,
                 SelectDocument, SetAuthenticity, RemoveDocument, ScanPage, CancelScan, RemovePage,
                 EnterPin, RetrySending, PrintReceipt, PrintReceiptOf, TimedOut, LoggedIn,
                 QueueChanged, TicketCalled, TicketRestored, ServingStarted, LookedUp, ScanProgress,
                 PageScanned, PinStateRead, SignerUnavailable, SealedCount, SignedAndSealed,
                 CaseRegistered, CaseWaiting, CaseRefused, ReceiptPrinted, RecentCases,
                 TicketClosed>;

// --- commands: what the application has to do
// -----------------------------------------------------
struct DoLogIn {
    std::string login;
    std::shared_ptr<Secret> password;
};
struct DoLogOut {};
struct DoCallNext {
    std::string idempotency_key;
};
struct DoTicket {
    enum class What { Recall, Start, NoShow, Finish } what;
};
struct DoLookup {
    std::string iin;
    std::string case_id;
};
struct DoScan {};
struct DoCancelScan {};
struct DoReadPinState {};
/// Build the PDFs and the manifest, sign with the token, seal to the outbox: one unbroken command,
/// so that a crash leaves either nothing or an envelope that will be sent.
struct DoSignAndSeal {
    casework::Manifest manifest;  ///< without sizes, hashes and file names, which the PDFs give
    std::vector<Document> documents;
    std::shared_ptr<Secret> pin;
};
struct DoSend {
    std::string case_id;
};
struct DoPrintReceipt {
    casework::Receipt receipt;
    bool duplicate = false;
};
struct DoFetchReceipt {
    std::string case_id;
};
struct DoRefresh {};  ///< queue and recent cases
struct DoWipe {};     ///< pictures and texts of this visit

using Command = std::variant<DoLogIn, DoLogOut, DoCallNext, DoTicket, DoLookup, DoScan,
                             DoCancelScan, DoReadPinState, DoSignAndSeal, DoSend, DoPrintReceipt,
                             DoFetchReceipt, DoRefresh, DoWipe>;

struct View {
    State state = State::Login;
    std::optional<Notice> notice;
    bool busy = false;  ///< an answer is awaited; buttons that would ask again are disabled
    std::optional<Operator> who;
    std::vector<WaitingTicket> waiting;
    std::vector<RecentCase> recent;
    std::optional<CalledTicket> called;
    bool cannot_begin = false;  ///< the called ticket's service is not given here: only the end
    std::string service_id;
    std::vector<regulation::Operation> operations;
    std::optional<regulation::Operation> operation;
    std::vector<WayStep> way;
    std::optional<Person> person;
    std::string phone;
    bool documents_on_paper = false;
    std::vector<DocumentKind> kinds;  ///< what the regulation asks for stands first
    /// The clause of the standard that the act leaves the list of documents to; may be empty.
    std::optional<std::string> documents_in_standard;
    std::vector<Document> documents;
    std::size_t selected = 0;
    double progress = 0;
    std::optional<int> pin_tries_left;
    bool pin_locked = false;
    bool pin_at_reader = false;
    std::string signer;
    std::optional<casework::Receipt> receipt;
    bool receipt_printed = false;
    std::size_t sealed_waiting = 0;  ///< envelopes in the outbox
    bool can_scan() const { return documents_on_paper; }
    bool ready_to_sign() const;
    bool taken_in(std::string_view kind_id) const;
    /// How many of the papers that the regulation asks for are not in the inventory yet.
    long still_asked_for() const;
};

}  // namespace tereze::flows::desk
