// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The table of the API's error codes.
#include "server/http/problem.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tereze::server::http {
namespace {

struct Entry {
    std::string_view code;
    int status;
    std::string_view title;
};

constexpr std::array kEntries{
    Entry{"request.malformed", 400, "The request is not well-formed"},
    Entry{"request.json_invalid", 400, "The body is not JSON"},
    Entry{"request.idempotency_key_missing", 400, "Idempotency-Key is missing or malformed"},
    Entry{"request.not_found", 404, "There is no such path"},
    Entry{"request.method_not_allowed", 405, "The path does not know this method"},
    Entry{"request.idempotency_key_reused", 409, "The key was used for another request"},
    Entry{"request.too_large", 413, "The body is too large"},
    Entry{"request.media_type_wrong", 415, "The body has the wrong media type"},
    Entry{"request.field_invalid", 422, "A member is missing, unknown or has a wrong value"},
    Entry{"store.unavailable", 503, "The database cannot be used at the moment"},
    Entry{"terminals.unknown", 403, "The terminal is not configured"},
    Entry{"terminals.enrolment_off", 403, "This server gives terminals no certificates"},
    Entry{"terminals.code_unknown", 403, "The code is wrong, used or too old"},
    Entry{"terminals.name_invalid", 422, "The name is none of a terminal"},
    Entry{"terminals.name_taken", 409, "The configuration has a terminal of this name"},
    Entry{"terminals.not_enrolled", 409, "The terminal is of the configuration"},
    Entry{"terminals.not_found", 404, "There is no such terminal"},
    Entry{"trust.request_invalid", 422, "The request for a certificate cannot be used"},
    Entry{"terminals.role_refused", 403, "The terminal's role may not do this"},
    Entry{"accounts.wrong_password", 401, "Login or password is wrong"},
    Entry{"accounts.session_required", 401, "Log in first"},
    Entry{"accounts.challenge_unknown", 422, "There is no such challenge, or its time is over"},
    Entry{"accounts.proof_wrong", 422, "The signature is none over the challenge"},
    Entry{"accounts.certificate_untrusted", 422, "The certificate is not trusted"},
    Entry{"accounts.certificate_revoked", 422, "The certificate is revoked or on hold"},
    Entry{"accounts.certificate_status_unknown", 503,
          "It could not be found out whether the certificate is revoked"},
    Entry{"accounts.not_registered", 403, "The certificate's holder has no account for this"},
    Entry{"accounts.not_entitled", 403, "The holder may not act for the organisation"},
    Entry{"accounts.password_too_short", 422, "The password is too short"},
    Entry{"accounts.role_missing", 403, "The account's roles do not allow this"},
    Entry{"accounts.locked", 423, "The account is locked for a while"},
    Entry{"tickets.not_found", 404, "There is no such ticket"},
    Entry{"tickets.state_wrong", 409, "The ticket's state does not allow this"},
    Entry{"tickets.service_unknown", 422, "The service is not offered in this hall"},
    Entry{"tickets.service_not_in_force", 422, "The service's act is not in force here today"},
    Entry{"tickets.benefit_unknown", 422, "The hall has no such category"},
    Entry{"tickets.day_limit", 409, "The hall gives no more tickets today"},
    Entry{"tickets.person_limit", 409, "The person has had the tickets of a day"},
    Entry{"tickets.lease_unknown", 409, "The lease does not hold this number here and today"},
    Entry{"tickets.number_used", 409, "The leased number has been used"},
    Entry{"tickets.recall_limit", 409, "The ticket has been called often enough"},
    Entry{"desk.unknown", 422, "The hall has no other window of that name"},
    Entry{"desk.ticket_open", 409, "The current ticket is not finished"},
    Entry{"desk.no_ticket", 409, "The window has no current ticket"},
    Entry{"lookups.applicant_absent", 404, "The state database has no such person"},
    Entry{"appointments.slot_unknown", 422, "The hall has no such time"},
    Entry{"appointments.slot_full", 409, "The time has been booked meanwhile"},
    Entry{"appointments.too_many", 409, "The person has booked a time already"},
    Entry{"appointments.not_found", 404, "There is no such appointment"},
    Entry{"appointments.state_wrong", 409, "The appointment is over"},
    Entry{"appointments.not_now", 409, "It is too early or too late to check in"},
    Entry{"lookups.not_connected", 501, "This server is not connected to that state database"},
    Entry{"lookups.gateway_error", 502, "The gateway refused or gave an unreadable answer"},
    Entry{"lookups.gateway_unreachable", 503, "The gateway gave no answer"},
    Entry{"cases.envelope_unreadable", 400, "The envelope cannot be opened"},
    Entry{"cases.not_found", 404, "There is no such case"},
    Entry{"cases.key_reused", 409, "This case was registered with other content"},
    Entry{"cases.package_invalid", 422, "The package is not well-formed"},
    Entry{"cases.manifest_invalid", 422, "The manifest is not valid"},
    Entry{"cases.attachment_missing", 422, "An attachment of the manifest is missing"},
    Entry{"cases.attachment_changed", 422, "An attachment is not the one of the manifest"},
    Entry{"cases.attachment_unknown", 422, "A file does not stand in the manifest"},
    Entry{"cases.signature_wrong", 422, "The signature does not hold"},
    Entry{"cases.signer_untrusted", 422, "The signer's certificate is not trusted"},
    Entry{"cases.signer_revoked", 422, "The signer's certificate is revoked or on hold"},
    Entry{"cases.signer_status_unknown", 503,
          "It could not be found out whether the signer's certificate is revoked"},
    Entry{"cases.signer_not_operator", 422, "The signer is not the manifest's operator"},
    Entry{"cases.hall_wrong", 422, "The case belongs to another hall"},
    Entry{"cases.key_not_case_id", 422, "Idempotency-Key is not the manifest's case id"},
    Entry{"cases.service_unknown", 422, "The catalogue has no such service"},
    Entry{"cases.operation_not_offered", 422, "The service has no such operation"},
    Entry{"cases.channel_not_offered", 422, "The service is not given through this channel"},
    Entry{"cases.service_not_in_force", 422, "The service's act is not in force here today"},
    Entry{"cases.applicant_not_allowed", 422, "The service is not given to natural persons"},
    Entry{"cases.step_not_allowed", 422, "The steps are no way through the regulation"},
    Entry{"office.case_state_wrong", 409, "The case does not allow this where it stands"},
    Entry{"office.case_taken", 409, "Another employee works on the case"},
    Entry{"office.not_executor", 403, "Only the one who works on the case may do this"},
    Entry{"office.signature_wrong", 422, "The signature does not hold over this document"},
    Entry{"office.signer_wrong", 422,
          "The signer is not the one who is logged in, or of another organisation"},
    Entry{"office.signer_not_entitled", 422,
          "The certificate gives no right to sign for the organisation"},
    Entry{"office.signer_untrusted", 422, "The signer's certificate is not trusted"},
    Entry{"office.signer_revoked", 422, "The signer's certificate is revoked or on hold"},
    Entry{"office.signer_status_unknown", 503,
          "It could not be found out whether the signer's certificate is revoked"},
    Entry{"conclusions.none_needed", 409, "The regulation asks for no conclusions here"},
    Entry{"conclusions.not_found", 404, "There is no such conclusion"},
    Entry{"conclusions.given", 409, "The conclusion has been given"},
    Entry{"conclusions.case_decided", 409, "The case has been decided"},
    Entry{"conclusions.reason_missing", 422, "A negative conclusion needs its reasons"},
    Entry{"conclusions.no_draft", 409, "The caller has drafted no conclusion"},
    Entry{"decisions.not_found", 404, "There is no such decision"},
    Entry{"decisions.state_wrong", 409, "The decision has been signed or given back"},
    Entry{"decisions.completeness_missing", 409, "The papers have not been found complete"},
    Entry{"decisions.conclusion_missing", 409,
          "A conclusion that the regulation demands is missing"},
    Entry{"decisions.conclusion_negative", 409, "A concurring body has said no"},
    Entry{"decisions.not_deemed_issued", 409, "By the regulation the licence is not deemed issued"},
    Entry{"decisions.sub_kind_unknown", 422, "The regulation has no such sub-kind"},
    Entry{"decisions.licence_missing", 422, "The licence that there is has to be named"},
    Entry{"decisions.licence_not_wanted", 422, "A new licence names no earlier one"},
    Entry{"decisions.ground_unknown", 422, "The ground is not on the regulation's list"},
    Entry{"decisions.reason_missing", 422, "The reasons are missing"},
    Entry{"licences.not_found", 404, "The register has no such licence"},
    Entry{"licences.state_wrong", 409, "The licence's state does not allow this"},
    Entry{"licences.number_invalid", 422, "The number is none of a licence"},
    Entry{"results.none", 404, "The case has no result yet"},
    Entry{"cases.signer_not_applicant", 422,
          "The signer is not the manifest's applicant, or has no account"},
    Entry{"cases.payment_missing", 422, "There is no evidence that the fee was paid"},
    Entry{"cases.payment_open", 409, "The payment has not come yet"},
    Entry{"cases.payment_used", 409, "The payment was used for another case"},
    Entry{"payments.service_unknown", 422, "The catalogue has no such service or operation"},
    Entry{"payments.fee_not_stated", 409, "Neither the regulation nor the centre states the fee"},
    Entry{"payments.not_found", 404, "There is no such payment"},
    Entry{"payments.not_connected", 501, "This server is not connected to the payment gateway"},
    Entry{"payments.gateway_unreachable", 503, "The payment gateway gave no answer"},
    Entry{"payments.gateway_error", 502,
          "The payment gateway refused or gave an unreadable answer"},
    Entry{"payments.amount_wrong", 409, "The amount that was paid is not the one ordered"},
    Entry{"payments.paid_twice", 409, "The order was paid by another payment of the bank"},
    Entry{"payments.notification_refused", 422,
          "The notification is not signed by the payment gateway"},
    Entry{"fees.unknown_date", 409, "The monthly index of the day is not known"},
    Entry{"surveys.none", 404, "There is no survey about this service"},
    Entry{"surveys.answer_unknown", 422, "The survey has no such answer"},
    Entry{"catalogue.service_unknown", 404, "The catalogue has no such service"},
    Entry{"uploads.not_found", 404, "There is no such upload"},
    Entry{"uploads.too_large", 413, "The upload is larger than a case may be"},
    Entry{"uploads.too_many", 409, "The terminal has too many open uploads"},
    Entry{"uploads.size_differs", 409, "The upload was begun with another size"},
    Entry{"uploads.place_wrong", 409, "The part does not begin where the last one ended"},
    Entry{"uploads.incomplete", 409, "Parts of the upload are missing"},
    Entry{"uploads.changed", 422, "The content is not that of the hash"},
    Entry{"casework.journal_invalid", 500, "The journal of the case was changed"},
    Entry{"casework.decision_invalid", 500, "The document of the decision is damaged"},
    Entry{"cases.journal_absent", 409, "The case was registered before journals were kept"},
};

const Entry* find(std::string_view code) {
    const auto* const found = std::find_if(kEntries.begin(), kEntries.end(),
                                           [&](const Entry& entry) { return entry.code == code; });
    return found == kEntries.end() ? nullptr : found;
}

}  // namespace

int status_of(std::string_view code) {
    const auto* entry = find(code);
    return entry == nullptr ? 500 : entry->status;
}

Response problem(const Error& error) {
    const auto* entry = find(error.code);
    const std::string code = entry == nullptr ? "server.failed" : error.code;
    const nlohmann::json body{
        {"type", "urn:tereze:problem:" + code},
        {"title", entry == nullptr ? "The server failed" : std::string(entry->title)},
        {"status", status_of(error.code)},
        {"code", code},
        {"detail", entry == nullptr ? std::string() : error.detail}};
    Response response;
    response.status = status_of(error.code);
    response.content_type = "application/problem+json";
    if (response.status == 401)
        response.headers = {{"WWW-Authenticate", "Bearer"}};
    response.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return response;
}

}  // namespace tereze::server::http
