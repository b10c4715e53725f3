// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// From events to presses, drags, focus and edits, by the tree of the last frame.
#pragma once

#include "kiosk/ui/scroll.h"
#include "kiosk/ui/semantic_tree.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tereze::ui {

/// A press is down and up on the same node without a drag between, also when both came in one poll:
/// events wait here and are taken one press at a time, each against a tree that shows what the
/// press before it has changed. Pure; used by one thread.
class Interaction {
  public:
    void feed(InputEvent event) { m_waiting.push_back(std::move(event)); }
    /// Before the others: a key of the on-screen keyboard types here.
    void feed_first(InputEvent event) { m_waiting.push_front(std::move(event)); }
    bool has_waiting() const { return !m_waiting.empty(); }

    /// Takes events until one press or a run of edits is to be delivered. `slop` is how far a
    /// finger may tremble before it drags; `line` is the height of a wheel's step.
    void advance(const SemanticTree& tree, const std::vector<ScrollRegion>& regions, float slop,
                 float line);
    /// What was to be delivered has been: no widget sees it twice.
    void delivered();
    bool delivering() const { return !m_clicked.empty() || !m_edits.empty() || !m_scanned.empty(); }

    bool clicked(std::string_view id) const { return !m_clicked.empty() && m_clicked == id; }
    bool pressed(std::string_view id) const { return !m_pressed.empty() && m_pressed == id; }
    bool focused(std::string_view id) const { return !m_focus.empty() && m_focus == id; }
    const std::string& focus() const { return m_focus; }
    /// The ring is drawn only once the keyboard is used; a finger needs none.
    bool shows_focus() const { return m_keyboard_used; }
    void set_focus(std::string_view id, bool by_keyboard);
    void reveal_focus() { m_reveal = m_focus; }
    void drop_focus() { m_focus.clear(); }
    /// Text and editing keys for the focused field, in order.
    const std::vector<InputEvent>& edits() const { return m_edits; }
    /// What a scanner that types like a keyboard has typed while no field had the focus, ended by
    /// Enter; empty for nothing.
    const std::string& scanned() const { return m_scanned; }

    ScrollState& scroll(std::string_view id);
    /// Moves every fling one step.
    void animate(TimePoint now);
    bool flying() const;
    /// A node that the keyboard focus went to and that its area hides; taken by the frame.
    std::optional<std::string> take_reveal();

    /// Forgets everything, waiting events and typed text overwritten.
    void reset();

  private:
    void pointer_down(const InputEvent& event, const SemanticTree& tree,
                      const std::vector<ScrollRegion>& regions);
    void pointer_move(const InputEvent& event, float slop);
    void pointer_up(const InputEvent& event, const SemanticTree& tree);
    void wheel(const InputEvent& event, const std::vector<ScrollRegion>& regions, int layer,
               float line);
    void key(const InputEvent& event, const SemanticTree& tree,
             const std::vector<ScrollRegion>& regions, float line);
    bool edit_key(const InputEvent& event, const SemanticTree& tree);
    void take_loose_text(InputEvent event);
    bool ends_scan(const InputEvent& event);
    void walk(const SemanticTree& tree, int step);
    void go(const SemanticTree& tree, Key direction);
    void enter(const SemanticTree& tree);
    void focus_by_keyboard(const Node& node);

    std::deque<InputEvent> m_waiting;
    std::string m_clicked;
    std::string m_pressed;
    std::string m_focus;
    std::vector<InputEvent> m_edits;
    std::string m_loose;  ///< typed into no field
    TimePoint m_loose_at;
    std::string m_scanned;
    bool m_keyboard_used = false;

    bool m_down = false;
    bool m_dragging = false;
    std::string m_drag_scroll;
    Point m_down_at;
    Point m_last_at;
    TimePoint m_last_time;
    float m_speed = 0;
    std::map<std::string, ScrollState, std::less<>> m_scrolls;
    std::optional<std::string> m_reveal;
};

}  // namespace tereze::ui
