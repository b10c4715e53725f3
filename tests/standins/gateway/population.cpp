// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// People and organisations out of lists of words and a counter.
#include "tests/standins/gateway/population.h"

#include "core/identity/person_number.h"

#include <fmt/format.h>

#include <array>

namespace tereze::standins {
namespace {

constexpr std::array kMen{"ДӘУЛЕТ",   "НҰРЛАН", "ЕРЛАН", "АСҚАР",
                          "БАУЫРЖАН", "ҒАЛЫМ",  "ҚАНАТ", "ӨМІР"};
constexpr std::array kWomen{"ӘЙГЕРІМ", "ҚАРЛЫҒАШ", "ГҮЛНҰР", "САУЛЕ",
                            "ӘСЕЛ",    "ДИНАРА",   "ЖАНАР",  "ІҢКӘР"};
constexpr std::array kStems{"АХМЕТ",   "СЕРІК", "ОМАР",  "ӘЛИ",    "НҰРҒАЛИ",
                            "ТӨЛЕГЕН", "ЖҮНІС", "ҚАСЫМ", "БЕКТҰР", "ІЗТІЛЕУ",
                            "ҺАДИ",    "ҰЛЫҚ",  "ЕСІМ",  "МАРАТ",  "ҮСЕН"};
constexpr std::array kStreets{"АБАЙ ДАҢҒЫЛЫ", "ТӨЛЕ БИ КӨШЕСІ", "ҚҰРМАНҒАЗЫ КӨШЕСІ",
                              "ЖАМБЫЛ КӨШЕСІ"};
// Numbers of other tests begin lower.
constexpr std::size_t kFirstSerial = 5000;
constexpr std::size_t kSerials = 5000;
constexpr int kFirstYear = 1950;
constexpr int kYears = 50;

struct Day {
    int year;
    int month;
    int day;
    std::string iso() const { return fmt::format("{:04}-{:02}-{:02}", year, month, day); }
};

/// Any day that every month has.
Day day_of(std::size_t number) {
    return {kFirstYear + static_cast<int>(number % kYears), 1 + static_cast<int>(number / 7 % 12),
            1 + static_cast<int>(number / 3 % 28)};
}

/// The next number from a start on that may be issued.
std::string complete(const std::string& prefix, std::size_t& serial, int width) {
    for (;; ++serial) {
        const auto eleven = prefix + fmt::format("{:0{}}", serial, width);
        if (const auto digit = check_digit(eleven))
            return eleven + *digit;
    }
}

GatewayPerson person_of(std::size_t number) {
    const bool female = number % 2 == 1;
    const auto born = day_of(number);
    std::size_t serial = kFirstSerial + number % kSerials;
    GatewayPerson person;
    person.iin = complete(
        fmt::format("{:02}{:02}{:02}{}", born.year % 100, born.month, born.day, female ? 4 : 3),
        serial, 4);
    person.surname = std::string(kStems[number % kStems.size()]) + (female ? "ОВА" : "ОВ");
    person.name = female ? kWomen[number / 2 % kWomen.size()] : kMen[number / 2 % kMen.size()];
    person.birth_date = born.iso();
    person.female = female;
    person.district = {"АЛМАТЫ", "АЛМАТЫ", {}};
    person.region = {"ӘУЕЗОВ АУДАНЫ", "АУЭЗОВСКИЙ РАЙОН", {}};
    person.street = kStreets[number % kStreets.size()];
    person.building = std::to_string(1 + number % 200);
    person.document =
        GatewayDocument{fmt::format("{:09}", 300'000'000 + number), "2021-03-01", "2031-02-28"};
    return person;
}

}  // namespace

std::optional<char> check_digit(std::string_view eleven_digits) {
    for (char digit = '0'; digit <= '9'; ++digit)
        if (identity::has_valid_check_digit(std::string(eleven_digits) + digit))
            return digit;
    return std::nullopt;
}

void add_people(People& people, std::size_t count) {
    const auto wanted = people.size() + count;
    for (std::size_t number = 0; people.size() < wanted; ++number) {
        auto person = person_of(number);
        people.emplace(person.iin, std::move(person));
    }
}

Organisations make_organisations(const People& people, std::size_t count) {
    Organisations organisations;
    auto head = people.begin();
    for (std::size_t number = 0; organisations.size() < count; ++number, ++head) {
        if (head == people.end())
            head = people.begin();
        const auto since = day_of(number * 31);
        std::size_t serial = number;
        GatewayOrganisation organisation;
        // Registered after the first of these numbers were given, in 1994.
        organisation.registration_date =
            fmt::format("20{:02}-{:02}-{:02}", since.year % 25, since.month, since.day);
        organisation.bin =
            complete(fmt::format("{:02}{:02}40", since.year % 25, since.month), serial, 5);
        const std::string word = kStems[number % kStems.size()];
        organisation.name = {
            fmt::format("«{} {}» ЖШС", word, number), fmt::format("ТОО «{} {}»", word, number), {}};
        organisation.city = {"Алматы", "Алматы", {}};
        organisation.street = {"Абай даңғылы", "проспект Абая", {}};
        organisation.building = std::to_string(1 + number % 200);
        if (number % 7 == 6)
            organisation.liquidation_date = "2025-11-03";
        organisation.head_iin = head->second.iin;
        organisation.head_surname = head->second.surname;
        organisation.head_name = head->second.name;
        organisations.emplace(organisation.bin, std::move(organisation));
    }
    return organisations;
}

}  // namespace tereze::standins
