// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Registration of signed cases.
#include "server/cases/case_registry.h"

#include "core/base/digest.h"
#include "core/base/ids.h"
#include "core/base/secret.h"
#include "core/calendar/civil_time.h"
#include "core/calendar/terms.h"
#include "core/casework/receipt_json.h"
#include "server/cases/case_payment.h"
#include "server/cases/case_progress.h"
#include "server/cases/numbers.h"
#include "server/payments/payment_store.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace tereze::server::cases {
namespace {

using accounts::Caller;
using store::Connection;

constexpr std::size_t kTokenBytes = 12;

auto not_found() {
    return fail("cases.not_found", ErrorClass::Software, Remedy::None);
}

/// Halls and offices have different ids.
bool is_seen_at(const CaseRecord& record, const std::string& place) {
    return record.hall == place || record.office == place;
}

/// What comes to the office itself is in its journal at once.
void enter_at_office(Connection& connection, CaseRecord& record, const Hall& place) {
    if (record.office != place.id)
        return;
    record.incoming_number = next_incoming_number(connection, place.number, record.registered_at);
    record.incoming_at = record.registered_at;
    record.state = to_string(CaseStatus::Launched);
}

Result<> use_payment(Connection& connection, const std::string& id, const casework::Matter& matter,
                     const CaseRecord& record) {
    payments::Payment wanted;
    wanted.id = id;
    wanted.payer = record.applicant_number;
    wanted.service_id = matter.service_id;
    wanted.operation = matter.operation;
    return payments::payment_store::use(connection, wanted, record.id);
}

}  // namespace

CaseRegistry::CaseRegistry(Sources sources, Keys keys,
                           std::function<std::string(const std::string&)> page_url)
    : m_sources(sources), m_keys(std::move(keys)), m_page_url(std::move(page_url)) {}

bool CaseRegistry::is_place(const std::string& id) const {
    return m_sources.offices.find(id) != nullptr ||
           std::any_of(m_sources.halls.begin(), m_sources.halls.end(),
                       [&](const Hall& hall) { return hall.id == id; });
}

Hall CaseRegistry::hall(const std::string& id) const {
    const auto found = std::find_if(m_sources.halls.begin(), m_sources.halls.end(),
                                    [&](const Hall& hall) { return hall.id == id; });
    if (found != m_sources.halls.end())
        return *found;
    // Whoever asks has looked whether there is such a place.
    const auto* office = m_sources.offices.find(id);
    return {office->id, office->number, office->name, office->address};
}

void CaseRegistry::note(const store::Fact& fact) {
    const auto noted = store::write_lone_fact(m_sources.database, m_sources.clock.now(), fact);
    if (!noted)
        spdlog::error("{} not journalled: {}", fact.event, noted.error().detail);
}

void CaseRegistry::note_refusal(const Caller& caller, const std::string& key, const Error& error) {
    note({caller.terminal.common_name, "", "case.refused", key, error.code});
}

void CaseRegistry::note_damage(const std::string& id, const Error& error) {
    note({"", "", "case.journal_invalid", id, error.code});
}

Result<Registration> CaseRegistry::submit(const Caller& caller, const std::string& key,
                                          ByteView envelope) {
    auto package = trust::open_envelope(envelope, m_keys.seal_certificate, m_keys.seal_key);
    auto outcome = [&]() -> Result<Registration> {
        if (!package)
            return fail(as_refusal(package.error()));
        auto registered = submit_package(caller, key, *package);
        wipe(*package);
        return registered;
    }();
    if (!outcome)
        note_refusal(caller, key, outcome.error());
    return outcome;
}

Result<std::optional<Registration>> CaseRegistry::registered_before(
    Connection& connection, const std::string& key, const std::string& digest) const {
    const auto known = case_store::find(connection, key);
    if (!known)
        return std::optional<Registration>();
    if (known->package_sha256 != digest)
        return fail("cases.key_reused", ErrorClass::Fraud, Remedy::None);
    const auto receipt = case_store::part(connection, key, Part::Receipt);
    if (!receipt)
        return not_found();
    return Registration{as_text(*receipt), true};
}

Result<accounts::Person> CaseRegistry::find_applicant(const Submission& submission) {
    const auto& iin = submission.manifest.applicant.iin;
    TEREZE_ASSIGN(auto person, m_sources.accounts.by_login(iin));
    const bool is_the_signer = person && person->may(accounts::Permission::ApplyForOneself) &&
                               submission.signer.iin() == iin;
    if (!is_the_signer)
        return fail("cases.signer_not_applicant", ErrorClass::Fraud, Remedy::None);
    return std::move(*person);
}

