// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The files of config/ one by one, as texts; what spans several files is checked by Catalogue.
#pragma once

#include "core/regulation/process.h"
#include "core/regulation/service.h"
#include "core/text/toml_reader.h"

#include <optional>
#include <string>
#include <string_view>

namespace tereze::regulation {

/// Each returns nothing only where the text is no TOML at all; every other fault is collected, so
/// what comes back may be used only while `faults` stays empty.
std::optional<Act> read_act(std::string_view content, const std::string& file,
                            text::TomlFaults& faults);
std::optional<Service> read_service(std::string_view content, const std::string& file,
                                    text::TomlFaults& faults);
std::optional<Process> read_process(std::string_view content, const std::string& file,
                                    text::TomlFaults& faults);

/// The keys `clause` and `line` of a table.
Source read_source(text::TomlTable& table);
/// The keys kk, ru and en of a table, at least one of which must be there.
text::Localized read_localized(text::TomlTable& table);
/// The same for texts of our own, which stand in the language of the visit: all three must be
/// there.
text::Localized read_in_all_languages(text::TomlTable& table);

}  // namespace tereze::regulation
