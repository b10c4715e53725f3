// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The canonical texts of conclusions and decisions.
#include "core/casework/office_documents.h"

#include "core/casework/case_json.h"

#include <array>

namespace tereze::casework {
namespace {

using nlohmann::json;

constexpr auto kDecisionFormat = "tereze.decision/1";
constexpr std::array<std::pair<DecisionKind, std::string_view>, 5> kKinds{{
    {DecisionKind::Licence, "licence"},
    {DecisionKind::Refusal, "refusal"},
    {DecisionKind::Suspension, "suspension"},
    {DecisionKind::Resumption, "resumption"},
    {DecisionKind::Termination, "termination"},
}};

json to_json(const text::Localized& words) {
    return {{"kk", words.kk}, {"ru", words.ru}};
}

json to_json(const CaseReference& about) {
    return {{"case_id", about.case_id},
            {"registration_number", about.registration_number},
            {"incoming_number", about.incoming_number},
            {"service_id", about.service_id},
            {"operation", about.operation}};
}

json to_json(const LicenceData& licence) {
    return {{"unique_number", licence.unique_number},
            {"series", licence.series},
            {"number", licence.number},
            {"annex", licence.annex},
            {"duplicate", licence.duplicate},
            {"holder_number", licence.holder_number},
            {"holder_name", licence.holder_name},
            {"service_id", licence.service_id},
            {"sub_kinds", licence.sub_kinds},
            {"issued_on", date_text(licence.issued_on)},
            {"valid_until", date_text(licence.valid_until)},
            {"replaces", licence.replaces}};
}

json to_json(const RefusalData& refusal) {
    return {{"ground", refusal.ground},
            {"clause", refusal.clause},
            {"words", to_json(refusal.words)},
            {"reason", refusal.reason}};
}

json to_json(const OrderData& order) {
    return {{"reason", order.reason}, {"until", date_text(order.until)}};
}

text::Localized read_words(StrictObject from) {
    text::Localized words{from.text("kk"), from.text("ru"), {}};
    from.finish();
    return words;
}

CaseReference read_reference(StrictObject from) {
    CaseReference about{from.text("case_id"), from.text("registration_number"),
                        from.text("incoming_number"), from.text("service_id"),
                        from.text("operation")};
    from.finish();
    return about;
}

constexpr std::uint64_t kMostNumbers = 99'999'999;

LicenceData read_licence(StrictObject from) {
    LicenceData licence;
    licence.unique_number = from.text("unique_number");
    licence.series = from.text("series");
    licence.number = static_cast<std::int64_t>(from.whole_number("number", kMostNumbers));
    licence.annex = static_cast<std::int64_t>(from.whole_number("annex", kMostNumbers));
    licence.duplicate = from.flag("duplicate");
    licence.holder_number = from.text("holder_number");
    licence.holder_name = from.text("holder_name");
    licence.service_id = from.text("service_id");
    licence.sub_kinds = from.text_list("sub_kinds");
    licence.issued_on = from.date("issued_on");
    licence.valid_until = from.date("valid_until");
    licence.replaces = from.text("replaces");
    from.finish();
    return licence;
}

RefusalData read_refusal(StrictObject from) {
    RefusalData refusal;
    refusal.ground = from.text("ground");
    refusal.clause = from.text("clause");
    refusal.words = read_words(from.object("words"));
    refusal.reason = from.text("reason");
    from.finish();
    return refusal;
}

OrderData read_order(StrictObject from) {
    OrderData order{from.text("reason"), from.date("until")};
    from.finish();
    return order;
}

}  // namespace

std::string_view to_string(DecisionKind kind) {
    for (const auto& [each, word] : kKinds)
        if (each == kind)
            return word;
    return "refusal";
}

std::optional<DecisionKind> decision_kind_from(std::string_view word) {
    for (const auto& [kind, each] : kKinds)
        if (each == word)
            return kind;
    return std::nullopt;
}

Bytes ConclusionDocument::canonical() const {
    return canonical_text({{"format", "tereze.conclusion/1"},
                           {"id", id},
                           {"about", to_json(about)},
                           {"body", body},
                           {"office", to_json(office)},
                           {"positive", positive},
                           {"text", text},
                           {"given_by", given_by},
                           {"given_at", calendar::iso_time(given_at)}});
}

Bytes DecisionDocument::canonical() const {
    json tree{{"format", kDecisionFormat},     {"id", id},
              {"kind", to_string(kind)},    {"office_id", office_id},
              {"office", to_json(office)},  {"deemed_issued_from", date_text(deemed_issued_from)},
              {"prepared_by", prepared_by}, {"prepared_at", calendar::iso_time(prepared_at)}};
    if (about)
        tree["about"] = to_json(*about);
    if (licence)
        tree["licence"] = to_json(*licence);
    if (refusal)
        tree["refusal"] = to_json(*refusal);
    if (order)
        tree["order"] = to_json(*order);
    return canonical_text(tree);
}

Result<DecisionDocument> DecisionDocument::parse(ByteView json_text) {
    TEREZE_ASSIGN(const auto tree, parse_strictly(json_text, "casework.decision_invalid"));
    std::optional<std::string> problem;
    StrictObject root(tree, "", problem);
    DecisionDocument document;
    if (root.text("format") != kDecisionFormat)
        root.refuse("format");
    document.id = root.text("id");
    const auto kind = decision_kind_from(root.text("kind"));
    if (!kind)
        root.refuse("kind");
    document.kind = kind.value_or(DecisionKind::Refusal);
    document.office_id = root.text("office_id");
    document.office = read_words(root.object("office"));
    document.deemed_issued_from = root.date("deemed_issued_from");
    document.prepared_by = root.text("prepared_by");
    document.prepared_at = root.time("prepared_at");
    // Members that only some decisions have.
    if (tree.contains("about"))
        document.about = read_reference(root.object("about"));
    if (tree.contains("licence"))
        document.licence = read_licence(root.object("licence"));
    if (tree.contains("refusal"))
        document.refusal = read_refusal(root.object("refusal"));
    if (tree.contains("order"))
        document.order = read_order(root.object("order"));
    root.finish();
    if (problem)
        return fail("casework.decision_invalid", ErrorClass::Software, Remedy::None, *problem);
    return document;
}

}  // namespace tereze::casework
