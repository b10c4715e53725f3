// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// IIN (ЖСН/ИИН) and BIN (БСН/БИН): the twelve-digit numbers of people and organisations.
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::identity {

enum class Sex { Male, Female };
enum class NumberKind { Iin, Bin };

/// Whether twelve digits carry a right check digit: sum of digit x weight modulo 11, weights 1..11,
/// and when that gives 10, weights 3..11,1,2; 10 again is never issued.
bool has_valid_check_digit(std::string_view twelve_digits);

/// What twelve digits are by the fifth: 0 to 3, the tens of a day, is an IIN, 4 and more a BIN.
/// Nothing where they are not twelve digits.
std::optional<NumberKind> kind_of(std::string_view twelve_digits);

/// What an IIN makes a person at the desk look twice at. Never a reason to refuse.
enum class IinWarning {
    LooksLikeBin,      ///< the fifth digit is that of an organisation
    BirthDateDiffers,  ///< the digits suggest another date of birth than the document
    SexDiffers,        ///< the digits suggest another sex than the document
};

/// An individual identification number. Only length, digits and check digit are hard rules: decree
/// 853 of 26.08.2013 removed the tie between number, birth date and sex.
class Iin {
  public:
    /// Errors: identity.number_length, identity.number_digits, identity.number_check,
    /// identity.number_never_issued (no check digit could make these digits a number).
    static Result<Iin> parse(std::string_view text);
    const std::string& text() const { return m_text; }
    /// What the digits suggest; a difference from the document is a warning, never a refusal.
    std::optional<std::chrono::year_month_day> suggested_birth_date() const;
    std::optional<Sex> suggested_sex() const;
    /// The digits beside what a document says; what either does not say is not compared.
    std::vector<IinWarning> warnings(
        const std::optional<std::chrono::year_month_day>& birth_date = std::nullopt,
        std::optional<Sex> sex = std::nullopt) const;
    bool operator==(const Iin&) const = default;

  private:
    explicit Iin(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

/// The fifth digit of a BIN: 4, 5, 6.
enum class BinHolder { ResidentEntity, NonResidentEntity, JointEntrepreneurship };
/// The sixth digit of a BIN: 0, 1, 2, 3.
enum class BinUnit { Head, Branch, Representation, JointFarm };

/// What a BIN makes a person at the desk look twice at. Never a reason to refuse.
enum class BinWarning {
    HolderUnknown,  ///< the fifth digit is none of those in use
    UnitUnknown,    ///< the sixth digit is none of those in use
    MonthUnknown,   ///< digits three and four are no month of registration
    HolderDiffers,  ///< the digits suggest another holder than the document
    UnitDiffers,    ///< the digits suggest another unit than the document
};

/// A business identification number; told from an IIN by its fifth digit.
class Bin {
  public:
    /// Errors as for Iin, and identity.not_a_bin.
    static Result<Bin> parse(std::string_view text);
    const std::string& text() const { return m_text; }
    /// What the digits suggest; as for Iin, never a refusal.
    std::optional<BinHolder> suggested_holder() const;
    std::optional<BinUnit> suggested_unit() const;
    std::vector<BinWarning> warnings(std::optional<BinHolder> holder = std::nullopt,
                                     std::optional<BinUnit> unit = std::nullopt) const;
    bool operator==(const Bin&) const = default;

  private:
    explicit Bin(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

/// A number as screens and logs may show it: "7501******04".
std::string masked(std::string_view twelve_digits);

}  // namespace tereze::identity
