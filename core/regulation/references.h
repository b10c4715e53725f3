// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Who defines an id and who uses it, over all files: what dangles is found with file and line.
#pragma once

#include "core/text/toml_reader.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tereze::regulation {

/// What an id can name; the word stands in the faults.
enum class Thing {
    Act,
    Service,
    Process,
    Subject,
    Region,
    Document,
    Body,
    Ground,
    Button,
    Decision,
    SubKind,
    QueuePrefix,
};

/// Collected while the files are read, checked once at the end. Ids that belong to an act or a
/// service are written as "act:id".
class References {
  public:
    struct Place {
        std::string file;
        std::uint32_t line = 0;
        std::string key;
    };
    void define(Thing thing, std::string id, Place place);
    void use(Thing thing, std::string id, Place place);
    /// Keeps where something stands that a check over several files may have to name.
    void remember(const std::string& what, Place place) { m_remembered[what] = std::move(place); }
    Place recall(const std::string& what) const;
    /// Reports what is defined twice and what is used without being defined.
    void check(text::TomlFaults& faults) const;

  private:
    struct Entry {
        Thing thing;
        std::string id;
        Place place;
    };
    std::vector<Entry> m_uses;
    std::map<std::string, Place> m_remembered;
    std::map<std::pair<Thing, std::string>, std::vector<Place>> m_definitions;
};

/// "act:id", the form in which ids of an act are kept.
std::string scoped(std::string_view scope, std::string_view id);

}  // namespace tereze::regulation
