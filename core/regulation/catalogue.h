// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// All acts, services and processes of config/, loaded and checked at start.
#pragma once

#include "core/base/result.h"
#include "core/regulation/process.h"
#include "core/regulation/service.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::regulation {

/// Immutable once loaded; shared by all threads.
class Catalogue {
  public:
    /// Reads `config/regulations/*/*.toml` and `config/processes/*.toml` below `config`.
    /// Errors: regulation.invalid (the detail names file, line and key).
    static Result<Catalogue> load(const std::filesystem::path& config);

    const std::vector<Act>& acts() const { return m_acts; }
    const std::vector<Service>& services() const { return m_services; }
    const Act* act(std::string_view id) const;
    const Service* service(std::string_view id) const;
    const Process* process(std::string_view id) const;
    std::vector<const Service*> offered_in(Channel channel) const;

  private:
    std::vector<Act> m_acts;
    std::vector<Service> m_services;
    std::vector<Process> m_processes;
};

}  // namespace tereze::regulation
