// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The widget layer: every call draws and registers its node in the semantic tree.
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/text/localized.h"
#include "core/text/translator.h"
#include "kiosk/ui/audit.h"
#include "kiosk/ui/semantic_tree.h"
#include "kiosk/ui/specs.h"
#include "kiosk/ui/theme.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::ui {

struct Core;
class Ui;
using Body = std::function<void()>;
/// Looks a message up; `Ui` asks for its own chrome and passes it on through `Ui::tr`.
using Translate =
    std::function<std::string(text::Language, std::string_view id, const text::Arguments&)>;

struct Preferences {
    text::Language language = text::Language::Kazakh;
    ThemeName theme = ThemeName::Light;
    TextScale text_scale = TextScale::Normal;
    bool operator==(const Preferences&) const = default;
};

struct UiOptions {
    Profile profile = Profile::Kiosk;
    double px_per_mm = 0;          ///< 0: the profile's usual display
    std::filesystem::path assets;  ///< icons, illustrations, ornament
    Preferences defaults;          ///< what every visit begins with
    Translate translate;
};

/// The frame around one screen: top bar, content, bottom bar. Made by `Ui::screen`; the content is
/// what is drawn while it lives, and its end closes the screen.
class Screen {
  public:
    Screen(Screen&& other) noexcept;
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;
    Screen& operator=(Screen&&) = delete;
    ~Screen();

    /// Pressed since the last frame.
    bool back() const;
    bool primary() const;
    bool secondary() const;
    bool help() const;
    /// For a primary action that depends on what the content's fields hold.
    void enable_primary(bool enabled);

  private:
    friend class Ui;
    explicit Screen(Ui* ui) : m_ui(ui) {}
    Ui* m_ui;
};

/// One window's user interface, immediate mode. A screen is a function over it:
///
///     auto screen = ui.screen({.id = "self.service", .title = ui.tr("service.title"),
///                              .back = ui.tr("ui.back"), .primary = ui.tr("ui.next")});
///     for (const auto& s : services)
///         if (ui.choice(s.id, {.title = s.title, .selected = s.id == chosen})) chosen = s.id;
///     if (screen.primary()) intent = Next{};
///
/// Widgets fill the width of the column they are in, one under the other; `row`, `columns`, `grid`,
/// `panes` and `card` change that. Ids are unique on a screen and stable: tests use them. A widget
/// that can be pressed returns true in the one frame that follows the press. Used by one thread.
class Ui {
  public:
    /// Errors: ui.font_missing, ui.asset_missing.
    static Result<std::unique_ptr<Ui>> create(UiOptions options);
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // --- text and preferences
    std::string tr(std::string_view id, const text::Arguments& arguments = {}) const;
    text::Language language() const;
    const Preferences& preferences() const;
    void set_preferences(const Preferences& preferences);
    /// The end of a visit: defaults again, no focus, no scroll, every text of the tree and of the
    /// fields overwritten, all pictures of pages released.
    void reset_session();

    // --- the screen and its layout
    [[nodiscard]] Screen screen(ScreenSpec spec);
    /// A white panel around what `body` draws.
    void card(std::string_view id, const Body& body);
    /// Widgets side by side in their natural width, wrapping.
    void row(const Body& body, Align align = Align::Left);
    /// Columns with the given shares of the width; `body` is called once a column.
    void columns(const std::vector<float>& weights, const std::function<void(std::size_t)>& body);
    /// Equal cells, `across` in a row (less where they would get narrow).
    void grid(std::string_view id, std::size_t count, std::size_t across,
              const std::function<void(std::size_t)>& cell);
    /// Two panes that fill the rest of the height and scroll on their own (desk).
    void panes(std::string_view id, float left_share, const Body& left, const Body& right);
    /// An area of this height (units; 0: the rest) that scrolls by dragging, with momentum.
    void list(std::string_view id, const Body& body, float height_units = 0);
    /// Text in a comfortable measure in the middle of the width.
    void centered(const Body& body, float max_width_units = 720);
    /// Empty height in steps of the grid.
    void space(float steps);
    /// Takes the height that the rest of the content leaves: pushes what follows to the bottom.
    void fill(std::string_view id);
    void divider();

