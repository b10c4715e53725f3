// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Step 7 is done: the number, the date of the result, and the receipt for the applicant's hand.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::desk {
namespace {

std::string expected_words(const Frame& frame, const casework::Receipt& receipt) {
    if (!receipt.expected_result_stated)
        return frame.tr("app.term.not_stated");
    const auto date = calendar::long_date(receipt.expected_result, frame.ui.language());
    return receipt.expected_result_provisional ? frame.tr("app.term.provisional", {{"date", date}})
                                               : date;
}

std::vector<ui::KeyValue> receipt_rows(const Frame& frame) {
    const auto& receipt = *frame.view.receipt;
    return {
        {.id = "expected",
         .key = frame.tr("desk.registered.expected"),
         .value = expected_words(frame, receipt),
         .emphasised = true},
        {.id = "applicant",
         .key = frame.tr("desk.registered.applicant"),
         .value = receipt.applicant_name},
        {.id = "service",
         .key = frame.tr("desk.registered.service"),
         .value = service_name(frame.context, frame.ui.language(), receipt.service_id)},
        {.id = "documents",
         .key = frame.tr("desk.registered.documents"),
         .value = count_words(frame.ui, "common.documents",
                              static_cast<long>(receipt.documents.size()))},
        {.id = "registered",
         .key = frame.tr("desk.registered.time"),
         .value = calendar::short_date_time(receipt.registered_at)},
    };
}

}  // namespace

void draw_registered(const Frame& frame) {
    auto& ui = frame.ui;
    const bool printed = frame.view.receipt_printed;
    auto screen = open_screen(
        frame, {.title = frame.tr("desk.registered.title"),
                .primary = frame.tr(printed ? "desk.finish_visit" : "desk.registered.print"),
                .primary_enabled = !frame.view.busy,
                .primary_busy = frame.view.busy,
                .primary_icon = printed ? ui::Icon::Check : ui::Icon::Printer,
                .secondary = printed ? frame.tr("desk.registered.print_again") : std::string()});
    beside_way(frame, [&] {
        show_notice(ui, "desk.registered.notice", frame.view.notice);
        if (!frame.view.receipt)
            return;
        ui.large_number("desk.registered.number", frame.tr("desk.registered.number"),
                        frame.view.receipt->registration_number);
        ui.space(1);
        ui.card("desk.registered.card",
                [&] { ui.key_values("desk.registered.data", receipt_rows(frame)); });
        if (!printed)
            ui.paragraph("desk.registered.text", frame.tr("desk.registered.text"), ui::Tone::Quiet);
    });
    if (screen.primary()) {
        if (printed)
            frame.emit(flows::desk::CloseTicket{});
        else
            frame.emit(flows::desk::PrintReceipt{});
    }
    if (screen.secondary())
        frame.emit(flows::desk::PrintReceipt{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::desk
