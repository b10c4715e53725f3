// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The desk's list of documents: what the regulation asks for first, and only papers to be scanned.
#include "kiosk/flows/desk_kinds.h"

#include "tests/unit/kiosk/flows/desk_stage.h"

#include <algorithm>
#include <set>

using namespace tereze;
using namespace tereze::flows;
using namespace tereze::flows::desk;
using namespace tereze::flows::desk::stage;
using regulation::ApplicantKind;
using regulation::Operation;
using Proof = regulation::Authenticity;

namespace {

std::vector<DocumentKind> kinds_of(const regulation::Service& service, Operation operation,
                                   ApplicantKind applicant = ApplicantKind::Natural) {
    return kinds_at_desk(catalogue(), service, operation, applicant);
}

std::vector<std::string> asked(const std::vector<DocumentKind>& kinds) {
    std::vector<std::string> words;
    for (const auto& kind : kinds)
        if (kind.asked)
            words.push_back(kind.id + " " + std::string(word_of(kind.asked->proof)) + " " +
                            kind.asked->clause);
    return words;
}

const DocumentKind* find(const std::vector<DocumentKind>& kinds, std::string_view id) {
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.id == id; });
    return found == kinds.end() ? nullptr : &*found;
}

const regulation::Service& grain() {
    return *catalogue().service("zhambyl-2013/grain");
}

}  // namespace

TEST_CASE("the papers of the act stand first, by operation and applicant, with their rule") {
    using Words = std::vector<std::string>;
    // Жамбыл 2013, grain, para 11 (lines 4105-4131).
    CHECK(asked(kinds_of(grain(), Operation::Issue)) ==
          Words{"application original 11", "identity-document plain-copy 11",
                "tax-registration notarised-or-original-shown 11",
                "licence-fee notarised-or-original-shown 11", "qualification plain-copy 11"});
    CHECK(asked(kinds_of(grain(), Operation::Duplicate)) ==
          Words{"loss-application original 11", "licence-fee notarised-or-original-shown 11"});
    const auto legal = asked(kinds_of(grain(), Operation::Issue, ApplicantKind::Legal));
    REQUIRE(legal.size() == 6);
    CHECK(legal[1] == "charter notarised-or-original-shown 11");
}

TEST_CASE("the other general kinds follow, each kind once") {
    for (const auto& service : catalogue().services()) {
        for (const auto& operation : service.operations) {
            const auto kinds = kinds_of(service, operation.value);
            INFO(service.id << " " << word_of(operation.value));
            CHECK(std::is_partitioned(kinds.begin(), kinds.end(),
                                      [](const auto& kind) { return kind.asked.has_value(); }));
            std::set<std::string> ids;
            for (const auto& kind : kinds) {
                ids.insert(kind.id);
                CHECK((kind.asked || catalogue().kinds().find(kind.id)->general));
            }
            CHECK(ids.size() == kinds.size());
            for (const auto& known : catalogue().kinds().all())
                CHECK((!known.general || ids.contains(known.id)));
        }
    }
}

TEST_CASE("where the act leaves the list to the standard nothing is asked for in its name") {
    CHECK(asked(kinds_of(*catalogue().service(kService), Operation::Issue)).empty());
    Desk desk;
    desk.at_documents();
    CHECK(desk.flow.view().documents_in_standard == "9");
    CHECK(desk.flow.view().still_asked_for() == 0);
    Desk printed{.service = "zhambyl-2013/grain"};
    printed.at_documents();
    CHECK_FALSE(printed.flow.view().documents_in_standard);
}

TEST_CASE("what proves itself electronically is told but never scanned at a desk") {
    auto service = grain();
    service.documents = {{"signed-request", Proof::SignedElectronic, {}, {"11", 4137, ""}},
                         {"tax-registration", Proof::StateRecord, {}, {"11", 4151, ""}},
                         {"charter", Proof::Original, {}, {"11", 4106, ""}}};
    const auto kinds = kinds_of(service, Operation::Issue);
    for (const auto* id : {"signed-request", "tax-registration"}) {
        REQUIRE(find(kinds, id));
        CHECK_FALSE(find(kinds, id)->on_paper);
    }
    CHECK(find(kinds, "charter")->on_paper);
    // Where nobody asks for them they are not offered either.
    const auto usual = kinds_of(grain(), Operation::Issue);
    CHECK_FALSE(find(usual, "signed-request"));
    CHECK_FALSE(find(usual, "licence-data"));
    CHECK(std::all_of(usual.begin(), usual.end(), [](const auto& kind) { return kind.on_paper; }));
}

TEST_CASE("a record of the state that the act asks for cannot be put into the inventory") {
    const testing::ConfigCopy config;
    const std::string row = R"({ document = "tax-registration", operations = ["issue"], )"
                            R"(channels = ["provider", "centre"], authenticity = )";
    config.replace("regulations/zhambyl-2013/grain.toml", row + R"("notarised-or-original-shown")",
                   row + R"("state-record")");
    const auto changed = regulation::Catalogue::load(config.path());
    REQUIRE(changed);
    Desk desk{.law = *changed, .service = "zhambyl-2013/grain"};
    desk.at_documents();
    REQUIRE(find(desk.flow.view().kinds, "tax-registration"));
    CHECK(desk.flow.view().still_asked_for() == 4);
    desk.send(AddDocument{"tax-registration"});
    CHECK(desk.flow.view().documents.empty());
}

TEST_CASE("the usual way of proof follows the act's rule") {
    const auto kinds = kinds_of(grain(), Operation::Issue);
    CHECK(find(kinds, "application")->usual == casework::Authenticity::OriginalShown);
    CHECK(find(kinds, "tax-registration")->usual == casework::Authenticity::OriginalShown);
    CHECK(find(kinds, "qualification")->usual == casework::Authenticity::PlainCopy);
}

TEST_CASE("the checklist tells what is taken in and what is still asked for") {
    Desk desk{.service = "zhambyl-2013/grain"};
    desk.at_documents();
    const auto& view = desk.flow.view();
    CHECK(view.still_asked_for() == 5);
    desk.send(AddDocument{"application"});
    desk.send(AddDocument{"education"});
    CHECK(view.taken_in("application"));
    CHECK_FALSE(view.taken_in("tax-registration"));
    CHECK(view.still_asked_for() == 4);
    desk.send(SelectDocument{0});
    desk.send(RemoveDocument{});
    CHECK(view.still_asked_for() == 5);
}

TEST_CASE("a paper on the glass is no record of the state") {
    Desk desk;
    desk.at_documents();
    desk.send(AddDocument{"charter"});
    desk.send(SetAuthenticity{casework::Authenticity::NotarisedCopy});
    desk.send(SetAuthenticity{casework::Authenticity::StateRecord});
    CHECK(desk.flow.view().documents.front().authenticity == casework::Authenticity::NotarisedCopy);
    desk.send(AddDocument{"signed-request"});
    CHECK(desk.flow.view().documents.size() == 1);
}
