// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The specimens of ICAO Doc 9303 parts 4 to 6, synthetic Kazakh cards, and damaged zones.
#include "core/identity/mrz.h"

#include "core/identity/person_number.h"

#include <catch2/catch.hpp>

using namespace tereze::identity;
using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::year_month_day;

namespace {

constexpr sys_days kToday = 2026y / 9 / 1;

DocumentData kazakh_person() {
    DocumentData data;
    data.document_code = "ID";
    data.issuing_state = "KAZ";
    data.document_number = "012345678";
    data.iin = "840229400006";
    data.surname = "SERIKOVA";
    data.given_names = "AIGERIM";
    data.sex = "F";
    data.nationality = "KAZ";
    data.birth_date = 1984y / 2 / 29;
    data.expiry_date = 2031y / 5 / 14;
    return data;
}

}  // namespace

TEST_CASE("the TD1 specimen of part 5 is read in every field") {
    const auto mrz = parse_mrz(
        "I<UTOD231458907<<<<<<<<<<<<<<<\n"
        "7408122F1204159UTO<<<<<<<<<<<6\n"
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<\n",
        kToday);
    REQUIRE(mrz);
    CHECK(mrz->format == MrzFormat::Td1);
    CHECK(mrz->all_valid());
    CHECK(mrz->checks.size() == 4);
    CHECK(mrz->data.document_code == "I");
    CHECK(mrz->data.issuing_state == "UTO");
    CHECK(mrz->data.document_number == "D23145890");
    CHECK(mrz->data.surname == "ERIKSSON");
    CHECK(mrz->data.given_names == "ANNA MARIA");
    CHECK(mrz->data.sex == "F");
    CHECK(mrz->data.iin.empty());
    CHECK(mrz->data.birth_date == year_month_day{1974y / 8 / 12});
    CHECK(mrz->data.expiry_date == year_month_day{2012y / 4 / 15});
}

TEST_CASE("the TD2 specimen of part 6 is read in every field") {
    const auto mrz = parse_mrz(
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\r\n"
        "D231458907UTO7408122F1204159<<<<<<<6",
        kToday);
    REQUIRE(mrz);
    CHECK(mrz->format == MrzFormat::Td2);
    CHECK(mrz->all_valid());
    CHECK(mrz->data.document_number == "D23145890");
    CHECK(mrz->data.full_name() == "ERIKSSON ANNA MARIA");
}

TEST_CASE("the TD3 specimen of part 4 is read with its personal number checked") {
    const auto mrz = parse_mrz(
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        kToday);
    REQUIRE(mrz);
    CHECK(mrz->format == MrzFormat::Td3);
    CHECK(mrz->checks.size() == 5);
    CHECK(mrz->all_valid());
    CHECK(mrz->data.document_code == "P");
    CHECK(mrz->data.document_number == "L898902C3");
    CHECK(mrz->data.iin.empty());
}

TEST_CASE("a document number longer than nine characters goes on in the optional data") {
    // The third example of part 11, appendix D.2.
    const auto mrz = parse_mrz(
        "I<UTOD23145890<7349<<<<<<<<<<<"
        "3407127M9507122UTO<<<<<<<<<<<2"
        "STEVENSON<<PETER<JOHN<<<<<<<<<",
        kToday);
    REQUIRE(mrz);
    CHECK(mrz->data.document_number == "D23145890734");
    CHECK(mrz->all_valid());
    CHECK(mrz->data.birth_date == year_month_day{1934y / 7 / 12});
    CHECK(mrz->data.expiry_date == year_month_day{1995y / 7 / 12});
}

TEST_CASE("a Kazakh card composed by us reads back the same, with the IIN at positions 16 to 27") {
    const auto person = kazakh_person();
    const auto zone = compose_td1(person);
    REQUIRE(zone);
    CHECK(zone->substr(0, 5) == "IDKAZ");
    CHECK(zone->substr(15, 15) == "840229400006<<<");
    const auto read = document_from_mrz(*zone, kToday);
    REQUIRE(read);
    CHECK(read->document_code == "ID");
    CHECK(read->document_number == person.document_number);
    CHECK(read->iin == person.iin);
    CHECK(read->full_name() == "SERIKOVA AIGERIM");
    CHECK(read->sex == "F");
    CHECK(read->birth_date == person.birth_date);
    CHECK(read->expiry_date == person.expiry_date);
}

TEST_CASE("a Kazakh passport carries the IIN in the personal number") {
    std::string line2 = "N00000001";
    line2 += mrz_check_digit(line2);
    line2 += "KAZ840229";
    line2 += mrz_check_digit("840229");
    line2 += "F310514";
    line2 += mrz_check_digit("310514");
    const std::string personal = "840229400006<<";
    line2 += personal + mrz_check_digit(personal);
    line2 += mrz_check_digit(line2.substr(0, 10) + line2.substr(13, 7) + line2.substr(21, 22));
    const auto read =
        document_from_mrz("P<KAZSERIKOVA<<AIGERIM<<<<<<<<<<<<<<<<<<<<<<" + line2, kToday);
    REQUIRE(read);
    CHECK(read->iin == "840229400006");
}

