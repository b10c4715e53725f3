// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tool/complaint.h"

#include "core/text/translator.h"

#include <cstdlib>

namespace tereze::tool {

text::Language language_of_environment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0')
            continue;
        const std::string_view locale(value);
        for (const auto language : text::kLanguages)
            if (locale.starts_with(code(language)))
                return language;
        break;  // the first that is set decides
    }
    return text::Language::English;
}

int complain(const Error& error, const std::string& locales, std::ostream& out) {
    const auto translator = text::Translator::load(locales);
    const auto language = language_of_environment();
    if (translator && translator->has(language, error.message_id()))
        out << translator->tr(language, error.message_id()) << "\n";
    out << "tereze-tool: " << error.code << (error.detail.empty() ? "" : " (" + error.detail + ")")
        << "\n";
    return kFailed;
}

}  // namespace tereze::tool
