// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Our own icons and illustrations: each is one SVG in assets/.
#pragma once

#include <span>
#include <string_view>

namespace tereze::ui {

/// assets/icons/<name>.svg, one colour, tinted by the theme.
enum class Icon {
    None,
    Mark,
    Back,
    Next,
    Up,
    Down,
    Close,
    Check,
    Plus,
    Help,
    TextSize,
    Contrast,
    Info,
    Warning,
    Error,
    Person,
    Building,
    Card,
    Token,
    Ticket,
    Queue,
    Document,
    Pages,
    Scanner,
    Printer,
    Pen,
    Search,
    Clock,
    Medical,
    Briefcase,
    Phone,
    Trash,
    Refresh,
    Send,
    Lock,
    Globe,
    Backspace,
    Shift,
    Keyboard,
    Bell,
    Exit,
    Law,
};

/// assets/illustrations/<name>.svg, drawn in the light theme's colours and recoloured for others.
enum class Illustration {
    Welcome,
    InsertCard,
    ReadCard,
    CardLines,
    TakeTicket,
    NoPaper,
    PlacePapers,
    InsertToken,
    Sending,
    Done,
    Trouble,
};

/// The file's stem ("insert-card"); empty for Icon::None.
std::string_view file_stem(Icon icon);
std::string_view file_stem(Illustration illustration);
std::span<const Icon> all_icons();
std::span<const Illustration> all_illustrations();

}  // namespace tereze::ui
