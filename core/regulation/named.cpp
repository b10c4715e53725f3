// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// config/dictionaries/regions.toml and subjects.toml.
#include "core/regulation/named.h"

namespace tereze::regulation {

std::vector<Named> read_named(std::string_view content, const std::string& file,
                              std::string_view list, Thing thing, ReadContext& context) {
    const auto document = text::parse_toml(content, file, context.faults);
    if (!document)
        return {};
    text::TomlTable root(*document, file, "", context.faults);
    auto all = read_rows(root, list, [&](text::TomlTable& table) {
        Named named;
        named.id = table.text("id");
        define(thing, "", named.id, table, "id", context);
        named.title = read_own_text(table, "title", context);
        return named;
    });
    if (all.empty())
        root.fault(list, "is missing");
    root.finish();
    return all;
}

}  // namespace tereze::regulation
