// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Lookups in the state databases through ШЭП.
#include "server/gateways/gateway.h"

#include "core/base/ids.h"
#include "core/base/secret.h"
#include "core/trust/xml/signature.h"
#include "server/gateways/pinned_signature.h"
#include "server/gateways/sync_channel.h"

#include <algorithm>
#include <random>
#include <thread>

namespace tereze::server::gateways {
namespace {

/// "Unreachable" and "absent" are facts of their own; everything else is the gateway's error.
Error as_lookup_error(Error error) {
    if (error.code == "lookups.applicant_absent")
        return error;
    error.detail = error.code + ": " + error.detail;
    error.code = error.code == "gateway.unreachable" ? "lookups.gateway_unreachable"
                                                     : "lookups.gateway_error";
    return error;
}

Error as_payment_error(Error error) {
    error.detail = error.code + ": " + error.detail;
    error.code = error.code == "gateway.unreachable" ? "payments.gateway_unreachable"
                                                     : "payments.gateway_error";
    return error;
}

using Steady = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kFirstPause{100};

/// Doubled with each attempt, and a random part of it: those who were cut off together do not come
/// back together.
std::chrono::milliseconds pause_after(int attempt) {
    thread_local std::minstd_rand random(std::random_device{}());
    const auto longest = kFirstPause * (1 << std::min(attempt - 1, 6));
    return std::chrono::milliseconds(
        std::uniform_int_distribution<std::int64_t>(longest.count() / 2, longest.count())(random));
}

std::chrono::milliseconds time_until(Steady::time_point end) {
    return std::max(std::chrono::milliseconds(1),
                    std::chrono::duration_cast<std::chrono::milliseconds>(end - Steady::now()));
}

void wipe_words(text::Localized& words) {
    wipe(words.kk);
    wipe(words.ru);
}

void wipe_person(Found<NaturalPerson>& found) {
    auto& person = found.subject;
    for (auto* text :
         {&person.iin, &person.surname, &person.name, &person.patronymic, &person.birth_date})
        wipe(*text);
    wipe_words(person.address);
    if (person.document)
        wipe(person.document->number);
}

void wipe_entity(Found<LegalEntity>& found) {
    if (!found.subject.head)
        return;
    auto& head = *found.subject.head;
    for (auto* text : {&head.iin, &head.surname, &head.name, &head.patronymic})
        wipe(*text);
}

/// What is remembered, else what the register says now.
template <class Subject, class Ask>
Result<Found<Subject>> look_up(AnswerMemory<Found<Subject>>& memory, const std::string& number,
                               const std::string& case_id, const Clock& clock, const Ask& ask) {
    if (auto known = memory.find(number, case_id, clock.now())) {
        known->from_memory = true;
        return std::move(*known);
    }
    Result<Found<Subject>> found = ask();
    if (!found)
        return fail(as_lookup_error(std::move(found).error()));
    memory.keep(number, case_id, *found, clock.now());
    return found;
}

}  // namespace

Gateway::Gateway(GatewayOptions options, const Clock& clock)
    : m_options(std::move(options)),
      m_clock(clock),
      m_people{m_options.natural_person_service, CircuitBreaker(m_options.breaker)},
      m_entities{m_options.legal_entity_service, CircuitBreaker(m_options.breaker)},
      m_payments{m_options.payment_service, CircuitBreaker(m_options.breaker)},
      m_notaries{m_options.notary_service, CircuitBreaker(m_options.breaker)},
      m_licences{m_options.licence_search_service, CircuitBreaker(m_options.breaker)},
      m_known_people(m_options.memory, wipe_person),
      m_known_entities(m_options.memory, wipe_entity) {}

Result<Gateway::Answer> Gateway::ask_once(const std::string& service_id, const BuildData& build,
                                          std::chrono::milliseconds limit) const {
    const auto now = m_clock.now();
    SyncRequest request;
    request.message_id = make_uuid_v7(now);
    request.service_id = service_id;
    request.message_date = now;
    request.sender_id = m_options.sender_id;
    request.password = m_options.password;
    TEREZE_ASSIGN(request.data, build(request.message_id, now));
    TEREZE_ASSIGN(auto unsigned_message, build_sync_request(request));
    TEREZE_ASSIGN(const auto message, signed_message(std::move(unsigned_message)));
    TEREZE_ASSIGN(const auto answer, post_soap(m_options.target, message, limit));
    TEREZE_TRY(check_signature(answer.body));
    // SOAP 1.1 over HTTP §6.2: a fault comes with status 500, so the body decides, not the status.
    TEREZE_ASSIGN(auto response, parse_sync_response(answer.body));
    return Answer{std::move(response.data), request.message_id};
}

/// Lookups change nothing, so one that nobody answered may be asked again.
Result<Gateway::Answer> Gateway::ask(Service& service, const BuildData& build) const {
    const auto end = Steady::now() + m_options.timeout;
    for (int attempt = 1;; ++attempt) {
        if (!service.breaker.admit(m_clock.now()))
            return fail("gateway.unreachable", ErrorClass::Network, Remedy::Retry,
                        "not asked: it has not answered lately");
        auto answer = ask_once(service.id, build, time_until(end));
        const bool silent = !answer && answer.error().code == "gateway.unreachable";
        if (!silent) {
            service.breaker.note_answer();
            return answer;
        }
        service.breaker.note_silence(m_clock.now());
        const auto pause = pause_after(attempt);
        if (attempt >= m_options.attempts || Steady::now() + pause >= end)
            return answer;
        std::this_thread::sleep_for(pause);
    }
}

Result<std::string> Gateway::signed_message(std::string message) const {
    if (!m_options.key)
        return message;
    const auto& key = *m_options.key;
    TEREZE_ASSIGN(const Bytes written,
                  trust::xml::sign_envelope(as_bytes(message), key.certificate,
                                            [&](ByteView bytes) { return key.key.sign(bytes); }));
    return as_text(written);
}

Result<> Gateway::check_signature(const std::string& answer) const {
    if (!m_options.answers_signed_by)
        return {};
    return check_pinned_signature(answer, *m_options.answers_signed_by, m_clock.now());
}

Result<Found<NaturalPerson>> Gateway::find_natural_person(const std::string& iin,
                                                          const std::string& case_id) {
    return look_up(m_known_people, iin, case_id, m_clock, [&]() -> Result<Found<NaturalPerson>> {
        TEREZE_ASSIGN(const auto answer,
                      ask(m_people, [&](const std::string& id, Clock::TimePoint now) {
                          return Result<XmlElement>(
                              build_person_request({id, now, m_options.sender_code, iin}));
                      }));
        TEREZE_ASSIGN(auto person, parse_person_response(answer.data, iin, m_options.absent_codes));
        return Found<NaturalPerson>{std::move(person), answer.message_id};
    });
}

Result<Found<LegalEntity>> Gateway::find_legal_entity(const std::string& bin,
                                                      const std::string& case_id) {
    if (m_entities.id.empty())
        return fail("lookups.not_connected", ErrorClass::Software, Remedy::Configure);
    return look_up(m_known_entities, bin, case_id, m_clock, [&]() -> Result<Found<LegalEntity>> {
        TEREZE_ASSIGN(const auto answer, ask(m_entities, [&](const std::string&, Clock::TimePoint) {
                          return build_entity_request(m_options.requestor_bin, bin);
                      }));
        TEREZE_ASSIGN(auto entity, parse_entity_response(answer.data, bin, m_options.absent_codes));
        return Found<LegalEntity>{std::move(entity), answer.message_id};
    });
}

Result<Found<PowerOfAttorney>> Gateway::find_power_of_attorney(const std::string& number,
                                                               const std::string& trustee_iin) {
    if (m_notaries.id.empty())
        return fail("lookups.not_connected", ErrorClass::Software, Remedy::Configure);
    const auto answer = ask(m_notaries, [&](const std::string&, Clock::TimePoint) {
        return Result<XmlElement>(build_power_request(number, trustee_iin));
    });
    if (!answer)
        return fail(as_lookup_error(answer.error()));
    auto power = parse_power_response(answer->data, number, trustee_iin, m_options.absent_codes);
    if (!power)
        return fail(as_lookup_error(std::move(power).error()));
    return Found<PowerOfAttorney>{std::move(*power), answer->message_id};
}

Result<Found<std::vector<FoundLicence>>> Gateway::find_licences(const std::string& holder) {
    if (m_licences.id.empty())
        return fail("lookups.not_connected", ErrorClass::Software, Remedy::Configure);
    const auto answer = ask(m_licences, [&](const std::string& id, Clock::TimePoint now) {
        return Result<XmlElement>(build_licence_search(id, now, m_options.sender_id, holder));
    });
    if (!answer)
        return fail(as_lookup_error(answer.error()));
    auto found = parse_licence_search(answer->data, holder);
    if (!found)
        return fail(as_lookup_error(std::move(found).error()));
    return Found<std::vector<FoundLicence>>{std::move(*found), answer->message_id};
}

Result<std::string> Gateway::post_async(Result<std::string> message) const {
    const auto posted = [&]() -> Result<std::string> {
        TEREZE_ASSIGN(auto unsigned_message, std::move(message));
        TEREZE_ASSIGN(const auto signed_one, signed_message(std::move(unsigned_message)));
        TEREZE_ASSIGN(auto answer,
                      post_soap(*m_options.async_target, signed_one, m_options.timeout));
        TEREZE_TRY(check_signature(answer.body));
        return std::move(answer.body);
    };
    if (!m_options.async_target)
        return fail("lookups.not_connected", ErrorClass::Software, Remedy::Configure);
    auto answer = posted();
    if (!answer)
        return fail(as_lookup_error(std::move(answer).error()));
    return answer;
}

Result<std::string> Gateway::send_async(const std::string& service_id, const XmlElement& data) {
    TEREZE_ASSIGN(const auto answer,
                  post_async(build_async_request(
                      service_id, {m_options.sender_id, m_options.password}, m_clock.now(), data)));
    auto accepted = parse_async_accepted(answer);
    if (!accepted)
        return fail(as_lookup_error(std::move(accepted).error()));
    return accepted;
}

Result<std::vector<AsyncMessage>> Gateway::fetch_async(const std::string& service_id) {
    TEREZE_ASSIGN(const auto answer,
                  post_async(build_async_fetch(
                      service_id, {m_options.sender_id, m_options.password}, m_clock.now())));
    auto messages = parse_async_messages(answer);
    if (!messages)
        return fail(as_lookup_error(std::move(messages).error()));
    return messages;
}

Result<> Gateway::confirm_async(const std::string& service_id, const std::string& message_id,
                                bool accepted) {
    TEREZE_ASSIGN(
        const auto answer,
        post_async(build_async_delivery(service_id, message_id, accepted,
                                        {m_options.sender_id, m_options.password}, m_clock.now())));
    if (auto told = parse_async_delivery(answer); !told)
        return fail(as_lookup_error(std::move(told).error()));
    return {};
}

Result<PaymentOrdered> Gateway::order_payment(const PaymentOrder& order) {
    if (m_payments.id.empty())
        return fail("payments.not_connected", ErrorClass::Software, Remedy::Configure);
    const auto answer = ask(m_payments, [&](const std::string&, Clock::TimePoint) {
        return Result<XmlElement>(build_order(order));
    });
    auto ordered = answer ? parse_ordered(answer->data, order.order_number)
                          : Result<PaymentOrdered>(tl::unexpected(answer.error()));
    if (!ordered)
        return fail(as_payment_error(std::move(ordered).error()));
    return ordered;
}

Result<PaymentStatus> Gateway::payment_status(const std::string& reference) {
    if (m_payments.id.empty())
        return fail("payments.not_connected", ErrorClass::Software, Remedy::Configure);
    const auto answer = ask(m_payments, [&](const std::string&, Clock::TimePoint) {
        return Result<XmlElement>(build_status_question(reference));
    });
    auto status = answer ? parse_status(answer->data, reference)
                         : Result<PaymentStatus>(tl::unexpected(answer.error()));
    if (!status)
        return fail(as_payment_error(std::move(status).error()));
    return status;
}

std::vector<std::pair<std::string, bool>> Gateway::breakers() const {
    std::vector<std::pair<std::string, bool>> all{{"natural", m_people.breaker.is_open()}};
    const std::pair<const char*, const Service*> others[] = {{"legal", &m_entities},
                                                             {"payments", &m_payments},
                                                             {"notaries", &m_notaries},
                                                             {"licences", &m_licences}};
    for (const auto& [name, service] : others)
        if (!service->id.empty())
            all.emplace_back(name, service->breaker.is_open());
    return all;
}

}  // namespace tereze::server::gateways
