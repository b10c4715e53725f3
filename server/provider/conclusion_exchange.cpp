// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Conclusions through AsyncChannel.
#include "server/provider/conclusion_exchange.h"

#include "core/casework/manifest.h"
#include "server/store/journal.h"

#include <spdlog/spdlog.h>

#include <set>

namespace tereze::server::provider {

using cases::CaseStatus;
using gateways::AsyncMessage;
using store::Connection;

namespace {

/// Questions are claimed in one line, since a body is asked by any office.
constexpr auto kLine = "conclusions/exchange";

void note(Connection& connection, Clock::TimePoint now, const char* event,
          const Conclusion& conclusion) {
    store::write_fact(
        connection, now,
        {"", "", event, conclusion.case_id, conclusion.body + " " + conclusion.verdict});
}

/// The office that asked; empty where nobody did.
std::string licensor_of(Connection& connection, const std::string& message_id) {
    const auto conclusion = conclusion_store::by_message(connection, message_id);
    const auto record = conclusion ? cases::case_store::find(connection, conclusion->case_id)
                                   : std::optional<cases::CaseRecord>();
    return record ? record->office : std::string();
}

std::string body_key(const Conclusion& conclusion, const cases::CaseRecord& record) {
    return record.service_id.substr(0, record.service_id.find('/')) + "/" + conclusion.body;
}

}  // namespace

const std::string* ConclusionExchange::service_of_body(const Conclusion& conclusion,
                                                       const cases::CaseRecord& record) const {
    const auto found = m_services.find(body_key(conclusion, record));
    return found == m_services.end() ? nullptr : &found->second;
}

Result<> ConclusionExchange::exchange() {
    const std::unique_lock busy(m_busy, std::try_to_lock);
    if (!busy || m_services.empty())
        return {};
    TEREZE_TRY(send_all());
    std::set<std::string> services;
    for (const auto& [body, service] : m_services)
        services.insert(service);
    for (const auto& service : services)
        TEREZE_TRY(fetch(service));
    return {};
}

Result<> ConclusionExchange::send_all() {
    using Waiting = std::vector<std::pair<Conclusion, std::string>>;
    const auto before = m_sources.clock.now() - kSending;
    TEREZE_ASSIGN(const auto waiting,
                  m_sources.database.read([&](Connection& connection) -> Result<Waiting> {
                      Waiting all;
                      for (auto& one : conclusion_store::unsent(connection, before)) {
                          const auto record = cases::case_store::find(connection, one.case_id);
                          if (const auto* service = service_of_body(one, record.value()))
                              all.emplace_back(std::move(one), *service);
                      }
                      return all;
                  }));
    for (const auto& [conclusion, service] : waiting)
        TEREZE_TRY(send(conclusion, service));
    return {};
}

Result<gateways::ConclusionQuestion> ConclusionExchange::question_of(const Conclusion& conclusion) {
    return m_sources.database.read(
        [&](Connection& connection) -> Result<gateways::ConclusionQuestion> {
            const auto record = cases::case_store::find(connection, conclusion.case_id).value();
            const auto octets =
                cases::case_store::part(connection, record.id, cases::Part::Manifest);
            TEREZE_ASSIGN(const auto manifest, casework::Manifest::parse(octets.value_or(Bytes{})));
            gateways::ConclusionQuestion question;
            question.id = conclusion.id;
            question.registration_number = record.registration_number;
            question.service_id = record.service_id;
            question.operation = record.operation;
            question.body = conclusion.body;
            question.due = conclusion.due;
            question.applicant_number = record.applicant_number;
            question.applicant_name = record.applicant_name;
            if (const auto* office = m_sources.offices.find(record.office))
                question.office = office->name;
            for (const auto& paper : manifest.attachments)
                question.papers.push_back(
                    {{paper.title_kk, paper.title_ru, {}}, paper.sha256, paper.pages});
            return question;
        });
}

Result<> ConclusionExchange::send(const Conclusion& conclusion, const std::string& service) {
    const auto now = m_sources.clock.now();
    TEREZE_ASSIGN(const bool mine, m_sources.database.write(kLine, [&](Connection& connection) {
        return Result<bool>(
            conclusion_store::claim(connection, conclusion.id, now, now - kSending));
    }));
    if (!mine)
        return {};
    const auto question = question_of(conclusion);
    if (!question) {
        // One that cannot be put together holds none of the others up.
        spdlog::error("conclusion {} not asked: {}", conclusion.id, question.error().code);
        return {};
    }
    const auto number =
        m_gateway.send_async(service, gateways::build_conclusion_question(*question));
    TEREZE_TRY(m_sources.database.write(kLine, [&](Connection& connection) -> Result<> {
        if (!number) {
            conclusion_store::release(connection, conclusion.id);
            return {};
        }
        conclusion_store::set_message(connection, conclusion.id, *number);
        note(connection, now, "conclusion.sent", conclusion);
        return {};
    }));
    if (!number)
        return fail(number.error());
    spdlog::info("conclusion {} asked of {}", conclusion.id, service);
    return {};
}

Result<> ConclusionExchange::fetch(const std::string& service) {
    TEREZE_ASSIGN(const auto messages, m_gateway.fetch_async(service));
    for (const auto& message : messages) {
        // First kept, then confirmed: one that is confirmed does not come again.
        TEREZE_ASSIGN(const bool taken, take(message));
        TEREZE_TRY(m_gateway.confirm_async(service, message.message_id, taken));
        spdlog::log(taken ? spdlog::level::info : spdlog::level::warn, "message {} of {} {}",
                    message.message_id, service, taken ? "taken" : "refused");
    }
    return {};
}

Result<bool> ConclusionExchange::take(const AsyncMessage& message) {
    auto told = gateways::parse_conclusion_answer(message.data);
    if (!told)
        return false;
    gateways::XmlElement whole = message.data;
    whole.name = "data";
    whole.attributes.clear();
    const auto document = gateways::write_xml(whole);
    if (!document)
        return false;
    // The licensor may be entering the same one from paper: both stand in its line.
    TEREZE_ASSIGN(const auto office, m_sources.database.read([&](Connection& connection) {
        return Result<std::string>(licensor_of(connection, message.correlation_id));
    }));
    return m_sources.database.write(line_of(office), [&](Connection& connection) -> Result<bool> {
        auto known = conclusion_store::by_message(connection, message.correlation_id);
        if (!known || known->id != told->id)
            return false;
        if (known->is_given())
            return true;  // the confirmation was lost
        const auto now = m_sources.clock.now();
        const auto record = cases::case_store::find(connection, known->case_id);
        if (!record || !need_status(*record, {CaseStatus::Started})) {
            note(connection, now, "conclusion.too_late", *known);
            return false;
        }
        known->verdict = told->positive ? "positive" : "negative";
        known->given_by = told->given_by;
        known->given_at = now;
        conclusion_store::set_draft(connection, *known, Bytes(document->begin(), document->end()));
        conclusion_store::set_given(connection, *known, {}, {});
        note(connection, now, "conclusion.given", *known);
        return true;
    });
}

}  // namespace tereze::server::provider
