// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The receipt for accepted documents (қолхат, расписка) with their inventory, on A4.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/casework/package.h"
#include "core/text/localized.h"
#include "core/text/translator.h"
#include "kiosk/paper/layout.h"
#include "kiosk/paper/repealed.h"

#include <optional>
#include <string>

namespace tereze::paper {

enum class Copy {
    First,
    Duplicate,  ///< a reprint: same number, date and list, and a mark that says so
};

struct ReceiptPaper {
    casework::Receipt receipt;
    text::Localized service_title;        ///< in full, as the act has it
    std::optional<RepealedAct> repealed;  ///< the service's act had no force at the registration
    text::Language language = text::Language::Kazakh;
    Copy copy = Copy::First;
};

/// The receipt of Жамбыл 2013, para 14: six groups, none of which may be empty, the inventory with
/// the date of acceptance (Алматы 2015 T27), and places for both signatures. The citizen's language
/// stands on top, Kazakh and Russian are always there.
/// Errors: paper.group_empty (the detail names the group and the member), paper.inventory_broken
/// (the lines are not numbered 1, 2, 3 …), paper.qr_impossible.
Result<Document> lay_out_receipt(const ReceiptPaper& paper, const text::Translator& translator);

/// The same as PDF/A-1b; the bytes depend on nothing but the arguments.
/// Errors: those of lay_out_receipt and render_pdf.
Result<Bytes> receipt_pdf(const ReceiptPaper& paper, const text::Translator& translator);

}  // namespace tereze::paper
