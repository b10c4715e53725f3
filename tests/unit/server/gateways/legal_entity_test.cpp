// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// ГБД ЮЛ against the stand-in's own reading of its schema, and against answers that are wrong.
#include "server/gateways/legal_entity.h"

#include "core/identity/person_number.h"
#include "server/gateways/sync_channel.h"
#include "tests/standins/gateway/channel.h"
#include "tests/standins/gateway/population.h"

#include <catch2/catch.hpp>

#include <set>

using namespace tereze;
using namespace tereze::server::gateways;

namespace {

const standins::Registers& registers() {
    static const auto made = [] {
        standins::Registers all;
        standins::add_people(all.people, 300);
        all.organisations = standins::make_organisations(all.people, 40);
        return all;
    }();
    return made;
}

const std::vector<std::string> kAbsent{standins::kNoSuchOrganisation};

/// What the stand-in answers to our question about a БИН.
XmlElement answer_about(const std::string& bin) {
    SyncRequest request;
    request.message_id = "01a201e2-633f-71a3-bcbd-c1a894c462bf";
    request.service_id = standins::kOrganisationService;
    request.message_date = std::chrono::system_clock::now();
    request.sender_id = "tereze";
    request.data = build_entity_request("000140000012", bin).value();
    const auto exchange = standins::answer(build_sync_request(request).value(), registers());
    CHECK(exchange.fault_code.empty());
    CHECK(exchange.bin == bin);
    return parse_sync_response(exchange.body).value().data;
}

std::string error_of(const XmlElement& data, const std::string& bin,
                     const std::vector<std::string>& absent = kAbsent) {
    const auto parsed = parse_entity_response(data, bin, absent);
    return parsed ? "" : parsed.error().code;
}

}  // namespace

TEST_CASE("every organisation of the register is read as it stands there") {
    int liquidated = 0;
    for (const auto& [bin, organisation] : registers().organisations) {
        const auto entity = parse_entity_response(answer_about(bin), bin, kAbsent).value();
        CHECK(entity.bin == bin);
        CHECK(entity.name.kk == organisation.name.kk);
        CHECK(entity.name.ru == organisation.name.ru);
        CHECK(entity.registration_date == organisation.registration_date);
        CHECK(entity.liquidation_date == organisation.liquidation_date);
        CHECK(entity.status.kk ==
              (organisation.liquidation_date.empty() ? "Тіркелген" : "Таратылған"));
        CHECK(entity.address.ru == "050000, Алматы, проспект Абая, " + organisation.building);
        CHECK(entity.activity.kk == "Жалпы дәрігерлік практика");
        REQUIRE(entity.head);
        CHECK(entity.head->iin == organisation.head_iin);
        CHECK(entity.head->position.ru == "Первый руководитель");
        liquidated += organisation.liquidation_date.empty() ? 0 : 1;
    }
    CHECK(liquidated > 0);
}

TEST_CASE("absent is what the register says, and nothing else is") {
    const std::string unknown = "990140000017";
    REQUIRE(registers().organisations.count(unknown) == 0);
    const auto data = answer_about(unknown);
    CHECK(error_of(data, unknown) == "lookups.applicant_absent");
    CHECK(error_of(data, unknown, {}) == "gateway.answer_invalid");
    CHECK(error_of({}, unknown) == "gateway.answer_invalid");
}

TEST_CASE("an answer about another organisation, or half of one, is none") {
    const auto& [bin, organisation] = *registers().organisations.begin();
    const auto whole = answer_about(bin);
    CHECK(error_of(whole, bin).empty());
    CHECK(error_of(whole, registers().organisations.rbegin()->first) == "gateway.answer_invalid");
    auto twice = whole;
    twice.children.push_back(*whole.child("Organization"));
    CHECK(error_of(twice, bin) == "gateway.answer_invalid");
    for (const auto* part : {"BIN", "RegStatus", "RegistrationDate"}) {
        INFO(part);
        auto half = whole;
        for (auto& child : half.children)
            if (child.name == "Organization")
                std::erase_if(child.children, [&](const auto& one) { return one.name == part; });
        CHECK(error_of(half, bin) == "gateway.answer_invalid");
    }
}

TEST_CASE("the invented population has right and different numbers") {
    standins::People people;
    standins::add_people(people, 10'000);
    const auto organisations = standins::make_organisations(people, 1'000);
    CHECK(people.size() == 10'000);
    CHECK(organisations.size() == 1'000);
    for (const auto& [iin, person] : people) {
        const auto number = identity::Iin::parse(iin);
        REQUIRE(number);
        REQUIRE(number->suggested_birth_date() == calendar::parse_iso_date(person.birth_date));
        REQUIRE(number->suggested_sex() ==
                (person.female ? identity::Sex::Female : identity::Sex::Male));
    }
    for (const auto& [bin, organisation] : organisations) {
        REQUIRE(identity::Bin::parse(bin));
        REQUIRE(identity::Bin::parse(bin)
                    ->warnings(identity::BinHolder::ResidentEntity, identity::BinUnit::Head)
                    .empty());
        REQUIRE(people.count(organisation.head_iin) == 1);
    }
}
