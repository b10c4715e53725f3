// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The calls of server/api/openapi.yaml that this terminal makes.
#pragma once

#include "core/base/secret.h"
#include "core/casework/package.h"
#include "core/casework/people.h"
#include "core/identity/person.h"
#include "core/queue/ticket.h"
#include "core/text/localized.h"
#include "kiosk/central/http.h"

#include <optional>
#include <string>
#include <vector>

namespace tereze::central {

/// Turns an RFC 9457 problem into our error: its `code` member names it.
Error error_from_problem(const HttpResponse& response);

/// Blocking; used by one thread at a time (the terminal's network worker). Every call may fail with
/// central.unreachable, central.timeout, central.untrusted, central.answer_invalid, or the server's
/// own code.
class Client {
  public:
    explicit Client(HttpSettings settings) : m_http(std::move(settings)) {}

    /// What the following calls are bound by.
    void set_limits(std::chrono::milliseconds limit, std::stop_token stop);

    // Queue, self-service side.
    Result<queue::Ticket> reserve_ticket(const std::string& idempotency_key,
                                         const std::string& service_id, text::Language language,
                                         const queue::TicketApplicant& applicant);
    /// The ticket joins the queue; returns the people ahead of it.
    Result<int> confirm_printed(const std::string& ticket_id);
    Result<> report_print_failed(const std::string& ticket_id, const std::string& reason);
    Result<> cancel_ticket(const std::string& ticket_id);

    // Desk side: all but log_in need a session.
    Result<casework::Operator> log_in(const std::string& login, const Secret& password);
    Result<> log_out();
    Result<std::optional<queue::CalledTicket>> call_next(const std::string& idempotency_key);
    Result<std::optional<queue::CalledTicket>> current_ticket();
    /// `what`: "recall", "start", "no-show", "finish".
    Result<> change_current(const std::string& what);
    Result<identity::Person> look_up(const std::string& iin, const std::string& case_id);
    Result<std::vector<casework::CaseSummary>> recent_cases();
    Result<casework::Receipt> receipt(const std::string& case_id);
    /// "manifest", "signature", "chain" or "attachments/<file>" of a registered case.
    Result<Bytes> case_part(const std::string& case_id, const std::string& part);
    bool has_session() const { return !m_session.empty(); }

    /// Needs no session: a sealed case may be sent after a restart. A large one goes in parts, each
    /// within the limit, and on from where an earlier attempt ended.
    Result<casework::Receipt> submit_case(const std::string& case_id, ByteView envelope);

    Result<queue::HallQueue> hall_queue();

  private:
    /// Brings all parts of it to the server. Errors: uploads.… besides those above.
    Result<> upload(const std::string& sha256, ByteView envelope);
    Result<HttpResponse> call(std::string method, std::string path, std::string body = {},
                              std::map<std::string, std::string> headers = {});
    HttpConnection m_http;
    std::chrono::milliseconds m_limit{15000};
    std::stop_token m_stop;
    Secret m_session;
};

/// Reads the JSON of GET /v1/queue and of the event stream. Errors: central.answer_invalid.
Result<queue::HallQueue> parse_hall_queue(std::string_view json);

}  // namespace tereze::central
