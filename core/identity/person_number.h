// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// IIN (ЖСН/ИИН) and BIN (БСН/БИН): the twelve-digit numbers of people and organisations.
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tereze::identity {

enum class Sex { Male, Female };

/// Whether twelve digits carry a right check digit: sum of digit x weight modulo 11, weights 1..11,
/// and when that gives 10, weights 3..11,1,2; 10 again is never issued.
bool has_valid_check_digit(std::string_view twelve_digits);

/// An individual identification number. Only length, digits and check digit are hard rules: decree
/// 853 of 26.08.2013 removed the tie between number, birth date and sex.
class Iin {
  public:
    /// Errors: identity.number_length, identity.number_digits, identity.number_check.
    static Result<Iin> parse(std::string_view text);
    const std::string& text() const { return m_text; }
    /// What the digits suggest; a difference from the document is a warning, never a refusal.
    std::optional<std::chrono::year_month_day> suggested_birth_date() const;
    std::optional<Sex> suggested_sex() const;
    bool operator==(const Iin&) const = default;

  private:
    explicit Iin(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

/// A business identification number; the fifth digit is 4, 5 or 6.
class Bin {
  public:
    /// Errors as for Iin, and identity.not_a_bin.
    static Result<Bin> parse(std::string_view text);
    const std::string& text() const { return m_text; }
    bool operator==(const Bin&) const = default;

  private:
    explicit Bin(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

/// A number as screens and logs may show it: "7501******04".
std::string masked(std::string_view twelve_digits);

}  // namespace tereze::identity