TEST_CASE("each check digit of a TD1 zone answers for its own field and for the whole") {
    const auto zone = compose_td1(kazakh_person()).value();
    struct Row {
        std::size_t at;
        MrzField field;
    };
    const Row row = GENERATE(Row{5, MrzField::DocumentNumber}, Row{14, MrzField::DocumentNumber},
                             Row{35, MrzField::BirthDate}, Row{36, MrzField::BirthDate},
                             Row{43, MrzField::ExpiryDate}, Row{44, MrzField::ExpiryDate},
                             Row{20, MrzField::Composite}, Row{59, MrzField::Composite});
    CAPTURE(row.at);
    auto damaged = zone;
    damaged[row.at] = damaged[row.at] == '1' ? '2' : '1';
    const auto mrz = parse_mrz(damaged, kToday);
    REQUIRE(mrz);
    CHECK_FALSE(mrz->all_valid());
    CHECK_FALSE(mrz->valid(row.field));
    const auto refused = document_from_mrz(damaged, kToday);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "identity.mrz_check");
    CHECK(refused.error().detail.find(to_string(row.field)) != std::string::npos);
}

TEST_CASE("a zone of a wrong length, character or date is refused with its reason") {
    const auto zone = compose_td1(kazakh_person()).value();
    CHECK(parse_mrz("", kToday).error().code == "identity.mrz_length");
    CHECK(parse_mrz(zone.substr(1), kToday).error().code == "identity.mrz_length");
    auto damaged = zone;
    damaged[3] = '$';
    CHECK(parse_mrz(damaged, kToday).error().code == "identity.mrz_character");
    damaged = zone;
    damaged[32] = '9';  // month 92
    CHECK(parse_mrz(damaged, kToday).error().code == "identity.mrz_date");
    damaged = zone;
    damaged[30] = 'A';
    CHECK(parse_mrz(damaged, kToday).error().code == "identity.mrz_date");
}

TEST_CASE("small letters and line ends of typed text do not matter") {
    auto zone = compose_td1(kazakh_person()).value();
    for (auto& c : zone)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    zone.insert(60, " \r\n").insert(30, "\n");
    CHECK(document_from_mrz(zone, kToday));
}

TEST_CASE("an unknown birth day leaves the date open instead of inventing one") {
    auto zone = compose_td1(kazakh_person()).value();
    zone.replace(30, 6, "8402<<");
    const auto mrz = parse_mrz(zone, kToday);
    REQUIRE(mrz);
    CHECK_FALSE(mrz->data.birth_date.ok());
}

TEST_CASE("two-digit years fall into the century that makes sense") {
    auto person = kazakh_person();
    person.iin.clear();
    const auto birth_read = [&](year_month_day birth) {
        person.birth_date = birth;
        return document_from_mrz(compose_td1(person).value(), kToday)->birth_date;
    };
    CHECK(birth_read(2026y / 9 / 1) == year_month_day{2026y / 9 / 1});
    CHECK(birth_read(1926y / 9 / 2) == year_month_day{1926y / 9 / 2});
    const auto expiry_read = [&](year_month_day expiry) {
        person.expiry_date = expiry;
        return document_from_mrz(compose_td1(person).value(), kToday)->expiry_date;
    };
    CHECK(expiry_read(1994y / 6 / 23) == year_month_day{1994y / 6 / 23});
    CHECK(expiry_read(2075y / 1 / 1) == year_month_day{2075y / 1 / 1});
    CHECK(expiry_read(1977y / 1 / 1) == year_month_day{1977y / 1 / 1});
}

TEST_CASE("the IIN tells the century of somebody older than a hundred") {
    auto person = kazakh_person();
    person.iin = "200101300000";
    while (!has_valid_check_digit(person.iin))
        ++person.iin.back();
    person.birth_date = 1920y / 1 / 1;
    const auto read = document_from_mrz(compose_td1(person).value(), kToday);
    REQUIRE(read);
    CHECK(read->birth_date == year_month_day{1920y / 1 / 1});
}

TEST_CASE("names are written as the zone wants them or refused") {
    auto person = kazakh_person();
    person.surname = "O'Neil-Smith";
    person.given_names = "Anna Maria";
    CHECK(compose_td1(person)->substr(60) == "ONEIL<SMITH<<ANNA<MARIA<<<<<<<");
    person.surname = std::string(40, 'A');
    CHECK(compose_td1(person)->size() == 90);
    person.surname = "Серікова";
    CHECK(compose_td1(person).error().code == "identity.mrz_field");
    CHECK(compose_td1(person).error().detail == "surname");
}

TEST_CASE("fields that do not fit a TD1 zone are refused by name") {
    const auto refused = [](auto change) {
        auto person = kazakh_person();
        change(person);
        const auto zone = compose_td1(person);
        return zone ? std::string("written") : zone.error().detail;
    };
    CHECK(refused([](DocumentData& d) { d.document_number = "0123456789"; }) == "document_number");
    CHECK(refused([](DocumentData& d) { d.document_number = ""; }) == "document_number");
    CHECK(refused([](DocumentData& d) { d.iin = "1234"; }) == "iin");
    CHECK(refused([](DocumentData& d) { d.sex = "X"; }) == "sex");
    CHECK(refused([](DocumentData& d) { d.birth_date = {}; }) == "birth_date");
    CHECK(refused([](DocumentData& d) { d.surname = ""; }) == "surname");
}
