// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Documents of offices: one text each, read back whole or not at all.
#include "core/casework/office_documents.h"

#include "core/casework/manifest.h"

#include <catch2/catch.hpp>

#include <string>

using namespace tereze;
using namespace tereze::casework;

namespace {

DecisionDocument sample_decision() {
    DecisionDocument document;
    document.id = "0197a000-0000-7000-8000-000000000001";
    document.kind = DecisionKind::Licence;
    document.office_id = "licensor";
    document.office = {"Басқарма", "Управление", ""};
    document.about = CaseReference{"0197a000-0000-7000-8000-000000000002", "075-26-000001",
                                   "301/26-000001", "almaty-2015/medical", "issue"};
    LicenceData licence;
    licence.unique_number = "KZ37VPY00000042";
    licence.series = "VPY";
    licence.number = 42;
    licence.holder_number = "750101300004";
    licence.holder_name = "АХМЕТОВ ДӘУЛЕТ";
    licence.service_id = "almaty-2015/medical";
    licence.sub_kinds = {"dentistry"};
    licence.issued_on = *calendar::parse_iso_date("2026-11-29");
    document.licence = licence;
    document.prepared_by = "Әлиева Қарлығаш";
    document.prepared_at = *calendar::parse_iso_time("2026-11-29T05:19:07Z");
    return document;
}

std::string error_of(std::string text, const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
    const auto parsed = DecisionDocument::parse(as_bytes(text));
    return parsed ? "" : parsed.error().detail;
}

}  // namespace

TEST_CASE("a decision that is read back has the same octets") {
    auto document = sample_decision();
    const auto octets = document.canonical();
    CHECK(DecisionDocument::parse(octets).value().canonical() == octets);
    document.licence.reset();
    document.kind = DecisionKind::Refusal;
    document.refusal =
        RefusalData{"not-qualified", "16, 3)", {"Сай емес", "Не соответствует", ""}, "Кабинет жоқ"};
    CHECK(DecisionDocument::parse(document.canonical()).value().canonical() ==
          document.canonical());
    document.refusal.reset();
    document.about.reset();
    document.kind = DecisionKind::Suspension;
    document.order = OrderData{"Сот актісі", *calendar::parse_iso_date("2027-01-11")};
    CHECK(DecisionDocument::parse(document.canonical()).value().canonical() ==
          document.canonical());
    CHECK(canonical_json(document.canonical()).value() == document.canonical());
}

TEST_CASE("a decision with a foreign, missing or wrong member is refused by its name") {
    const auto text = std::string(as_text(sample_decision().canonical()));
    CHECK(error_of(text, "\"annex\":0", "\"annex\":-1") == "licence.annex");
    CHECK(error_of(text, "\"kind\":\"licence\"", "\"kind\":\"gift\"") == "kind");
    CHECK(error_of(text, "\"series\":\"VPY\"", "\"serie\":\"VPY\"") == "licence.series");
    CHECK(error_of(text, "tereze.decision/1", "tereze.decision/2") == "format");
    CHECK(error_of(text, "\"office_id\"", "\"more\":1,\"office_id\"") == "(unknown member)");
    CHECK_FALSE(DecisionDocument::parse(as_bytes(std::string_view("[]"))));
}
