// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// config/dictionaries/documents.toml.
#include "core/regulation/document_kinds.h"

#include "core/base/files.h"
#include "core/regulation/find.h"

namespace tereze::regulation {
namespace {

DocumentKind read_kind(text::TomlTable& table, ReadContext& context) {
    DocumentKind kind;
    kind.id = table.text("id");
    define(Thing::Document, "", kind.id, table, "id", context);
    if (table.has("authenticity"))
        kind.authenticity = read_word<Authenticity>(table, "authenticity");
    kind.title = read_own_text(table, "title", context);
    kind.general = table.optional_boolean("general").value_or(false);
    kind.source = read_source(table, context);
    return kind;
}

}  // namespace

Result<DocumentKinds> DocumentKinds::load(const std::filesystem::path& file) {
    const auto name = file.filename().string();
    const auto content = read_text(file);
    if (!content)
        return fail("regulation.invalid", ErrorClass::Regulation, Remedy::Configure,
                    name + ": cannot be read");
    return parse(*content, name);
}

DocumentKinds DocumentKinds::read(std::string_view content, const std::string& name,
                                  ReadContext& context) {
    DocumentKinds kinds;
    const auto document = text::parse_toml(content, name, context.faults);
    if (!document)
        return kinds;
    text::TomlTable root(*document, name, "", context.faults);
    kinds.m_source_text = root.text("source_text");
    kinds.m_kinds =
        read_rows(root, "kinds", [&](text::TomlTable& table) { return read_kind(table, context); });
    if (kinds.m_kinds.empty())
        root.fault("kinds", "is missing");
    root.finish();
    return kinds;
}

Result<DocumentKinds> DocumentKinds::parse(std::string_view content, const std::string& name) {
    text::TomlFaults faults;
    text::TomlFaults warnings;
    References references;
    ReadContext context{faults, warnings, references, {}, {}};
    auto kinds = read(content, name, context);
    references.check(faults);
    if (!faults.empty())
        return fail("regulation.invalid", ErrorClass::Regulation, Remedy::Configure,
                    faults.joined());
    return kinds;
}

const DocumentKind* DocumentKinds::find(std::string_view id) const {
    return find_by_id(m_kinds, id);
}

}  // namespace tereze::regulation
