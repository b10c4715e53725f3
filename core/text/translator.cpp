// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The message catalogues, read through Boost.Locale's own gettext reader.
#include "core/text/translator.h"

#include "core/base/files.h"

#include <boost/locale/gnu_gettext.hpp>

#include <array>
#include <charconv>
#include <exception>
#include <locale>
#include <optional>
#include <utility>
#include <vector>

namespace tereze::text {
namespace {

using Messages = boost::locale::message_format<char>;

/// The facet needs no locale of the operating system: it stands in a copy of the classic one, so a
/// bare "C" machine speaks Kazakh too.
std::locale make_locale(Language language, const std::string& content) {
    boost::locale::gnu_gettext::messages_info info;
    info.language = std::string(code(language));
    info.encoding = "UTF-8";
    info.domains.emplace_back("tereze");
    info.paths.emplace_back(".");
    info.callback = [&content](const std::string&, const std::string&) {
        return std::vector<char>(content.begin(), content.end());
    };
    return std::locale(std::locale::classic(),
                       boost::locale::gnu_gettext::create_messages_facet<char>(info));
}

/// One pass, so that braces inside an argument (a name, a file) stay what they are.
std::string fill_in(std::string_view message, const Arguments& arguments) {
    std::string text;
    while (true) {
        const auto open = message.find('{');
        const auto close = message.find('}', open == message.npos ? 0 : open);
        if (open == message.npos || close == message.npos)
            return text.append(message);
        text.append(message.substr(0, open));
        const auto argument = arguments.find(message.substr(open + 1, close - open - 1));
        if (argument == arguments.end())
            text.append(message.substr(open, close - open + 1));
        else
            text.append(argument->second);
        message.remove_prefix(close + 1);
    }
}

/// The whole number in the argument `count`, when there is one.
std::optional<long> count_of(const Arguments& arguments) {
    const auto found = arguments.find("count");
    if (found == arguments.end())
        return std::nullopt;
    const auto& text = found->second;
    long count = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size())
        return std::nullopt;
    return count;
}

/// The rules of the three languages look at the last two digits only, which is why a number beyond
/// int may be cut to fit Boost's interface as long as those digits stay.
const char* plural_form(const Messages& messages, std::string_view id, long count) {
    const auto magnitude =
        count < 0 ? 0UL - static_cast<unsigned long>(count) : static_cast<unsigned long>(count);
    const int number = magnitude <= 1'000'000 ? static_cast<int>(magnitude)
                                              : static_cast<int>(1'000'000 + magnitude % 1'000'000);
    return messages.get(0, nullptr, std::string(id).c_str(), number);
}

std::string in_brackets(std::string_view id) {
    return "[" + std::string(id) + "]";
}

}  // namespace

struct Translator::Catalogues {
    std::array<std::locale, kLanguages.size()> locales;

    const Messages& messages(Language language) const {
        return std::use_facet<Messages>(locales[static_cast<std::size_t>(language)]);
    }
};

Translator::Translator(std::unique_ptr<Catalogues> catalogues)
    : m_catalogues(std::move(catalogues)) {}
Translator::Translator(Translator&&) noexcept = default;
Translator& Translator::operator=(Translator&&) noexcept = default;
Translator::~Translator() = default;

Result<Translator> Translator::load(const std::filesystem::path& folder) {
    auto catalogues = std::make_unique<Catalogues>();
    for (const auto language : kLanguages) {
        const auto file = folder / code(language) / "LC_MESSAGES" / "tereze.mo";
        const auto content = read_text(file);
        if (!content)
            return fail("text.catalogue_missing", ErrorClass::Software, Remedy::Configure,
                        file.string());
        try {
            catalogues->locales[static_cast<std::size_t>(language)] =
                make_locale(language, *content);
        } catch (const std::exception& exception) {
            return fail("text.catalogue_invalid", ErrorClass::Software, Remedy::Configure,
                        file.string() + ": " + exception.what());
        }
    }
    return Translator(std::move(catalogues));
}

std::string Translator::tr(Language language, std::string_view id,
                           const Arguments& arguments) const {
    const auto& messages = m_catalogues->messages(language);
    const char* message = nullptr;
    if (const auto count = count_of(arguments))
        message = plural_form(messages, id, *count);
    // A message without plural forms has none to choose from: it is looked up plainly.
    if (message == nullptr)
        message = messages.get(0, nullptr, std::string(id).c_str());
    return message == nullptr ? in_brackets(id) : fill_in(message, arguments);
}

std::string Translator::tr_plural(Language language, std::string_view id, long count,
                                  const Arguments& arguments) const {
    const char* message = plural_form(m_catalogues->messages(language), id, count);
    if (message == nullptr)
        return in_brackets(id);
    Arguments filled = arguments;
    filled.insert_or_assign("count", std::to_string(count));
    return fill_in(message, filled);
}

bool Translator::has(Language language, std::string_view id) const {
    return m_catalogues->messages(language).get(0, nullptr, std::string(id).c_str()) != nullptr;
}

}  // namespace tereze::text
