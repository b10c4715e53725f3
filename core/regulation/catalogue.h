// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// All acts, services and processes of config/, loaded and checked as one.
#pragma once

#include "core/base/result.h"
#include "core/regulation/act.h"
#include "core/regulation/document_kinds.h"
#include "core/regulation/named.h"
#include "core/regulation/process.h"
#include "core/regulation/service.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::regulation {

/// What a catalogue holds, for people who check it.
struct Counts {
    std::size_t acts = 0;
    std::size_t regulations = 0;
    std::size_t operations = 0;  ///< regulation × operation
    std::size_t channels = 0;    ///< regulation × channel that can be used
    std::size_t processes = 0;
    std::size_t documents = 0;  ///< rows of the document lists
    std::size_t decisions = 0;
};

/// Immutable once loaded; shared by all threads.
class Catalogue {
  public:
    struct Report;

    /// Reads `regulations/*/*.toml`, `processes/*.toml` and `dictionaries` below `config`, and
    /// tells everything that is wrong with file and line.
    static Report examine(const std::filesystem::path& config);
    /// The catalogue or nothing of it. Errors: regulation.invalid (the detail has all faults).
    static Result<Catalogue> load(const std::filesystem::path& config);

    const std::vector<Act>& acts() const { return m_acts; }
    /// In the order of the acts, and of the titles in each.
    const std::vector<Service>& services() const { return m_services; }
    const std::vector<Process>& processes() const { return m_processes; }
    const std::vector<Named>& regions() const { return m_regions; }
    const std::vector<Named>& subjects() const { return m_subjects; }
    const DocumentKinds& kinds() const { return m_kinds; }
    const Act* act(std::string_view id) const;
    const Service* service(std::string_view id) const;
    const Process* process(std::string_view id) const;
    const Named* region(std::string_view id) const;
    /// The way through a service; nullptr where its regulation describes none.
    const Process* way(const Service& service, Channel channel, Operation operation) const;
    std::vector<const Service*> offered_in(Channel channel) const;
    Counts counts() const;

  private:
    friend class CatalogueReader;
    std::vector<Act> m_acts;
    std::vector<Service> m_services;
    std::vector<Process> m_processes;
    std::vector<Named> m_regions;
    std::vector<Named> m_subjects;
    DocumentKinds m_kinds;
};

/// `catalogue` is there only while `faults` is empty.
struct Catalogue::Report {
    std::optional<Catalogue> catalogue;
    text::TomlFaults faults;
    text::TomlFaults warnings;
};

}  // namespace tereze::regulation
