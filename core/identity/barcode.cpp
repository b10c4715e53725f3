// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/identity/barcode.h"

#include <algorithm>
#include <optional>

namespace tereze::identity {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Behind "]", a letter for the kind of code and a character for its options (ISO/IEC 15424).
std::string_view without_symbology(std::string_view text) {
    constexpr std::size_t kIdentifier = 3;
    return text.size() >= kIdentifier && text.front() == ']' ? text.substr(kIdentifier) : text;
}

}  // namespace

Result<Iin> iin_from_barcode(std::string_view text) {
    std::optional<Iin> found;
    bool several = false;
    const auto rest = without_symbology(text);
    for (auto begin = rest.begin(); begin != rest.end();) {
        begin = std::find_if(begin, rest.end(), is_digit);
        const auto end = std::find_if_not(begin, rest.end(), is_digit);
        const auto number = Iin::parse(std::string_view(begin, end));
        several = several || (number && found && *found != *number);
        if (number)
            found = *number;
        begin = end;
    }
    if (!found || several)
        return fail("identity.barcode_without_iin", ErrorClass::User, Remedy::Retry);
    return *found;
}

}  // namespace tereze::identity
