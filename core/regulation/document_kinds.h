// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The kinds of documents that a desk takes in: names for inventories, from config/dictionaries.
#pragma once

#include "core/base/result.h"
#include "core/regulation/row_reader.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::regulation {

struct DocumentKind {
    std::string id;  ///< "identity-document"
    text::Localized title;
    std::optional<Authenticity> authenticity;  ///< the usual one; empty where none is stated
    bool general = false;  ///< offered at every desk, also where the regulation lists no documents
    Source source;
};

/// Immutable once loaded.
class DocumentKinds {
  public:
    /// Errors: regulation.invalid (the detail names file, line and key).
    static Result<DocumentKinds> load(const std::filesystem::path& file);
    /// The same from a text; `name` stands in the errors.
    static Result<DocumentKinds> parse(std::string_view content, const std::string& name);

    /// As a part of a whole catalogue: the kinds are defined in the context's references.
    static DocumentKinds read(std::string_view content, const std::string& name,
                              ReadContext& context);

    const std::vector<DocumentKind>& all() const { return m_kinds; }
    const DocumentKind* find(std::string_view id) const;
    /// Which source text the line numbers count in.
    const std::string& source_text() const { return m_source_text; }

  private:
    std::vector<DocumentKind> m_kinds;
    std::string m_source_text;
};

}  // namespace tereze::regulation
