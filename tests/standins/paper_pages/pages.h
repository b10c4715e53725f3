// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The papers that an applicant brings. All people, firms and numbers are made up.
#pragma once

#include "tests/standins/paper_pages/canvas.h"

#include <span>
#include <string_view>

namespace tereze::standins {

struct PaperKind {
    std::string_view name;  ///< of the file
    SheetLook look;
    void (*draw)(Canvas&);
};

std::span<const PaperKind> paper_kinds();

void draw_application(Canvas& sheet);
void draw_diploma(Canvas& sheet);
void draw_premises(Canvas& sheet);
void draw_identity_card(Canvas& sheet);

}  // namespace tereze::standins
