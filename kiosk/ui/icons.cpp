// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/icons.h"

#include <array>

namespace tereze::ui {
namespace {

constexpr std::array<std::string_view, 42> kIconStems{
    "",         "mark",      "back",     "next",      "up",       "down",   "close",
    "check",    "plus",      "help",     "text-size", "contrast", "info",   "warning",
    "error",    "person",    "building", "card",      "token",    "ticket", "queue",
    "document", "pages",     "scanner",  "printer",   "pen",      "search", "clock",
    "medical",  "briefcase", "phone",    "trash",     "refresh",  "send",   "lock",
    "globe",    "backspace", "shift",    "keyboard",  "bell",     "exit",   "law"};
static_assert(kIconStems.size() == static_cast<std::size_t>(Icon::Law) + 1);

constexpr std::array<std::string_view, 11> kIllustrationStems{
    "welcome",      "insert-card",  "read-card", "card-lines", "take-ticket", "no-paper",
    "place-papers", "insert-token", "sending",   "done",       "trouble"};
static_assert(kIllustrationStems.size() == static_cast<std::size_t>(Illustration::Trouble) + 1);

template <class Enum, std::size_t Size>
constexpr std::array<Enum, Size> count_up() {
    std::array<Enum, Size> all{};
    for (std::size_t i = 0; i < Size; ++i)
        all.at(i) = static_cast<Enum>(i);
    return all;
}
constexpr auto kAllIcons = count_up<Icon, kIconStems.size()>();
constexpr auto kAllIllustrations = count_up<Illustration, kIllustrationStems.size()>();

}  // namespace

std::string_view file_stem(Icon icon) {
    return kIconStems.at(static_cast<std::size_t>(icon));
}

std::string_view file_stem(Illustration illustration) {
    return kIllustrationStems.at(static_cast<std::size_t>(illustration));
}

std::span<const Icon> all_icons() {
    return std::span(kAllIcons).subspan(1);
}

std::span<const Illustration> all_illustrations() {
    return kAllIllustrations;
}

}  // namespace tereze::ui