    // --- reading
    void heading(std::string_view id, const std::string& text, Align align = Align::Left);
    void subtitle(std::string_view id, const std::string& text, Align align = Align::Left);
    void paragraph(std::string_view id, const std::string& text, Tone tone = Tone::Normal,
                   Align align = Align::Left);
    void caption(std::string_view id, const std::string& text, Tone tone = Tone::Quiet,
                 Align align = Align::Left);
    void key_values(std::string_view id, const std::vector<KeyValue>& rows);
    /// The ticket's number, as large as the width allows.
    void large_number(std::string_view id, const std::string& label, const std::string& number);
    /// A QR code (ISO/IEC 18004, level M, quiet zone kept); `side_units` 0 fits the column.
    void qr(std::string_view id, const std::string& label, const std::string& payload,
            float side_units = 0);
    void illustration(std::string_view id, Illustration which, const std::string& label,
                      float height_units = 360);
    void icon(std::string_view id, Icon icon, const std::string& label, float side_units = 48);
    /// A case's way through the regulation, with the clause behind each step.
    /// Returns the step whose clause was asked for.
    std::optional<std::size_t> stepper(std::string_view id, const std::vector<Step>& steps);
    /// A called ticket on the board.
    void call(std::string_view id, const CallSpec& spec);

    // --- waiting
    /// `fraction` 0 to 1 is real; `text` says what is done ("2 / 5").
    void progress(std::string_view id, const std::string& label, double fraction,
                  const std::string& text);
    void busy(std::string_view id, const std::string& text);
    /// What happened and what to do. Returns true when its action is pressed.
    bool banner(std::string_view id, BannerKind kind, const std::string& title,
                const std::string& text, const std::string& action = {});

    // --- acting
    bool button(std::string_view id, const std::string& label, const ButtonSpec& spec = {});
    bool choice(std::string_view id, const ChoiceSpec& spec);
    bool checkbox(std::string_view id, const std::string& label, bool& value,
                  const std::string& summary = {});
    /// One of few, side by side. Returns true when it changed.
    bool segmented(std::string_view id, const std::string& label,
                   const std::vector<std::string>& options, std::size_t& index);
    /// One of several, one under the other.
    bool radio(std::string_view id, const std::string& label,
               const std::vector<std::string>& options, std::size_t& index);
    /// Returns the index of the row that was pressed.
    std::optional<std::size_t> table(std::string_view id, const TableSpec& spec,
                                     const std::vector<TableRow>& rows);
    bool thumbnail(std::string_view id, const ThumbnailSpec& spec);
    /// A page as large as the column allows.
    void page(std::string_view id, const std::string& label, const Picture& picture);

    // --- typing; each returns true in the frame in which the content changed
    bool text_field(std::string_view id, const FieldSpec& spec, std::string& value);
    /// A password typed on a real or on-screen keyboard: dots only.
    bool secret_field(std::string_view id, const FieldSpec& spec, Secret& value);
    /// A PIN with a shuffled pad below it (kiosk) or typed (desk): dots only, no key lights up.
    bool pin_field(std::string_view id, const FieldSpec& spec, Secret& value);
    /// Puts the keyboard focus on a node when it is drawn next.
    void focus(std::string_view id);
    /// Scrolls the node's area so that it is seen whole. False where there is no such node.
    bool scroll_into_view(std::string_view id);

    /// A code from a barcode scanner that types like a keyboard, where no field took it: what was
    /// typed faster than people type, ended by Enter. Empty for nothing; seen in one frame only.
    const std::string& scanned() const;

    // --- above the screen. Call after the screen's content, every frame while it is open.
    /// Returns the index of the action that was pressed.
    std::optional<std::size_t> dialog(std::string_view id, const DialogSpec& spec);

    // --- the frame, for the window and for tests without one
    void feed(InputEvent event);
    /// Draws one frame by `draw` in a window of this size; repeats inside until the layout has
    /// settled. The picture is taken up by GlRenderer.
    void frame(TimePoint now, float width, float height, const std::function<void(Ui&)>& draw);
    /// Whether another frame is due at once (input waits, a press has just been delivered).
    bool wants_frame() const;
    /// When an animation, a caret or a countdown needs the next frame.
    std::optional<TimePoint> next_frame_at() const;
    /// Asks for a frame at a time; the earliest wins. Cleared by each frame.
    void request_frame_at(TimePoint when);
    TimePoint now() const;

    /// The tree of the last drawn frame.
    const SemanticTree& tree() const;
    Findings audit() const;
    const Metrics& metrics() const;

    /// Internals for the widgets in kiosk/ui.
    Core& core() { return *m_core; }

  private:
    explicit Ui(std::unique_ptr<Core> core);
    std::unique_ptr<Core> m_core;
};

}  // namespace tereze::ui
