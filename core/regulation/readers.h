// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The files of config/ one by one, as texts; what spans several files is checked by Catalogue.
#pragma once

#include "core/regulation/act.h"
#include "core/regulation/process.h"
#include "core/regulation/row_reader.h"
#include "core/regulation/service.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::regulation {

/// Each returns nothing only where the text is no TOML at all; every other fault is collected, so
/// what comes back may be used only while the context's faults stay empty. The context's act and
/// language are those that the file names for acts, and have to be set by the caller for the rest.
std::optional<Act> read_act(std::string_view content, const std::string& file,
                            ReadContext& context);
/// The file decisions.toml beside act.toml, in the context of its act.
std::vector<Decision> read_decisions(std::string_view content, const std::string& file,
                                     ReadContext& context);
std::optional<Service> read_service(std::string_view content, const std::string& file,
                                    ReadContext& context);
std::optional<Process> read_process(std::string_view content, const std::string& file,
                                    ReadContext& context);

/// The rows of a service that are lists; part of read_service.
void read_service_rows(text::TomlTable& root, Service& service, ReadContext& context);
/// What must hold between the steps of a process; part of read_process. `tables` are the steps'.
void check_steps(const Process& process, std::vector<text::TomlTable>& tables);

}  // namespace tereze::regulation
