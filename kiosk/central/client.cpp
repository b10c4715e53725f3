// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/central/client.h"

#include "core/base/digest.h"
#include "core/casework/receipt_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tereze::central {
namespace {

using nlohmann::json;

/// What goes in one piece; a larger case in parts, so that a broken line costs one of them.
constexpr std::size_t kLargestWhole = 1024 * 1024;
constexpr std::size_t kPart = 512 * 1024;

tl::unexpected<Error> invalid(std::string detail) {
    return fail("central.answer_invalid", ErrorClass::Network, Remedy::Service, std::move(detail));
}

ErrorClass class_of(long status) {
    if (status == 401 || status == 403 || status == 423 || status == 429)
        return ErrorClass::User;
    return status < 500 ? ErrorClass::Regulation : ErrorClass::Network;
}

/// Runs a reader over an answer's JSON; a missing member or a wrong type is an invalid answer.
template <class Reader>
auto read(ByteView body, Reader reader) -> Result<decltype(reader(json()))> {
    try {
        return reader(json::parse(body.begin(), body.end()));
    } catch (const json::exception& exception) {
        return invalid(exception.what());
    }
}

std::string text_or_empty(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

calendar::TimePoint time_of(const json& object, const char* name) {
    return calendar::parse_iso_time(text_or_empty(object, name)).value_or(calendar::TimePoint{});
}

queue::Ticket ticket_of(const json& object) {
    queue::Ticket ticket;
    ticket.id = object.at("id").get<std::string>();
    ticket.number = object.at("number").get<std::string>();
    ticket.service_id = object.at("service_id").get<std::string>();
    ticket.url = text_or_empty(object, "url");
    ticket.created_at = time_of(object, "created_at");
    ticket.people_ahead = object.value("people_ahead", 0);
    if (object.contains("estimated_wait_minutes") && object["estimated_wait_minutes"].is_number())
        ticket.estimated_wait_minutes = object["estimated_wait_minutes"].get<int>();
    return ticket;
}

queue::CalledTicket called_ticket_of(const json& object) {
    queue::CalledTicket called;
    called.ticket = ticket_of(object);
    const auto& applicant = object.at("applicant");
    called.applicant = {text_or_empty(applicant, "iin"), text_or_empty(applicant, "surname"),
                        text_or_empty(applicant, "given_names"),
                        text_or_empty(applicant, "document_number"),
                        text_or_empty(applicant, "birth_date")};
    called.serving = text_or_empty(object, "state") == "serving";
    return called;
}

Result<std::optional<queue::CalledTicket>> optional_ticket(const HttpResponse& response) {
    if (response.status == 204)
        return std::optional<queue::CalledTicket>();
    return read(response.body,
                [](const json& object) { return std::optional(called_ticket_of(object)); });
}

}  // namespace

Error error_from_problem(const HttpResponse& response) {
    const auto problem = json::parse(response.body.begin(), response.body.end(), nullptr, false);
    Error error{"central.server_error", class_of(response.status), Remedy::Retry,
                "HTTP " + std::to_string(response.status)};
    if (problem.is_object() && problem.contains("code") && problem["code"].is_string()) {
        error.code = problem["code"].get<std::string>();
        if (error.error_class != ErrorClass::Network)
            error.remedy = Remedy::None;
    }
    return error;
}

void Client::set_limits(std::chrono::milliseconds limit, std::stop_token stop) {
    m_limit = limit;
    m_stop = std::move(stop);
}

Result<HttpResponse> Client::call(std::string method, std::string path, std::string body,
                                  std::map<std::string, std::string> headers) {
    HttpRequest request{std::move(method), std::move(path), std::move(headers),
                        to_bytes(body),    m_limit,         m_stop};
    if (!body.empty())
        request.headers.emplace("Content-Type", "application/json");
    if (!m_session.empty())
        request.headers.emplace("Authorization", "Bearer " + std::string(m_session.view()));
    auto response = m_http.send(request);
    wipe(body);
    wipe(request.body);
    if (!response)
        return response;
    if (response->status >= 400)
        return fail(error_from_problem(*response));
    return response;
}

Result<queue::Ticket> Client::reserve_ticket(const std::string& idempotency_key,
                                             const std::string& service_id, text::Language language,
                                             const queue::TicketApplicant& applicant) {
    const json body{{"service_id", service_id},
                    {"language", code(language)},
                    {"purpose", "submit"},
                    {"applicant",
                     {{"iin", applicant.iin},
                      {"surname", applicant.surname},
                      {"given_names", applicant.given_names},
                      {"document_number", applicant.document_number},
                      {"birth_date", applicant.birth_date}}}};
    TEREZE_ASSIGN(const auto response,
                  call("POST", "/v1/tickets", body.dump(), {{"Idempotency-Key", idempotency_key}}));
    return read(response.body, ticket_of);
}

Result<int> Client::confirm_printed(const std::string& ticket_id) {
    TEREZE_ASSIGN(const auto response, call("POST", "/v1/tickets/" + ticket_id + "/printed"));
    return read(response.body,
                [](const json& object) { return object.at("people_ahead").get<int>(); });
}

Result<> Client::report_print_failed(const std::string& ticket_id, const std::string& reason) {
    return call("POST", "/v1/tickets/" + ticket_id + "/print-failed",
                json{{"reason", reason}}.dump())
        .map([](const auto&) {});
}

Result<> Client::cancel_ticket(const std::string& ticket_id) {
    return call("POST", "/v1/tickets/" + ticket_id + "/cancel").map([](const auto&) {});
}

Result<casework::Operator> Client::log_in(const std::string& login, const Secret& password) {
    m_session.clear();
    TEREZE_ASSIGN(auto response,
                  call("POST", "/v1/sessions",
                       json{{"login", login}, {"password", std::string(password.view())}}.dump()));
    auto who = read(response.body, [&](const json& object) {
        auto token = object.at("token").get<std::string>();
        m_session = Secret(token);
        wipe(token);
        const auto& person = object.at("operator");
        return casework::Operator{person.at("login").get<std::string>(),
                                  person.at("name").get<std::string>(),
                                  text_or_empty(person, "iin")};
    });
    wipe(response.body);
    return who;
}

Result<> Client::log_out() {
    if (m_session.empty())
        return {};
    auto answer = call("DELETE", "/v1/sessions/current").map([](const auto&) {});
    m_session.clear();
    return answer;
}

Result<std::optional<queue::CalledTicket>> Client::call_next(const std::string& idempotency_key) {
    TEREZE_ASSIGN(const auto response,
                  call("POST", "/v1/desk/next", {}, {{"Idempotency-Key", idempotency_key}}));
    return optional_ticket(response);
}

Result<std::optional<queue::CalledTicket>> Client::current_ticket() {
    TEREZE_ASSIGN(const auto response, call("GET", "/v1/desk/current"));
    return optional_ticket(response);
}

Result<> Client::change_current(const std::string& what) {
    return call("POST", "/v1/desk/current/" + what).map([](const auto&) {});
}

Result<identity::Person> Client::look_up(const std::string& iin, const std::string& case_id) {
    TEREZE_ASSIGN(
        const auto response,
        call("POST", "/v1/lookups",
             json{{"kind", "natural"}, {"iin", iin}, {"reason_case_id", case_id}}.dump()));
    return read(response.body, [](const json& answer) {
        const auto& object = answer.at("person");
        identity::Person person;
        person.iin = object.at("iin").get<std::string>();
        person.surname = text_or_empty(object, "surname");
        person.name = text_or_empty(object, "name");
        person.patronymic = text_or_empty(object, "patronymic");
        person.birth_date = calendar::parse_iso_date(text_or_empty(object, "birth_date"))
                                .value_or(calendar::Date{});
        // The record has it in Kazakh and in Russian; papers here are Kazakh first.
        if (object.contains("address") && object["address"].is_object())
            person.address = text_or_empty(object["address"], "kk");
        if (object.contains("document") && object["document"].is_object())
            person.document_number = text_or_empty(object["document"], "number");
        return person;
    });
}

Result<std::vector<casework::CaseSummary>> Client::recent_cases() {
    TEREZE_ASSIGN(const auto response, call("GET", "/v1/cases?state=registered"));
    return read(response.body, [](const json& answer) {
        std::vector<casework::CaseSummary> cases;
        for (const auto& object : answer.at("cases"))
            cases.push_back({object.at("id").get<std::string>(),
                             object.at("registration_number").get<std::string>(),
                             text_or_empty(object, "applicant_name"),
                             text_or_empty(object, "service_id"),
                             time_of(object, "registered_at")});
        return cases;
    });
}

Result<casework::Receipt> Client::receipt(const std::string& case_id) {
    TEREZE_ASSIGN(const auto response, call("GET", "/v1/cases/" + case_id));
    return casework::parse_receipt(as_text(response.body));
}

Result<Bytes> Client::case_part(const std::string& case_id, const std::string& part) {
    TEREZE_ASSIGN(auto response, call("GET", "/v1/cases/" + case_id + "/" + part));
    return std::move(response.body);
}

Result<> Client::upload(const std::string& sha256, ByteView envelope) {
    const json whole{{"sha256", sha256}, {"size", envelope.size()}};
    TEREZE_ASSIGN(const auto begun, call("POST", "/v1/uploads", whole.dump()));
    const auto received_of = [](const json& answer) {
        return answer.at("received").get<std::size_t>();
    };
    TEREZE_ASSIGN(auto received, read(begun.body, received_of));
    while (received < envelope.size()) {
        const auto part = envelope.subspan(received, std::min(kPart, envelope.size() - received));
        const HttpRequest request{"PUT",
                                  "/v1/uploads/" + sha256 + "/" + std::to_string(received),
                                  {{"Content-Type", "application/octet-stream"}},
                                  Bytes(part.begin(), part.end()),
                                  m_limit,
                                  m_stop};
        TEREZE_ASSIGN(const auto response, m_http.send(request));
        if (response.status >= 400)
            return fail(error_from_problem(response));
        TEREZE_ASSIGN(const auto now, read(response.body, received_of));
        if (now <= received)
            return invalid("an upload that does not go on");
        received = now;
    }
    return {};
}

Result<casework::Receipt> Client::submit_case(const std::string& case_id, ByteView envelope) {
    if (envelope.size() > kLargestWhole) {
        const auto sha256 = sha256_hex(envelope);
        TEREZE_TRY(upload(sha256, envelope));
        TEREZE_ASSIGN(const auto answer, call("POST", "/v1/cases", json{{"upload", sha256}}.dump(),
                                              {{"Idempotency-Key", case_id}}));
        return casework::parse_receipt(as_text(answer.body));
    }
    const HttpRequest request{"POST",
                              "/v1/cases",
                              {{"Content-Type", "application/cms"}, {"Idempotency-Key", case_id}},
                              Bytes(envelope.begin(), envelope.end()),
                              m_limit,
                              m_stop};
    TEREZE_ASSIGN(const auto response, m_http.send(request));
    if (response.status >= 400)
        return fail(error_from_problem(response));
    return casework::parse_receipt(as_text(response.body));
}

Result<queue::HallQueue> Client::hall_queue() {
    TEREZE_ASSIGN(const auto response, call("GET", "/v1/queue"));
    return parse_hall_queue(as_text(response.body));
}

Result<queue::HallQueue> parse_hall_queue(std::string_view text) {
    return read(as_bytes(text), [](const json& answer) {
        queue::HallQueue hall;
        for (const auto& object : answer.at("waiting"))
            hall.waiting.push_back({object.at("number").get<std::string>(),
                                    text_or_empty(object, "service_id"), time_of(object, "since")});
        for (const auto& object : answer.at("called"))
            hall.called.push_back({object.at("number").get<std::string>(),
                                   text_or_empty(object, "desk"), time_of(object, "called_at"),
                                   text_or_empty(object, "state") == "serving"});
        return hall;
    });
}

}  // namespace tereze::central
