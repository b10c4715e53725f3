// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Reading of a person's TOML file.
#include "tests/standins/virtual_card/person.h"

#include "core/base/files.h"

#include <toml++/toml.h>

namespace tereze::standins {
namespace {

tl::unexpected<Error> refused(const std::string& what) {
    return fail("card.data_invalid", ErrorClass::Software, Remedy::Configure, what);
}

Result<std::string> text_at(const toml::table& table, const char* key) {
    const auto value = table[key].value<std::string>();
    if (!value)
        return refused(std::string("no text ") + key);
    return *value;
}

Result<std::chrono::year_month_day> date_at(const toml::table& table, const char* key) {
    const auto value = table[key].value<toml::date>();
    if (!value)
        return refused(std::string("no date ") + key);
    return std::chrono::year_month_day{std::chrono::year(value->year),
                                       std::chrono::month(value->month),
                                       std::chrono::day(value->day)};
}

Result<identity::DocumentData> read_table(const toml::table& table) {
    identity::DocumentData person;
    person.document_code = "ID";
    person.issuing_state = "KAZ";
    person.nationality = "KAZ";
    TEREZE_ASSIGN(person.surname, text_at(table, "surname"));
    TEREZE_ASSIGN(person.given_names, text_at(table, "name"));
    TEREZE_ASSIGN(person.sex, text_at(table, "sex"));
    TEREZE_ASSIGN(person.document_number, text_at(table, "document_number"));
    TEREZE_ASSIGN(person.iin, text_at(table, "iin"));
    TEREZE_ASSIGN(person.birth_date, date_at(table, "birth_date"));
    TEREZE_ASSIGN(person.expiry_date, date_at(table, "expiry_date"));
    return person;
}

}  // namespace

Result<identity::DocumentData> load_person(const std::filesystem::path& file) {
    TEREZE_ASSIGN(const auto text, read_text(file));
    try {
        return read_table(toml::parse(text));
    } catch (const toml::parse_error& error) {
        return refused(std::string(error.description()));
    }
}

}  // namespace tereze::standins
