// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One public service as its regulation describes it, every value with the place it was read from.
// What a regulation does not state is absent here, and shown as "not stated in the act".
#pragma once

#include "core/calendar/opening_hours.h"
#include "core/regulation/source.h"
#include "core/regulation/words.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::regulation {

/// For which operations, channels and applicants a row holds; an empty list means all.
struct Scope {
    std::vector<Operation> operations;
    std::vector<Channel> channels;
    std::vector<ApplicantKind> applicants;

    bool covers(Operation operation, Channel channel, ApplicantKind applicant) const;
};

/// The standard (стандарт) of the service that the regulation cites.
struct Standard {
    std::string number;
    calendar::Date date{};
    Source source;
};

struct PaperResult {
    PaperWhen when = PaperWhen::OnRequest;
    ResultSigner signer = ResultSigner::Head;
    Source source;
};

struct OfferedOperation {
    Operation value = Operation::Issue;
    std::vector<LicenceObject> objects;
    Source source;
};

/// A channel that the regulation names, with the ways that it describes (ids of processes).
struct OfferedChannel {
    Channel value = Channel::Centre;
    std::vector<std::string> sites;
    std::vector<std::string> processes;
    Source source;
};

struct Applicant {
    ApplicantKind value = ApplicantKind::Natural;
    Identifier identifier = Identifier::Iin;
    Source source;
};

struct DatabaseUse {
    Database value = Database::NaturalPersons;
    Scope scope;
    Source source;
};

struct Concurrence {
    std::string body;  ///< id in the act
    Scope scope;
    bool by_location = false;  ///< the body of the place where the object lies
    Source source;
};

struct Term {
    int working_days = 0;
    Scope scope;
    Source source;
};

struct Fee {
    int mci = 0;  ///< monthly calculation indices (АЕК / МРП)
    Scope scope;
    Source source;
};

struct LeftToStandard {
    LeftMatter of = LeftMatter::Term;
    std::string standard_clause;  ///< may be empty
    Source source;
};

struct DocumentRule {
    std::string document;  ///< id in config/dictionaries/documents.toml
    Authenticity authenticity = Authenticity::Original;
    Scope scope;
    Source source;
};

struct SubKind {
    std::string id;
    ActText title;
};

struct Qualification {
    std::string id;
    ActText title;
    std::vector<std::string> documents;  ///< kinds that prove it
    std::optional<Authenticity> authenticity;
    std::string sub_kind;  ///< only for this one; empty: for all
    Scope scope;
};

struct QueueLimit {
    QueuePurpose value = QueuePurpose::Submission;
    std::chrono::minutes most{0};
    Source source;
};

/// A row that only names something, and where.
struct Citation {
    std::string id;
    Source source;
};

struct StatedRule {
    Rule value = Rule::Inventory;
    Scope scope;
    Source source;
};

struct Service {
    std::string id;  ///< "almaty-2015/medical"
    std::string act_id;
    std::string subject;          ///< id in config/dictionaries/subjects.toml
    std::string queue_prefix;     ///< of ticket numbers in a hall, one or two letters
    text::Localized short_title;  ///< ours, for buttons; never on papers
    ActText title;
    std::string alias;  ///< another wording of the title in the same act; may be empty
    ActText provider;
    std::optional<Standard> standard;
    std::optional<Stated<ServiceForm>> form;
    std::optional<Stated<ResultForm>> result_form;
    std::optional<PaperResult> paper_result;
    std::vector<OfferedOperation> operations;
    std::vector<OfferedChannel> channels;
    std::vector<Applicant> applicants;
    std::vector<DatabaseUse> databases;
    std::vector<Concurrence> concurring;
    std::vector<Term> terms;
    std::optional<Term> completeness;  ///< of the check whether the papers are complete
    std::vector<Fee> fees;
    std::vector<LeftToStandard> left_to_standard;
    std::vector<DocumentRule> documents;
    std::vector<SubKind> sub_kinds;
    std::vector<Qualification> qualification;
    std::vector<Citation> grounds;  ///< ids of the act's grounds of refusal
    std::vector<QueueLimit> queue_limits;
    std::optional<Stated<calendar::OpeningHours>> hours;  ///< of the provider
    std::optional<Source> portal_always;                  ///< the portal works round the clock
    std::vector<Stated<ReceiptPart>> receipt;
    std::vector<Stated<Unit>> units;
    std::optional<StatedRule> deemed_issued;  ///< `value` says nothing here, the scope does
    std::optional<Source> survey;
    std::optional<Source> contacts;
    std::optional<Stated<std::string>> call_centre;
    std::vector<Citation> buttons;
    std::vector<Stated<Precondition>> preconditions;
    std::vector<StatedRule> rules;

    bool names(Channel channel) const;
    /// Whether people can use the channel: the regulation names it and describes a way through it.
    bool offers(Channel channel) const;
    bool offers(Operation operation) const;
    const Applicant* applicant(ApplicantKind kind) const;
    const OfferedChannel* channel(Channel wanted) const;
    /// nullptr: not stated in the act.
    const Term* term(Operation operation) const;
    const Fee* fee(Operation operation) const;
    /// The clause of the standard that a matter is left to; nullptr: not even that is stated.
    const LeftToStandard* left(LeftMatter matter) const;
    bool has(Rule rule, Channel channel) const;
    /// The documents to ask for, in the order of the act.
    std::vector<const DocumentRule*> documents_for(Operation operation, Channel channel,
                                                   ApplicantKind applicant) const;
    std::vector<const Concurrence*> concurring_in(Channel channel) const;
    /// The state databases to ask about an applicant, in the order of the act.
    std::vector<Database> databases_for(Channel channel, ApplicantKind applicant) const;
};

}  // namespace tereze::regulation
