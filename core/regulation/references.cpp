// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Matching of uses and definitions.
#include "core/regulation/references.h"

namespace tereze::regulation {
namespace {

std::string_view name_of(Thing thing) {
    switch (thing) {
        case Thing::Act:
            return "act";
        case Thing::Service:
            return "regulation";
        case Thing::Process:
            return "process";
        case Thing::Subject:
            return "subject";
        case Thing::Region:
            return "region";
        case Thing::Document:
            return "kind of document";
        case Thing::Body:
            return "body";
        case Thing::Ground:
            return "ground of refusal";
        case Thing::Button:
            return "button";
        case Thing::Decision:
            return "decision";
        case Thing::SubKind:
            return "sub-kind";
        case Thing::QueuePrefix:
            return "prefix of the queue";
    }
    return "thing";
}

/// People wrote the id without its scope.
std::string without_scope(const std::string& id) {
    return id.substr(id.find(':') + 1);
}

}  // namespace

void References::define(Thing thing, std::string id, Place place) {
    m_definitions[{thing, std::move(id)}].push_back(std::move(place));
}

void References::use(Thing thing, std::string id, Place place) {
    m_uses.push_back({thing, std::move(id), std::move(place)});
}

void References::check(text::TomlFaults& faults) const {
    for (const auto& [key, places] : m_definitions)
        for (std::size_t i = 1; i < places.size(); ++i)
            faults.add(places[i].file, places[i].line, places[i].key,
                       std::string(name_of(key.first)) + " " + without_scope(key.second) +
                           " stands twice, first in " + places[0].file + ":" +
                           std::to_string(places[0].line));
    for (const auto& use : m_uses)
        if (!m_definitions.contains({use.thing, use.id}))
            faults.add(
                use.place.file, use.place.line, use.place.key,
                "there is no " + std::string(name_of(use.thing)) + " " + without_scope(use.id));
}

References::Place References::recall(const std::string& what) const {
    const auto found = m_remembered.find(what);
    return found == m_remembered.end() ? Place{} : found->second;
}

std::string scoped(std::string_view scope, std::string_view id) {
    return std::string(scope) + ":" + std::string(id);
}

}  // namespace tereze::regulation
