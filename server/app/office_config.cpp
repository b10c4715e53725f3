// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// [[office]] of server.toml.
#include "server/app/office_config.h"

#include "core/identity/person_number.h"
#include "server/app/config.h"

#include <algorithm>

namespace tereze::server::app {
namespace {

using cases::Office;
using text::TomlTable;

constexpr std::size_t kSeriesLength = 3;

bool is_series(const std::string& text) {
    return text.size() == kSeriesLength && std::all_of(text.begin(), text.end(), [](char letter) {
               return letter >= 'A' && letter <= 'Z';
           });
}

void check_alone(TomlTable& table, const Office& office, const std::vector<Office>& before) {
    for (const auto& other : before) {
        if (other.id == office.id)
            table.fault("id", "stands twice");
        // Incoming numbers begin with it and must be unique.
        if (other.number == office.number)
            table.fault("number", "stands twice");
        if (!office.series.empty() && other.series == office.series)
            table.fault("series", "stands twice");
    }
}

bool is_body(const regulation::Catalogue& catalogue, const std::string& id) {
    const auto slash = id.find('/');
    const auto* act = catalogue.act(std::string_view(id).substr(0, slash));
    return slash != std::string::npos && act != nullptr &&
           act->body(std::string_view(id).substr(slash + 1)) != nullptr;
}

}  // namespace

Office read_office(TomlTable& table, const std::vector<Office>& before) {
    Office office;
    office.id = table.text("id");
    office.number = table.text("number");
    if (const auto series = table.optional_text("series")) {
        office.series = *series;
        if (!is_series(*series))
            table.fault("series", "three letters A-Z expected");
    }
    if (const auto bin = table.optional_text("bin")) {
        office.bin = *bin;
        if (!identity::Bin::parse(*bin))
            table.fault("bin", "no BIN");
    }
    if (table.has("provides"))
        office.provides = table.texts("provides");
    if (table.has("concurs"))
        office.concurs = table.texts("concurs");
    if (const auto days = table.optional_integer("conclusion_days", 1, 60))
        office.conclusion_days = static_cast<int>(*days);
    if (!office.provides.empty() && office.series.empty())
        table.fault("series", "licences need one");
    check_alone(table, office, before);
    return office;
}

Result<> check_offices(const ServerConfig& config, const regulation::Catalogue& catalogue) {
    for (const auto& [body, service] : config.gateway.body_services)
        if (!is_body(catalogue, body))
            return fail("server.config_invalid", ErrorClass::Software, Remedy::Configure,
                        "conclusion_services: no body " + body);
    for (const auto& office : config.offices.all()) {
        for (const auto& id : office.provides)
            if (catalogue.service(id) == nullptr && catalogue.act(id) == nullptr)
                return fail("server.config_invalid", ErrorClass::Software, Remedy::Configure,
                            "office " + office.id + ": no service or act " + id);
        for (const auto& id : office.concurs)
            if (!is_body(catalogue, id))
                return fail("server.config_invalid", ErrorClass::Software, Remedy::Configure,
                            "office " + office.id + ": no body " + id);
    }
    return {};
}

}  // namespace tereze::server::app
