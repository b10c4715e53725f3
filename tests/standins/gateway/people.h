// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The invented people of the stand-in.
#pragma once

#include "core/base/result.h"
#include "core/text/localized.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace tereze::standins {

struct GatewayDocument {
    std::string number;
    std::string begin;
    std::string end;
};

struct GatewayPerson {
    std::string iin;
    std::string surname;
    std::string name;
    std::string patronymic;
    std::string birth_date;
    bool female = false;
    text::Localized district;
    text::Localized region;
    std::string street;
    std::string building;
    std::string corpus;
    std::string flat;
    std::optional<GatewayDocument> document;
};

using People = std::map<std::string, GatewayPerson, std::less<>>;

/// Errors: standin.people_invalid.
Result<People> load_people(const std::filesystem::path& file);

}  // namespace tereze::standins
