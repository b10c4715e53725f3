// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/interaction.h"

#include "core/base/secret.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tereze::ui {
namespace {

/// A finger that rests this long before it lifts does not throw the list.
constexpr std::chrono::milliseconds kRest{90};

bool takes_text(const Node* node) {
    return node != nullptr && (node->role == Role::Field || node->role == Role::Secret);
}

const Node* live(const SemanticTree& tree, std::string_view id) {
    const Node* node = tree.find(id);
    return node != nullptr && tree.is_live(*node) ? node : nullptr;
}

// Scanners type a character in a few milliseconds, the slow ones in fifty; people do not.
constexpr std::chrono::milliseconds kScannerTypesWithin{150};

const ScrollRegion* region_at(const std::vector<ScrollRegion>& regions, Point at, int layer) {
    for (auto region = regions.rbegin(); region != regions.rend(); ++region)
        if (region->layer == layer && region->rect.contains(at))
            return &*region;
    return nullptr;
}

}  // namespace

void Interaction::advance(const SemanticTree& tree, const std::vector<ScrollRegion>& regions,
                          float slop, float line) {
    while (!m_waiting.empty() && m_clicked.empty() && m_scanned.empty()) {
        const bool edits_text = m_waiting.front().kind == InputEvent::Kind::Text ||
                                m_waiting.front().kind == InputEvent::Kind::Key;
        // A run of edits goes to one field at once; anything else waits until they are in it.
        if (!m_edits.empty() && !edits_text)
            return;
        InputEvent event = std::move(m_waiting.front());
        m_waiting.pop_front();
        switch (event.kind) {
            case InputEvent::Kind::PointerDown:
                pointer_down(event, tree, regions);
                break;
            case InputEvent::Kind::PointerMove:
                pointer_move(event, slop);
                break;
            case InputEvent::Kind::PointerUp:
                pointer_up(event, tree);
                break;
            case InputEvent::Kind::PointerCancel:
                m_down = m_dragging = false;
                m_pressed.clear();
                break;
            case InputEvent::Kind::Wheel:
                wheel(event, regions, tree.top_layer(), line);
                break;
            case InputEvent::Kind::Text:
                if (takes_text(live(tree, m_focus)))
                    m_edits.push_back(std::move(event));
                else
                    take_loose_text(std::move(event));
                break;
            case InputEvent::Kind::Key:
                if (edit_key(event, tree) || ends_scan(event))
                    break;
                if (!m_edits.empty()) {
                    m_waiting.push_front(std::move(event));
                    return;
                }
                key(event, tree, regions, line);
                break;
        }
    }
}

void Interaction::delivered() {
    m_clicked.clear();
    for (auto& edit : m_edits)
        wipe(edit.text);
    m_edits.clear();
    wipe(m_scanned);
}

void Interaction::take_loose_text(InputEvent event) {
    constexpr std::size_t kMostLoose = 512;
    if (event.time - m_loose_at > kScannerTypesWithin || m_loose.size() > kMostLoose)
        wipe(m_loose);
    m_loose.reserve(kMostLoose);
    m_loose += event.text;
    m_loose_at = event.time;
    wipe(event.text);
}

/// Enter right behind text that went nowhere ends a code; any other Enter is a person's.
bool Interaction::ends_scan(const InputEvent& event) {
    const bool fresh = !m_loose.empty() && event.time - m_loose_at <= kScannerTypesWithin;
    if (event.key != Key::Enter || !fresh)
        return false;
    m_scanned = m_loose;
    wipe(m_loose);
    return true;
}

void Interaction::set_focus(std::string_view id, bool by_keyboard) {
    m_focus = id;
    if (by_keyboard)
        m_reveal = m_focus;
}

ScrollState& Interaction::scroll(std::string_view id) {
    const auto found = m_scrolls.find(id);
    return found != m_scrolls.end()
               ? found->second
               : m_scrolls.emplace(std::string(id), ScrollState{}).first->second;
}

void Interaction::animate(TimePoint now) {
    for (auto& [id, state] : m_scrolls)
        state.animate(now);
}

bool Interaction::flying() const {
    return std::any_of(m_scrolls.begin(), m_scrolls.end(),
                       [](const auto& entry) { return entry.second.velocity != 0; });
}

std::optional<std::string> Interaction::take_reveal() {
    return std::exchange(m_reveal, std::nullopt);
}

void Interaction::reset() {
    for (auto& event : m_waiting)
        wipe(event.text);
    delivered();
    wipe(m_loose);
    *this = Interaction();
}

void Interaction::pointer_down(const InputEvent& event, const SemanticTree& tree,
                               const std::vector<ScrollRegion>& regions) {
    m_down = true;
    m_dragging = false;
    m_keyboard_used = false;
    m_down_at = m_last_at = event.at;
    m_last_time = event.time;
    m_speed = 0;
    const Node* node = tree.at(event.at);
    m_pressed = node != nullptr ? node->id : std::string();
    const ScrollRegion* region = region_at(regions, event.at, tree.top_layer());
    m_drag_scroll = region != nullptr ? region->id : std::string();
    if (region == nullptr)
        return;
    // A finger on a moving list stops it, and presses nothing.
    ScrollState& state = scroll(region->id);
    if (state.velocity != 0)
        m_pressed.clear();
    state.velocity = 0;
}

