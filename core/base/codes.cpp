// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Random codes that people read aloud and type.
#include "core/base/codes.h"

#include "core/base/ids.h"

#include <cctype>

namespace tereze {
namespace {
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
}

std::string make_code(std::size_t length, std::size_t group) {
    std::string code;
    const auto bytes = random_bytes(length);
    for (std::size_t i = 0; i < length; ++i) {
        if (i > 0 && i % group == 0)
            code += '-';
        code += kAlphabet[bytes[i] % kAlphabet.size()];
    }
    return code;
}

std::string plain_code(std::string_view typed) {
    std::string plain;
    for (const char c : typed) {
        const auto upper = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        if (upper == '-' || upper == ' ')
            continue;
        plain += upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
    }
    return plain;
}

}  // namespace tereze
