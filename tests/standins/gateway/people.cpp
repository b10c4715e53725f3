// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Reading of people.toml.
#include "tests/standins/gateway/people.h"

#include "core/calendar/civil_time.h"
#include "core/text/toml_reader.h"

namespace tereze::standins {
namespace {

std::string date(text::TomlTable& table, const char* key) {
    const auto value = table.optional_date(key);
    if (!value)
        table.fault(key, "a date is needed");
    return value ? calendar::iso_date(*value) : std::string();
}

text::Localized words(text::TomlTable& parent, const char* key) {
    auto table = parent.table(key);
    if (!table)
        return {};
    text::Localized words{table->text("kk"), table->text("ru"), {}};
    table->finish();
    return words;
}

GatewayPerson read_person(text::TomlTable& table) {
    GatewayPerson person;
    person.iin = table.text("iin");
    person.surname = table.text("surname");
    person.name = table.text("name");
    person.patronymic = table.optional_text("patronymic").value_or("");
    person.birth_date = date(table, "birth_date");
    person.female = table.text("gender") == "female";
    person.district = words(table, "district");
    person.region = words(table, "region");
    person.street = table.text("street");
    person.building = table.text("building");
    person.corpus = table.optional_text("corpus").value_or("");
    person.flat = table.optional_text("flat").value_or("");
    if (auto document = table.optional_table("document")) {
        person.document = GatewayDocument{document->text("number"), date(*document, "begin"),
                                          date(*document, "end")};
        document->finish();
    }
    table.finish();
    return person;
}

}  // namespace

Result<People> load_people(const std::filesystem::path& file) {
    text::TomlFaults faults;
    People people;
    if (const auto parsed = text::parse_toml_file(file, file.filename().string(), faults)) {
        text::TomlTable root(*parsed, file.filename().string(), "", faults);
        for (auto& table : root.tables("person")) {
            auto person = read_person(table);
            people.emplace(person.iin, std::move(person));
        }
        root.finish();
    }
    if (!faults.empty())
        return fail("standin.people_invalid", ErrorClass::Software, Remedy::Configure,
                    faults.joined());
    return people;
}

}  // namespace tereze::standins
