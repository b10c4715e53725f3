// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The journal's JSON and its chain.
#include "core/casework/journal.h"

#include "core/base/digest.h"
#include "core/casework/case_json.h"

namespace tereze::casework {
namespace {

using nlohmann::json;
using regulation::from_word;
using regulation::word_of;

constexpr std::string_view kFormat = "tereze.journal/1";

/// Milliseconds since the epoch: exact, unlike the seconds of a printed time.
std::int64_t milliseconds_of(calendar::TimePoint time) {
    return std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
}
calendar::TimePoint to_milliseconds(calendar::TimePoint time) {
    return calendar::TimePoint(std::chrono::milliseconds(milliseconds_of(time)));
}

json head_to_json(const Journal& journal) {
    const auto& matter = journal.matter();
    return {{"service", matter.service_id},
            {"channel", word_of(matter.channel)},
            {"operation", word_of(matter.operation)},
            {"applicant", word_of(matter.applicant)},
            {"notarised_attorney", matter.notarised_attorney},
            {"process", journal.process_id()},
            {"start", journal.start()},
            {"begun_at", milliseconds_of(journal.begun_at())}};
}

json fact_to_json(const Fact& fact) {
    return {{"step", fact.step},
            {"action", word_of(fact.action)},
            {"by", fact.by},
            {"at", milliseconds_of(fact.at)},
            {"took", fact.took.count()},
            {"refused", fact.refused ? word_of(*fact.refused) : std::string_view()}};
}

std::string chained(const std::string& before, const json& tree) {
    auto bytes = canonical_text(tree);
    const auto view = as_bytes(before);
    bytes.insert(bytes.begin(), view.begin(), view.end());
    return sha256_hex(bytes);
}

template <class E>
E read_word(StrictObject& from, const char* member) {
    const auto value = from_word<E>(from.text(member));
    if (!value)
        from.refuse(member);
    return value.value_or(E{});
}

// JSON numbers are exact up to 2^53; that many milliseconds reach far beyond every calendar.
constexpr std::uint64_t kLastMillisecond = 9'007'199'254'740'991ULL / 1000;
constexpr std::uint64_t kLongestStep = 10ULL * 366 * 24 * 3600 * 1000;

calendar::TimePoint read_time(StrictObject& from, const char* member) {
    return calendar::TimePoint(std::chrono::milliseconds(
        static_cast<std::int64_t>(from.whole_number(member, kLastMillisecond))));
}

Fact read_fact(StrictObject& from) {
    Fact fact;
    fact.step = from.text("step");
    fact.action = read_word<regulation::Action>(from, "action");
    fact.by = from.text("by");
    fact.at = read_time(from, "at");
    fact.took = std::chrono::milliseconds(
        static_cast<std::int64_t>(from.whole_number("took", kLongestStep)));
    if (const auto word = from.text("refused"); !word.empty()) {
        fact.refused = from_word<regulation::RefusalType>(word);
        if (!fact.refused)
            from.refuse("refused");
    }
    return fact;
}

Journal read_head(StrictObject from) {
    Matter matter;
    matter.service_id = from.text("service");
    matter.channel = read_word<regulation::Channel>(from, "channel");
    matter.operation = read_word<regulation::Operation>(from, "operation");
    matter.applicant = read_word<regulation::ApplicantKind>(from, "applicant");
    matter.notarised_attorney = from.flag("notarised_attorney");
    auto process = from.text("process");
    auto start = from.text("start");
    const auto begun_at = read_time(from, "begun_at");
    from.finish();
    return {std::move(matter), std::move(process), std::move(start), begun_at};
}

}  // namespace

Journal::Journal(Matter matter, std::string process_id, std::string start,
                 calendar::TimePoint begun_at)
    : m_matter(std::move(matter)),
      m_process_id(std::move(process_id)),
      m_start(std::move(start)),
      m_begun_at(to_milliseconds(begun_at)) {
    m_digest = chained("", head_to_json(*this));
}

calendar::TimePoint Journal::last_at() const {
    return m_facts.empty() ? m_begun_at : m_facts.back().at;
}

void Journal::append(Fact fact) {
    fact.at = to_milliseconds(fact.at);
    m_digest = chained(m_digest, fact_to_json(fact));
    m_facts.push_back(std::move(fact));
}

std::string Journal::to_json() const {
    json facts = json::array();
    for (const auto& fact : m_facts)
        facts.push_back(fact_to_json(fact));
    return as_text(canonical_text({{"format", kFormat},
                                   {"head", head_to_json(*this)},
                                   {"facts", std::move(facts)},
                                   {"digest", m_digest}}));
}

Result<Journal> Journal::parse(std::string_view text) {
    constexpr std::string_view kInvalid = "casework.journal_invalid";
    const auto invalid = [&](std::string where) {
        return fail(kInvalid, ErrorClass::Fraud, Remedy::Service, std::move(where));
    };
    TEREZE_ASSIGN(const auto tree, parse_strictly(as_bytes(text), kInvalid));
    std::optional<std::string> problem;
    StrictObject root(tree, "", problem);
    if (root.text("format") != kFormat)
        root.refuse("format");
    auto journal = read_head(root.object("head"));
    root.objects("facts", [&](StrictObject& each) { journal.append(read_fact(each)); });
    const auto digest = root.text("digest");
    root.finish();
    if (problem)
        return invalid(*problem);
    if (digest != journal.digest())
        return invalid("digest");
    return journal;
}

}  // namespace tereze::casework
