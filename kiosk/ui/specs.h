// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the widgets of `Ui` take. Texts are final: translated, in the language shown.
// Every member has an initialiser, so that a call names only what it needs
// (-Wmissing-field-initializers).
#pragma once

#include "kiosk/ui/icons.h"
#include "kiosk/ui/input.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tereze::ui {

enum class ButtonKind { Primary, Secondary, Quiet, Danger };
enum class Tone { Normal, Quiet, Danger, Done };
enum class BannerKind { Info, Success, Warning, Error };
enum class Align { Left, Center };
enum class KeyboardLayout { Text, Digits, Phone, Mrz };

struct ScreenSpec {
    std::string id{};       ///< "self.service"; the driver waits for it
    std::string title{};    ///< the one question; empty: none
    std::string back{};     ///< label of the button bottom left; empty: none
    std::string primary{};  ///< label of the button bottom right; empty: none
    bool primary_enabled = true;
    bool primary_busy = false;
    Icon primary_icon = Icon::Next;
    std::string secondary{};  ///< a quiet action beside the primary one; empty: none
    std::string status{};     ///< top bar: who works here, which window; empty: none
    bool bars = true;         ///< false: no bars at all (board)
    bool centered = false;    ///< content stands in the middle of the height when it is short
    bool help = true;         ///< false hides the help button
};

struct ButtonSpec {
    ButtonKind kind = ButtonKind::Secondary;
    Icon icon = Icon::None;
    bool enabled = true;
    bool busy = false;
    bool wide = false;         ///< the whole width of the column, also inside a row
    Key shortcut = Key::None;  ///< desk: one key presses it; drawn as a key cap
};

struct ChoiceSpec {
    std::string title{};  ///< wraps in full, 500 characters and more
    std::string summary{};
    Icon icon = Icon::None;
    std::string badge{};  ///< short: "15 мин"
    bool selected = false;
    bool enabled = true;
};

struct FieldSpec {
    std::string label{};
    std::string hint{};   ///< under the field: what to type and where it is found
    std::string error{};  ///< replaces the hint: what is wrong and how to mend it
    KeyboardLayout keyboard = KeyboardLayout::Text;
    std::size_t max_length = 0;  ///< characters; 0: no limit
    bool enabled = true;
    bool multiline = false;
    bool monospaced = false;  ///< MRZ lines, numbers
};

enum class StepMark { Done, Current, Ahead, Refused };
struct Step {
    std::string id{};
    std::string title{};
    std::string actor{};   ///< who acts
    std::string limit{};   ///< "15 мин", "not stated"
    std::string clause{};  ///< the clause of the act behind it
    StepMark mark = StepMark::Ahead;
};

struct TableColumn {
    std::string id{};
    std::string title{};
    float weight = 1.0F;   ///< share of the width
    bool numeric = false;  ///< aligned to the right
};
struct TableRow {
    std::string id{};
    std::vector<std::string> cells{};
    Icon icon = Icon::None;  ///< before the first cell
    Tone tone = Tone::Normal;
    bool selected = false;
    bool enabled = true;
};
struct TableSpec {
    std::string label{};  ///< name of the table for speech
    std::vector<TableColumn> columns{};
    std::string empty{};  ///< shown where there are no rows
    bool pick = true;     ///< rows can be pressed
};

/// A picture in memory. The texture is kept by `key` until the picture is not drawn any more: give
/// a new key when the pixels change. `rgba` must live during the call only.
struct Picture {
    std::uint64_t key = 0;
    int width = 0;
    int height = 0;
    std::span<const std::uint8_t> rgba{};
};

struct ThumbnailSpec {
    std::string label{};  ///< "1-бет"
    Picture picture{};
    std::string note{};        ///< "blank?", "skewed"
    Tone tone = Tone::Normal;  ///< of the note
    bool selected = false;
};

struct KeyValue {
    std::string id{};
    std::string key{};
    std::string value{};
    Tone tone = Tone::Normal;
    bool emphasised = false;
};

struct DialogAction {
    std::string id{};
    std::string label{};
    ButtonKind kind = ButtonKind::Secondary;
};
struct DialogSpec {
    std::string title{};
    std::string text{};
    Icon icon = Icon::None;
    std::vector<DialogAction> actions{};         ///< the primary one stands on the right
    std::string cancel{};                        ///< id of the action that Escape presses
    std::optional<std::chrono::seconds> left{};  ///< a countdown in large digits
    std::optional<double> left_fraction{};       ///< of the countdown's ring, 1 to 0
};

struct CallSpec {
    std::string number{};  ///< "M-014"
    std::string place{};   ///< "3-терезе"
    bool fresh = false;    ///< called just now
};

}  // namespace tereze::ui
