// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The message catalogues of locales/: every string that a person sees or hears comes through here.
#pragma once

#include "core/base/result.h"
#include "core/text/localized.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace tereze::text {

using Arguments = std::map<std::string, std::string, std::less<>>;

/// Looks up message ids ("desk.call_next") in the gettext catalogues through Boost.Locale. All
/// three languages are loaded at start, so that a switch on the screen costs nothing. Safe to read
/// from several threads once made.
class Translator {
  public:
    /// `folder` holds kk/LC_MESSAGES/tereze.mo and so on.
    /// Errors: text.catalogue_missing.
    static Result<Translator> load(const std::filesystem::path& folder);

    Translator(Translator&&) noexcept;
    Translator& operator=(Translator&&) noexcept;
    ~Translator();

    /// The message; `{name}` is replaced by the argument. An unknown id comes back in brackets,
    /// which the user-interface audit finds. A whole number in the argument `count` chooses among
    /// the plural forms where the message has them.
    std::string tr(Language language, std::string_view id, const Arguments& arguments = {}) const;
    /// A message with plural forms; `{count}` is filled in.
    std::string tr_plural(Language language, std::string_view id, long count,
                          const Arguments& arguments = {}) const;
    bool has(Language language, std::string_view id) const;

  private:
    struct Catalogues;
    explicit Translator(std::unique_ptr<Catalogues> catalogues);
    std::unique_ptr<Catalogues> m_catalogues;
};

}  // namespace tereze::text
