// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Whole numbers in words, as receipts have them: "4 (төрт) құжат".
#pragma once

#include "core/text/localized.h"

#include <string>

namespace tereze::text {

/// Gender of the counted noun; only Russian asks for it ("один лист", "одна копия", "одно место").
enum class Gender { Masculine, Feminine, Neuter };

inline constexpr int kLargestInWords = 9999;

/// The number in words, lower case. Outside 0 … kLargestInWords it comes back in digits.
std::string in_words(int number, Language language, Gender gender = Gender::Masculine);

}  // namespace tereze::text
