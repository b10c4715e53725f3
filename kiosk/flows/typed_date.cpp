// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/flows/typed_date.h"

#include <algorithm>
#include <cctype>

namespace tereze::flows {
namespace {

std::string digits_of(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
                 [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
    return digits;
}

}  // namespace

std::optional<calendar::Date> parse_typed_date(std::string_view text) {
    const auto digits = digits_of(text);
    if (digits.size() != 8 || text.size() > 10)
        return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t count) {
        return std::stoi(digits.substr(at, count));
    };
    const calendar::Date date{std::chrono::year(number(4, 4)),
                              std::chrono::month(static_cast<unsigned>(number(2, 2))),
                              std::chrono::day(static_cast<unsigned>(number(0, 2)))};
    if (!date.ok())
        return std::nullopt;
    return date;
}

std::string typed_date(calendar::Date date) {
    return calendar::short_date(date);
}

std::string shape_typed_date(std::string_view text) {
    std::string digits = digits_of(text).substr(0, 8);
    if (digits.size() > 4)
        digits.insert(4, ".");
    if (digits.size() > 2)
        digits.insert(2, ".");
    return digits;
}

}  // namespace tereze::flows
