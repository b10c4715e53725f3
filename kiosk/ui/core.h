// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the widgets share while a frame is made. Internal to kiosk/ui.
#pragma once

#include "kiosk/ui/canvas.h"
#include "kiosk/ui/interaction.h"
#include "kiosk/ui/ui.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct ImGuiContext;

namespace tereze::ui {

/// Where the next widget goes.
struct Column {
    Rect box;  ///< left edge and width; its height is not used
    float y = 0;
    float gap = 0;
    bool first = true;
    bool row = false;  ///< side by side instead of one under the other
    Align align = Align::Left;
    std::string key;  ///< of the row's measured width
    float row_x = 0;
    float row_height = 0;
    float stretch_to = 0;  ///< a cell of a grid: the height of its row
    float stretched_by = 0;
};

struct Press {
    bool clicked = false;
    bool held = false;
};

enum class ButtonPlace { Content, BarPrimary, BarBack, DialogPrimary, DialogCancel };

/// The screen that is being drawn.
struct OpenScreen {
    ScreenSpec spec;
    Rect content;
    float start_y = 0;
};

struct Core {
    Core(UiOptions given, FontFiles files, Pictures loaded);
    ~Core();
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;

    // --- the frame
    void begin_pass(float width, float height);
    /// True when something was measured differently from what this pass used.
    bool end_pass();
    void set_size(float width, float height);

    // --- layout
    Column& column() { return columns.back(); }
    float width() const;
    /// A place of the column's width (or, in a row, of `natural` width).
    Rect place(float natural, float height);
    Rect place(float height) { return place(width(), height); }
    void push_column(const Rect& box, float gap);
    /// Returns the height that was used.
    float pop_column();
    /// What an earlier pass found out, or `otherwise`.
    float measured(const std::string& key, float otherwise) const;
    void measure(const std::string& key, float value);
    /// A cell's only card or choice is as high as its row.
    float stretched(float natural);
    float rest_of_height() const;
    float input_offset() const;
    void begin_scroll(const std::string& id, const Rect& view);
    void end_scroll(Color ground);

    // --- text
    TextBlock block(std::string_view text, TextStyle style, float max_width);
    TextBlock block(std::string_view text, Face face, int em_px, float max_width);
    float text_width(std::string_view text, TextStyle style);
    static Face face_of(TextStyle style);

    // --- nodes
    Color color_of(Tone tone) const;
    /// The ground of bars and rings that fill.
    Color track() const;
    /// The phase of what turns, 0 to 1; asks for its next frame.
    float turning();

    /// A node that says a text in these colours.
    static Node node_of(std::string_view id, Role role, std::string label, const Rect& rect,
                        const TextBlock& text, Color ink, Color on);
    /// Registers a node; `block` gives its text size.
    Node& add(Node node);
    Press interactive(Node node);
    void focus_ring(std::string_view id, const Rect& rect, float radius);
    /// Text that stands for itself: a node with this label and the text drawn.
    void text_node(std::string_view id, Role role, const TextBlock& text, const Rect& rect,
                   Color color, Color ground, HorizontalAlign align = HorizontalAlign::Left);

    const Tokens& theme() const { return tokens(preferences.theme); }
    /// The ground that is drawn on: cards change it.
    Color ground() const { return grounds.back(); }
    float dp(float units) const { return metrics.dp(units); }
    /// Icons beside text grow with it, though less.
    float symbol(float units) const { return dp(units) * (1 + (metrics.scale() - 1) * 0.6F); }
    bool kiosk() const { return options.profile == Profile::Kiosk; }
    bool desk() const { return options.profile == Profile::Desk; }
    std::string tr(std::string_view id, const text::Arguments& arguments = {}) const;
    void wake_at(TimePoint when);

    // --- the screen's parts (screen.cpp, keyboard.cpp)
    void begin_screen(ScreenSpec spec);
    void end_screen();
    float draw_top_bar(const std::string& status);
    void draw_bottom_bar(const Rect& bar);
    void draw_keyboard(const Rect& area);
    float keyboard_height() const;
    bool draw_pin_pad(const std::string& id, const FieldSpec& spec, Secret& value);

    // --- buttons (widgets/button.cpp)
    float button_width(const std::string& label, const ButtonSpec& spec);
    float button_height(const std::string& label, const ButtonSpec& spec, float width);
    float key_cap_width(Key key);
    bool draw_button(const std::string& id, const std::string& label, const Rect& rect,
                     const ButtonSpec& spec, ButtonPlace where);

    UiOptions options;
    Preferences preferences;
    ImGuiContext* imgui = nullptr;
    Metrics metrics;
    Pictures pictures;
    std::unique_ptr<Fonts> font_store;
    Fonts& fonts;
    Canvas canvas;
    std::function<void()> atlas_changed;  ///< the renderer's: uploads the glyphs
    Interaction input;

    SemanticTree tree;   ///< being made
    SemanticTree shown;  ///< of the last frame
    std::vector<ScrollRegion> regions;
    std::vector<ScrollRegion> shown_regions;
    std::vector<Column> columns;
    std::vector<std::string> scrolls;
    std::vector<Rect> scroll_views;
    std::vector<Color> grounds;
    std::optional<OpenScreen> screen;
    std::string screen_id;  ///< of the pass before, to start anew on another screen
    int layer = 0;
    int row_count = 0;
    std::map<std::string, float, std::less<>> measures;
    bool relayout = false;

    std::string wanted_focus;
    std::map<std::string, std::size_t, std::less<>> carets;  ///< byte offset in each field
    std::optional<KeyboardLayout> keyboard;                  ///< asked for by the focused field
    text::Language keyboard_language = text::Language::Kazakh;
    bool keyboard_shift = false;
    bool keyboard_shown = false;
    std::map<std::string, std::string, std::less<>>
        pin_orders;  ///< the shuffled digits of each pad

    TimePoint now;
    std::optional<TimePoint> next_frame;
    float frame_width = 0;
    float frame_height = 0;
};

}  // namespace tereze::ui
