// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The small public pages behind the QR codes of tickets and receipts: one document each, no script,
// nothing fetched, no personal data.
#pragma once

#include "core/text/translator.h"
#include "server/cases/case_registry.h"
#include "server/queue/hall_queue.h"

#include <string>

namespace tereze::server::web {

/// `path` is the page's own, for the links to the other languages.
struct PageContext {
    const text::Translator& translator;
    text::Language language = text::Language::Kazakh;
    std::string path;
};

std::string ticket_page(const PageContext& context, const queue::Standing& standing,
                        const text::Localized& service, const text::Localized& hall);
std::string case_page(const PageContext& context, const cases::CaseRecord& record,
                      const text::Localized& service, const text::Localized& hall);
std::string not_found_page(const PageContext& context);

/// kk unless the text is "ru" or "en".
text::Language language_from(std::string_view code);
/// & < > " ' as references.
std::string escape_html(std::string_view text);

}  // namespace tereze::server::web
