// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// An act that approves regulations: its dates, and what all of its regulations share.
#pragma once

#include "core/calendar/civil_time.h"
#include "core/regulation/source.h"
#include "core/regulation/words.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::regulation {

/// A date of an act; `rule` has the act's condition where the text gives no date of its own.
struct ActDate {
    std::optional<calendar::Date> value;
    std::string rule;
    Source source;
};

struct Amendment {
    std::string number;
    calendar::Date date{};
    Source source;
};

struct Contacts {
    std::optional<ActText> address;
    std::vector<std::string> phones;
    std::vector<std::string> faxes;
    std::string email;
    std::string site;
    Source source;
};

struct SurveyAnswer {
    std::string id;
    ActText text;
};
struct SurveyQuestion {
    ActText text;
    std::vector<SurveyAnswer> answers;
};
/// The survey of the acts' appendices: answers are stored without any identifier.
struct Survey {
    ActText title;
    std::vector<SurveyQuestion> questions;
    Source source;
};

/// A body that is asked for its conclusion.
struct Body {
    std::string id;
    ActText title;
    std::string abbreviation;  ///< as the act has it: "ДЗПП"; may be empty
};

/// One ground of refusal, where the act itself lists them.
struct Ground {
    std::string id;
    ActText title;
    std::vector<Operation> operations;  ///< empty: all
};

/// A button whose name the act prescribes.
struct Button {
    std::string id;
    ActText title;
};

/// A defect or a gap of the text, decided once (decisions.toml).
struct Decision {
    std::string id;
    std::string text_has;
    std::string decision;
    std::string reason;
};

struct Act {
    std::string id;
    text::Language language = text::Language::Kazakh;  ///< of the text that was analysed
    std::string region;                                ///< id in config/dictionaries/regions.toml
    std::string source_text;  ///< which source text the line numbers count in
    ActText title;
    std::string number;
    calendar::Date adopted{};
    std::optional<calendar::Date> registered;
    std::string registration_number;
    ActDate in_force;
    std::vector<Amendment> amendments;
    std::optional<ActDate> repealed;
    std::string repealed_by;  ///< number of the repealing act
    std::optional<Contacts> contacts;
    std::optional<Survey> survey;
    std::vector<Body> bodies;
    std::vector<Ground> grounds;
    std::vector<Button> buttons;
    std::vector<Decision> decisions;

    /// The first day on which the act can have been in force: the stated day, else the day of
    /// registration, else of adoption.
    calendar::Date first_day() const;
    /// Whether a day lies from the first day up to, but without, the day of repeal.
    bool in_force_on(calendar::Date date) const;

    const Body* body(std::string_view id) const;
    const Ground* ground(std::string_view id) const;
    const Button* button(std::string_view id) const;
};

}  // namespace tereze::regulation
