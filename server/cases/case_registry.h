// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Registration of signed cases: each one once, with a number without gaps.
#pragma once

#include "core/base/clock.h"
#include "core/calendar/working_days.h"
#include "core/regulation/keeper.h"
#include "core/regulation/practice.h"
#include "core/text/localized.h"
#include "core/trust/envelope.h"
#include "server/accounts/accounts.h"
#include "server/cases/case_procedure.h"
#include "server/cases/case_store.h"
#include "server/cases/offices.h"
#include "server/cases/submission.h"
#include "server/revocation/status_service.h"
#include "server/store/journal.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tereze::server::cases {

/// Where a case was handed in, for its number and its receipt.
struct Hall {
    std::string id;
    std::string number;  ///< "075": begins the registration numbers
    text::Localized name;
    text::Localized address;
};

/// What a registry looks up; everything must outlive it.
struct Sources {
    store::Database& database;
    const Clock& clock;
    accounts::Accounts& accounts;
    const regulation::CatalogueKeeper& catalogues;
    const regulation::Practice& practice;
    const calendar::WorkingDays& working_days;
    const std::vector<Hall>& halls;
    const Offices& offices;
    revocation::StatusService& statuses;
};

/// Keys of the server.
struct Keys {
    trust::Certificate seal_certificate;
    trust::PrivateKey seal_key;
    std::vector<trust::Certificate> people_anchors;
};

struct Registration {
    std::string receipt;    ///< JSON
    bool repeated = false;  ///< it was registered before with the same content
};

/// Safe to use from several threads.
class CaseRegistry {
  public:
    /// `page_url` makes the address of a case's public page from its token.
    CaseRegistry(Sources sources, Keys keys,
                 std::function<std::string(const std::string& token)> page_url);

    /// Registers a signed case, which then stands at the step after its registration: signed by the
    /// operator (centre), by the applicant (self-service), or by an employee of the office
    /// (provider), with its fee paid where its regulation has one.
    /// Errors: those of check_submission, find_service, walk_steps, payment_of and
    /// payment_store::use, cases.envelope_unreadable, cases.key_reused, cases.key_not_case_id,
    /// cases.hall_wrong, cases.signer_not_operator, cases.signer_not_applicant,
    /// cases.signer_revoked, cases.signer_status_unknown.
    Result<Registration> submit(const accounts::Caller& caller, const std::string& key,
                                ByteView envelope);

    struct CasePage {
        std::vector<CaseRecord> cases;
        std::optional<CasePlace> next;  ///< where the rest begins; nothing: this is the end
    };
    Result<CasePage> of_hall(const std::string& hall, const std::string& state, PageWanted wanted);
    /// @param number_part of the registration number, digits and hyphens; empty: any.
    Result<CasePage> of_applicant(const std::string& applicant_number,
                                  const std::string& number_part, PageWanted wanted);
    /// The receipt of an applicant's own case. Errors: cases.not_found.
    Result<Bytes> own_receipt(const std::string& applicant_number, const std::string& id);
    /// For the hall that has the case, and for its office. Errors (all below): cases.not_found.
    Result<Bytes> part(const std::string& place, const std::string& id, Part part);
    Result<Bytes> attachment(const std::string& place, const std::string& id,
                             const std::string& file_name);
    Result<CaseRecord> by_token(const std::string& token);
    /// Where a case stands, from its journal and by the catalogue of now. A journal that was
    /// changed is told in the log and in the journal of facts.
    /// Errors: cases.not_found, cases.journal_absent (registered before journals were kept), and
    /// those of replay.
    Result<CaseProcedure> procedure(const std::string& id);

  private:
    using ListCases = std::function<std::vector<CaseRecord>(store::Connection&, const PageWanted&)>;
    Result<CasePage> page(PageWanted wanted, const ListCases& list);
    Result<Registration> submit_package(const accounts::Caller& caller, const std::string& key,
                                        const Bytes& package);
    Result<std::optional<Registration>> registered_before(store::Connection& connection,
                                                          const std::string& key,
                                                          const std::string& digest) const;
    Result<accounts::Person> find_signer(const accounts::Caller& caller,
                                         const Submission& submission);
    Result<accounts::Person> find_applicant(const Submission& submission);
    Result<> check_terminal(const accounts::Caller& caller, const casework::Manifest& manifest,
                            const regulation::Service& service) const;
    CaseRecord make_record(const Submission& submission, const regulation::Service& service,
                           const accounts::Person& person, const std::string& digest,
                           Clock::TimePoint now) const;
    std::string make_receipt(const CaseRecord& record, const casework::Manifest& manifest,
                             const accounts::Person& person) const;
    void note_refusal(const accounts::Caller& caller, const std::string& key, const Error& error);
    void note_damage(const std::string& id, const Error& error);
    void note(const store::Fact& fact);
    bool is_place(const std::string& id) const;
    /// A hall, or an office in its place.
    Hall hall(const std::string& id) const;

    Sources m_sources;
    Keys m_keys;
    std::function<std::string(const std::string&)> m_page_url;
};

}  // namespace tereze::server::cases
