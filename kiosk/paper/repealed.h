// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The mark of papers that were made by an act without force.
#pragma once

#include "core/regulation/catalogue.h"
#include "core/text/translator.h"

#include <optional>
#include <string>
#include <string_view>

namespace tereze::paper {

/// An act that had lost its force when a paper was made.
struct RepealedAct {
    std::string number;  ///< "2/279"
    calendar::Date since{};
};

/// The act of a service, if it has no force on the day of the paper; nothing where it has.
std::optional<RepealedAct> repealed_act(const regulation::Catalogue& catalogue,
                                        std::string_view service_id, calendar::Date day);

/// The sentence of the mark in one language.
std::string repealed_words(const RepealedAct& act, text::Language language,
                           const text::Translator& translator);

}  // namespace tereze::paper