Result<accounts::Person> CaseRegistry::find_signer(const Caller& caller,
                                                   const Submission& submission) {
    using accounts::Permission;
    const auto& manifest = submission.manifest;
    if (manifest.channel == regulation::word_of(regulation::Channel::SelfService))
        return find_applicant(submission);
    const bool is_office = manifest.channel == regulation::word_of(regulation::Channel::Provider);
    TEREZE_ASSIGN(auto person, m_sources.accounts.by_login(manifest.operator_login));
    const bool may = person && (is_office ? person->may(Permission::KeepIncoming) ||
                                                person->may(Permission::ExamineCases)
                                          : person->may(Permission::ServeVisitors));
    if (!may || person->iin != submission.signer.iin() ||
        (is_office && !person->belongs_to(caller.terminal.hall)))
        return fail("cases.signer_not_operator", ErrorClass::Fraud, Remedy::None);
    return std::move(*person);
}

/// Each channel has terminals of its own, and an office takes the papers of its own services.
Result<> CaseRegistry::check_terminal(const Caller& caller, const casework::Manifest& manifest,
                                      const regulation::Service& service) const {
    using accounts::TerminalRole;
    const bool is_office = manifest.channel == regulation::word_of(regulation::Channel::Provider);
    if (is_office != (caller.terminal.role == TerminalRole::Office))
        return fail("cases.channel_not_offered", ErrorClass::Regulation, Remedy::None,
                    "not at this terminal");
    const auto* office = m_sources.offices.provider_of(service);
    if (is_office && (office == nullptr || office->id != caller.terminal.hall))
        return fail("cases.channel_not_offered", ErrorClass::Regulation, Remedy::None,
                    "another office provides it");
    return {};
}

Result<Registration> CaseRegistry::submit_package(const Caller& caller, const std::string& key,
                                                  const Bytes& package) {
    auto& database = m_sources.database;
    const auto digest = sha256_hex(package);
    TEREZE_ASSIGN(auto known, database.read([&](Connection& connection) {
        return registered_before(connection, key, digest);
    }));
    if (known)
        return std::move(*known);

    const auto now = m_sources.clock.now();
    TEREZE_ASSIGN(const auto submission, check_submission(package, m_keys.people_anchors, now));
    const auto& manifest = submission.manifest;
    if (manifest.case_id != key)
        return fail("cases.key_not_case_id", ErrorClass::Software, Remedy::None);
    if (manifest.hall != caller.terminal.hall || !is_place(manifest.hall))
        return fail("cases.hall_wrong", ErrorClass::Software, Remedy::Configure);
    const auto catalogue = m_sources.catalogues.current();
    TEREZE_ASSIGN(const auto* service, find_service(*catalogue, m_sources.practice, manifest,
                                                    calendar::date_in_almaty(now)));
    TEREZE_TRY(check_terminal(caller, manifest, *service));
    TEREZE_ASSIGN(const auto person, find_signer(caller, submission));
    // Last of all that is asked, since it costs others' time.
    TEREZE_TRY(m_sources.statuses.check(submission.signer, submission.sent));
    TEREZE_ASSIGN(auto procedure, walk_steps(*catalogue, manifest, now));
    TEREZE_ASSIGN(const auto payment, payment_of(manifest, payment_need(procedure)));
    // The journal holds no personal data, and an applicant's login is the ИИН.
    const bool is_applicant = person.may(accounts::Permission::ApplyForOneself);
    TEREZE_TRY(register_request(procedure, is_applicant ? person.account_id : person.login, now));

    return database.write(
        "cases/" + manifest.hall, [&](Connection& connection) -> Result<Registration> {
            // Looked up again: the same case may have come through another connection meanwhile.
            TEREZE_ASSIGN(auto meanwhile, registered_before(connection, key, digest));
            if (meanwhile)
                return std::move(*meanwhile);
            auto record = make_record(submission, *service, person, digest, now);
            if (!payment.empty())
                TEREZE_TRY(use_payment(connection, payment, procedure.matter(), record));
            const auto place = hall(record.hall);
            record.registration_number = next_registration_number(connection, place.number, now);
            enter_at_office(connection, record, place);
            const auto receipt = make_receipt(record, manifest, person);
            case_store::insert(connection, record, submission.package,
                               issuer_chain(submission.signer, m_keys.people_anchors, now), receipt,
                               procedure.journal().to_json());
            store::write_fact(connection, now,
                              {caller.terminal.common_name, person.account_id, "case.registered",
                               record.id, record.registration_number});
            note_journal(connection, now, {caller.terminal, person}, record.id,
                         procedure.journal());
            return Registration{receipt, false};
        });
}

CaseRecord CaseRegistry::make_record(const Submission& submission,
                                     const regulation::Service& service,
                                     const accounts::Person& person, const std::string& digest,
                                     Clock::TimePoint now) const {
    const auto& manifest = submission.manifest;
    CaseRecord record;
    record.id = manifest.case_id;
    record.token = to_hex(random_bytes(kTokenBytes));
    record.hall = manifest.hall;
    record.service_id = manifest.service_id;
    record.operation = manifest.operation;
    record.channel = manifest.channel;
    record.state = to_string(CaseStatus::Registered);
    record.account_id = person.account_id;
    record.applicant_name = manifest.applicant.full_name();
    record.applicant_number = manifest.applicant.iin;
    if (const auto* office = m_sources.offices.provider_of(service))
        record.office = office->id;
    record.registered_at = now;
    const auto operation = regulation::from_word<regulation::Operation>(manifest.operation);
    if (const auto* term = operation ? service.term(*operation) : nullptr) {
        const auto end = calendar::term_end(m_sources.working_days, calendar::date_in_almaty(now),
                                            term->working_days);
        record.expected_result = calendar::iso_date(end.last_day);
        record.expected_provisional = end.provisional;
    }
    record.package_sha256 = digest;
    return record;
}

