// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// config/dictionaries/documents.toml.
#include "core/regulation/document_kinds.h"

#include "core/base/files.h"
#include "core/regulation/readers.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace tereze::regulation {
namespace {

constexpr std::array kAll{Authenticity::Original, Authenticity::SignedOriginal,
                          Authenticity::PlainCopy, Authenticity::SignedCopy,
                          Authenticity::NotarisedOrOriginalShown};

DocumentKind read_kind(text::TomlTable& table) {
    DocumentKind kind;
    kind.id = table.text("id");
    if (const auto word = table.optional_text("authenticity")) {
        kind.authenticity = authenticity_from(*word);
        if (!kind.authenticity)
            table.fault("authenticity", "is unknown: " + *word);
    }
    if (auto title = table.table("title")) {
        kind.title = read_in_all_languages(*title);
        title->finish();
    }
    kind.source = read_source(table);
    table.finish();
    return kind;
}

}  // namespace

std::string_view to_string(Authenticity authenticity) {
    switch (authenticity) {
        case Authenticity::Original:
            return "original";
        case Authenticity::SignedOriginal:
            return "signed-original";
        case Authenticity::PlainCopy:
            return "plain-copy";
        case Authenticity::SignedCopy:
            return "signed-copy";
        case Authenticity::NotarisedOrOriginalShown:
            return "notarised-or-original-shown";
    }
    return "original";
}

std::optional<Authenticity> authenticity_from(std::string_view word) {
    const auto found = std::find_if(kAll.begin(), kAll.end(),
                                    [&](Authenticity each) { return to_string(each) == word; });
    if (found == kAll.end())
        return std::nullopt;
    return *found;
}

Result<DocumentKinds> DocumentKinds::load(const std::filesystem::path& file) {
    const auto name = file.filename().string();
    const auto content = read_text(file);
    if (!content)
        return fail("regulation.invalid", ErrorClass::Regulation, Remedy::Configure,
                    name + ": cannot be read");
    return parse(*content, name);
}

Result<DocumentKinds> DocumentKinds::parse(std::string_view content, const std::string& name) {
    text::TomlFaults faults;
    DocumentKinds kinds;
    if (const auto document = text::parse_toml(content, name, faults)) {
        text::TomlTable root(*document, name, "", faults);
        kinds.m_source_text = root.text("source_text");
        auto tables = root.tables("kinds");
        if (tables.empty())
            root.fault("kinds", "is missing");
        std::set<std::string> ids;
        for (auto& table : tables) {
            kinds.m_kinds.push_back(read_kind(table));
            if (!ids.insert(kinds.m_kinds.back().id).second)
                table.fault("id", "stands twice: " + kinds.m_kinds.back().id);
        }
        root.finish();
    }
    if (!faults.empty())
        return fail("regulation.invalid", ErrorClass::Regulation, Remedy::Configure,
                    faults.joined());
    return kinds;
}

const DocumentKind* DocumentKinds::find(std::string_view id) const {
    const auto found = std::find_if(m_kinds.begin(), m_kinds.end(),
                                    [&](const DocumentKind& each) { return each.id == id; });
    return found == m_kinds.end() ? nullptr : &*found;
}

}  // namespace tereze::regulation