void Interaction::pointer_move(const InputEvent& event, float slop) {
    if (!m_down)
        return;
    const float dx = event.at.x - m_down_at.x;
    const float dy = event.at.y - m_down_at.y;
    if (!m_dragging && std::hypot(dx, dy) > slop) {
        m_dragging = true;
        m_pressed.clear();
        m_last_at = m_down_at;
    }
    if (!m_dragging || m_drag_scroll.empty())
        return;
    const float moved = m_last_at.y - event.at.y;
    scroll(m_drag_scroll).move_by(moved);
    const float seconds = std::chrono::duration<float>(event.time - m_last_time).count();
    // Smoothed, because single events of a touch panel are noisy.
    if (seconds > 0)
        m_speed = 0.6F * m_speed + 0.4F * (moved / seconds);
    m_last_at = event.at;
    m_last_time = event.time;
}

void Interaction::pointer_up(const InputEvent& event, const SemanticTree& tree) {
    if (!m_down)
        return;
    m_down = false;
    if (std::exchange(m_dragging, false)) {
        if (!m_drag_scroll.empty() && event.time - m_last_time < kRest)
            scroll(m_drag_scroll).fling(m_speed, event.time);
        return;
    }
    const std::string pressed = std::exchange(m_pressed, {});
    const Node* node = tree.at(event.at);
    if (node == nullptr) {
        m_focus.clear();
        return;
    }
    if (node->id != pressed)
        return;
    // A key of the on-screen keyboard leaves the focus in the field it types into.
    if (node->role != Role::Key)
        m_focus = node->id;
    m_clicked = node->id;
}

void Interaction::wheel(const InputEvent& event, const std::vector<ScrollRegion>& regions,
                        int layer, float line) {
    if (const ScrollRegion* region = region_at(regions, event.at, layer))
        scroll(region->id).move_by(-event.wheel * line);
}

bool Interaction::edit_key(const InputEvent& event, const SemanticTree& tree) {
    if (!takes_text(live(tree, m_focus)))
        return false;
    switch (event.key) {
        case Key::Backspace:
        case Key::Delete:
        case Key::Left:
        case Key::Right:
        case Key::Home:
        case Key::End:
            m_edits.push_back(event);
            return true;
        case Key::Space:
            return true;  // its character comes as text
        default:
            return false;
    }
}

void Interaction::key(const InputEvent& event, const SemanticTree& tree,
                      const std::vector<ScrollRegion>& regions, float line) {
    for (const auto& node : tree.nodes())
        if (event.key != Key::None && node.shortcut == event.key && tree.is_live(node)) {
            m_clicked = node.id;
            return;
        }
    m_keyboard_used = true;
    switch (event.key) {
        case Key::Tab:
            walk(tree, 1);
            break;
        case Key::BackTab:
            walk(tree, -1);
            break;
        case Key::Up:
        case Key::Down:
        case Key::Left:
        case Key::Right:
            go(tree, event.key);
            break;
        case Key::Enter:
        case Key::Space:
            enter(tree);
            break;
        case Key::Escape:
            for (const auto& node : tree.nodes())
                if (node.back && tree.is_live(node))
                    m_clicked = node.id;
            break;
        case Key::PageUp:
        case Key::PageDown:
            for (const auto& region : regions)
                if (region.layer == tree.top_layer()) {
                    const float page = std::max(line, region.rect.h - line);
                    scroll(region.id).move_by(event.key == Key::PageUp ? -page : page);
                    break;
                }
            break;
        default:
            break;
    }
}

void Interaction::focus_by_keyboard(const Node& node) {
    m_focus = node.id;
    m_reveal = node.id;
}

void Interaction::walk(const SemanticTree& tree, int step) {
    std::vector<const Node*> stops;
    for (const auto& node : tree.nodes())
        if (tree.is_live(node))
            stops.push_back(&node);
    if (stops.empty())
        return;
    const auto count = static_cast<int>(stops.size());
    int at = step > 0 ? -1 : count;
    for (int i = 0; i < count; ++i)
        if (stops[static_cast<std::size_t>(i)]->id == m_focus)
            at = i;
    focus_by_keyboard(*stops[static_cast<std::size_t>((at + step + count) % count)]);
}

void Interaction::go(const SemanticTree& tree, Key direction) {
    const Node* from = live(tree, m_focus);
    if (from == nullptr) {
        walk(tree, 1);
        return;
    }
    const Point origin = from->rect.center();
    const Node* best = nullptr;
    float best_cost = 0;
    for (const auto& node : tree.nodes()) {
        if (!tree.is_live(node) || node.id == from->id)
            continue;
        const float dx = node.rect.center().x - origin.x;
        const float dy = node.rect.center().y - origin.y;
        const bool vertical = direction == Key::Up || direction == Key::Down;
        const float along = direction == Key::Down    ? dy
                            : direction == Key::Up    ? -dy
                            : direction == Key::Right ? dx
                                                      : -dx;
        if (along < 1)
            continue;
        // Sideways distance counts double, so that a column is walked before its neighbour.
        const float cost = along + 2 * std::abs(vertical ? dx : dy);
        if (best == nullptr || cost < best_cost) {
            best = &node;
            best_cost = cost;
        }
    }
    if (best != nullptr)
        focus_by_keyboard(*best);
}

void Interaction::enter(const SemanticTree& tree) {
    const Node* node = live(tree, m_focus);
    if (node != nullptr && !takes_text(node)) {
        m_clicked = node->id;
        return;
    }
    // In a field, and where nothing has the focus, Enter is the screen's one action; while that is
    // not possible yet, it goes on to the next field.
    for (const auto& other : tree.nodes())
        if (other.primary && tree.is_live(other)) {
            m_clicked = other.id;
            return;
        }
    walk(tree, 1);
}

}  // namespace tereze::ui