std::string CaseRegistry::make_receipt(const CaseRecord& record, const casework::Manifest& manifest,
                                       const accounts::Person& person) const {
    const auto place = hall(record.hall);
    casework::Receipt receipt;
    receipt.registration_number = record.registration_number;
    receipt.registered_at = record.registered_at;
    receipt.service_id = record.service_id;
    receipt.operation = record.operation;
    receipt.applicant_name = record.applicant_name;
    receipt.applicant_iin = manifest.applicant.iin;
    receipt.applicant_contact = manifest.applicant.phone;
    receipt.operator_name = person.name;
    receipt.hall_name_kk = place.name.kk;
    receipt.hall_name_ru = place.name.ru;
    receipt.hall_address_kk = place.address.kk;
    receipt.hall_address_ru = place.address.ru;
    if (const auto expected = calendar::parse_iso_date(record.expected_result)) {
        receipt.expected_result = *expected;
        receipt.expected_result_stated = true;
        receipt.expected_result_provisional = record.expected_provisional;
    }
    receipt.case_id = record.id;
    receipt.check_url = m_page_url(record.token);
    receipt.documents = manifest.attachments;
    return casework::to_json_text(receipt);
}

Result<CaseRegistry::CasePage> CaseRegistry::page(PageWanted wanted, const ListCases& list) {
    // One more than is wanted tells whether there is a rest.
    ++wanted.limit;
    return m_sources.database.read([&](Connection& connection) -> Result<CasePage> {
        CasePage page{list(connection, wanted), std::nullopt};
        if (static_cast<std::int64_t>(page.cases.size()) == wanted.limit) {
            page.cases.pop_back();
            const auto& last = page.cases.back();
            page.next = CasePlace{last.registered_at, last.registration_number};
        }
        return page;
    });
}

Result<CaseRegistry::CasePage> CaseRegistry::of_hall(const std::string& hall_id,
                                                     const std::string& state, PageWanted wanted) {
    return page(std::move(wanted), [&](Connection& connection, const PageWanted& more) {
        return case_store::of_hall(connection, hall_id, state, more);
    });
}

Result<CaseRegistry::CasePage> CaseRegistry::of_applicant(const std::string& applicant_number,
                                                          const std::string& number_part,
                                                          PageWanted wanted) {
    return page(std::move(wanted), [&](Connection& connection, const PageWanted& more) {
        return case_store::of_applicant(connection, applicant_number, number_part, more);
    });
}

Result<Bytes> CaseRegistry::own_receipt(const std::string& applicant_number,
                                        const std::string& id) {
    return m_sources.database.read([&](Connection& connection) -> Result<Bytes> {
        const auto record = case_store::find(connection, id);
        if (!record || record->applicant_number != applicant_number)
            return not_found();
        auto receipt = case_store::part(connection, id, Part::Receipt);
        if (!receipt)
            return not_found();
        return std::move(*receipt);
    });
}

Result<Bytes> CaseRegistry::part(const std::string& place, const std::string& id, Part part) {
    return m_sources.database.read([&](Connection& connection) -> Result<Bytes> {
        const auto record = case_store::find(connection, id);
        if (!record || !is_seen_at(*record, place))
            return not_found();
        auto bytes = case_store::part(connection, id, part);
        if (!bytes)
            return not_found();
        return std::move(*bytes);
    });
}

Result<Bytes> CaseRegistry::attachment(const std::string& place, const std::string& id,
                                       const std::string& file_name) {
    return m_sources.database.read([&](Connection& connection) -> Result<Bytes> {
        const auto record = case_store::find(connection, id);
        if (!record || !is_seen_at(*record, place))
            return not_found();
        auto bytes = case_store::attachment(connection, id, file_name);
        if (!bytes)
            return not_found();
        return std::move(*bytes);
    });
}

Result<CaseRecord> CaseRegistry::by_token(const std::string& token) {
    return m_sources.database.read([&](Connection& connection) -> Result<CaseRecord> {
        auto record = case_store::find_by_token(connection, token);
        if (!record)
            return not_found();
        return std::move(*record);
    });
}

Result<CaseProcedure> CaseRegistry::procedure(const std::string& id) {
    auto open = m_sources.database.read([&](Connection& connection) {
        return open_case(connection, m_sources.catalogues.current(), id);
    });
    if (!open && open.error().code == "casework.journal_invalid")
        note_damage(id, open.error());
    if (!open)
        return tl::unexpected(std::move(open).error());
    return std::move(open->way);
}

}  // namespace tereze::server::cases
