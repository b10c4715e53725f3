// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What all pages have in common: the frame, the languages, the live part and the headers.
#pragma once

#include "core/base/clock.h"
#include "core/text/translator.h"
#include "server/http/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace tereze::server::web {

/// `path` is the page's own, for the links to the other languages.
struct PageContext {
    const text::Translator& translator;
    text::Language language = text::Language::Kazakh;
    std::string path;

    std::string tr(const std::string& id, const text::Arguments& arguments = {}) const {
        return translator.tr(language, id, arguments);
    }
    /// The same, ready to stand in a page.
    std::string html(const std::string& id, const text::Arguments& arguments = {}) const;
};

enum class Width { Phone, Wide };

/// All members but the title are markup or empty.
struct Page {
    std::string title;  ///< plain text
    std::string content;
    /// The part that changes while the page is open, one element, and the stream that tells it
    /// anew: its name is "page" and its data is such an element. None: the page stays.
    std::string live = {};
    std::string events = {};
    Width width = Width::Phone;
};

/// One document with its style and script inside: nothing is fetched but the stream.
http::Response answer(const PageContext& context, int status, const Page& page);

/// The language of "?lang=", else `otherwise`.
text::Language language_of(const http::Request& request,
                           text::Language otherwise = text::Language::Kazakh);
/// kk unless the text is "ru" or "en".
text::Language language_from(std::string_view code);
/// & < > " ' as references.
std::string escape_html(std::string_view text);

struct Line {
    std::string term;
    std::string value;
};
/// A list of names and values; lines without a value are left out.
std::string list(const std::vector<Line>& lines);
/// Whole minutes since a moment, which the page's script keeps true.
std::string minutes_since(Clock::TimePoint since, Clock::TimePoint now);
/// Seconds since 1970, as the page's script reads them.
std::string epoch(Clock::TimePoint time);

}  // namespace tereze::server::web
