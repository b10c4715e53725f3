// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/printer/escpos.h"

#include <fmt/format.h>

#include <algorithm>

namespace tereze::drivers::printer::escpos {
namespace {

constexpr std::uint8_t kDle = 0x10;
constexpr std::uint8_t kEot = 0x04;
constexpr std::uint8_t kEnq = 0x05;
constexpr std::uint8_t kDc4 = 0x14;
constexpr std::uint8_t kEsc = 0x1B;
constexpr std::uint8_t kGs = 0x1D;
constexpr int kMostFeedRows = 255;

tl::unexpected<Error> garbled(std::string_view what, std::uint8_t byte) {
    return fail("printer.garbled", ErrorClass::Hardware, Remedy::Service,
                fmt::format("{} answered by 0x{:02x}", what, byte));
}

bool bit(std::uint8_t byte, int number) {
    return ((byte >> number) & 1) != 0;
}

/// Printers obey DLE EOT, DLE ENQ and DLE DC4 wherever they stand, also inside picture data, where
/// they would answer out of turn or drop the buffer. One dot beside the single dot of 0x10 breaks
/// the sequence and is not seen on paper.
void break_realtime_commands(Bytes& data, std::size_t from) {
    for (std::size_t i = from; i + 1 < data.size(); ++i)
        if (data[i] == kDle && (data[i + 1] == kEot || data[i + 1] == kEnq || data[i + 1] == kDc4))
            data[i] = 0x18;
}

void append_band(Bytes& commands, const Raster& picture, int first, int count) {
    const auto low = [](int value) { return static_cast<std::uint8_t>(value & 0xFF); };
    const auto high = [](int value) { return static_cast<std::uint8_t>(value >> 8); };
    append(commands, Bytes{kGs, 'v', '0', 0, low(picture.bytes_per_row),
                           high(picture.bytes_per_row), low(count), high(count)});
    const std::size_t data = commands.size();
    append(commands, picture.rows(first, count));
    break_realtime_commands(commands, data);
}

void append_feed(Bytes& commands, int rows) {
    for (; rows > 0; rows -= kMostFeedRows)
        append(commands,
               Bytes{kEsc, 'J', static_cast<std::uint8_t>(std::min(rows, kMostFeedRows))});
}

}  // namespace

DeviceStatus PrinterCondition::status() const {
    DeviceStatus status{DeviceState::Online, {}};
    if (paper_out || stopped_by_paper_end)
        status.reasons.emplace_back("media-empty");
    else if (paper_low)
        status.reasons.emplace_back("media-low");
    if (cover_open)
        status.reasons.emplace_back("cover-open");
    if (mechanical_error)
        status.reasons.emplace_back("media-jam");
    if (cutter_error || unrecoverable_error || head_too_hot)
        status.reasons.emplace_back("other");
    if (mechanical_error || cutter_error || unrecoverable_error || head_too_hot || error)
        status.state = DeviceState::HardwareError;
    else if (offline || paper_out || stopped_by_paper_end || cover_open)
        status.state = DeviceState::Offline;
    return status;
}

Result<> PrinterCondition::ready() const {
    if (cover_open)
        return fail("printer.cover_open", ErrorClass::Hardware, Remedy::Clear);
    if (paper_out || stopped_by_paper_end)
        return fail("printer.paper_out", ErrorClass::Hardware, Remedy::Replenish);
    if (mechanical_error || cutter_error)
        return fail("printer.jam", ErrorClass::Hardware, Remedy::Clear,
                    cutter_error ? "cutter" : "paper feed");
    if (head_too_hot)
        return fail("printer.overheated", ErrorClass::Hardware, Remedy::Retry);
    if (unrecoverable_error || error)
        return fail("printer.broken", ErrorClass::Hardware, Remedy::Service);
    if (offline)
        return fail("printer.offline", ErrorClass::Hardware, Remedy::Retry, "switched offline");
    return {};
}

Bytes initialize() {
    return {kEsc, '@'};
}

Bytes ask_status(StatusKind kind) {
    return {kDle, kEot, static_cast<std::uint8_t>(kind)};
}

Bytes ask_paper_sensor() {
    return {kGs, 'r', 1};
}

Bytes drop_buffers() {
    return {kDle, kEnq, 2};
}

Result<Bytes> encode_picture(const Raster& picture, const PrinterProfile& profile) {
    if (!picture.consistent() || picture.width > profile.width_px)
        return fail("printer.picture_invalid", ErrorClass::Software, Remedy::Service,
                    fmt::format("{} x {} dots in {} bytes for a paper of {} dots", picture.width,
                                picture.height, picture.data.size(), profile.width_px));
    const int most = std::clamp(profile.band_rows, 1, kMostBandRows);
    Bytes commands;
    commands.reserve(picture.data.size() + 8 * static_cast<std::size_t>(picture.height / most + 1));
    for (int row = 0; row < picture.height; row += most)
        append_band(commands, picture, row, std::min(most, picture.height - row));
    return commands;
}

Bytes encode_cut(const PrinterProfile& profile) {
    Bytes commands;
    append_feed(commands, profile.feed_before_cut);
    switch (profile.cutter) {
        case Cutter::None:
            break;
        case Cutter::Partial:
            append(commands, Bytes{kGs, 'V', 66, 0});
            break;
        case Cutter::Full:
            append(commands, Bytes{kGs, 'V', 65, 0});
            break;
    }
    return commands;
}

bool looks_like_status(std::uint8_t byte) {
    return (byte & 0x93) == 0x12;
}

bool looks_like_paper_sensor(std::uint8_t byte) {
    return (byte & 0x90) == 0;
}

Result<> decode_status(StatusKind kind, std::uint8_t answer, PrinterCondition& condition) {
    if (!looks_like_status(answer))
        return garbled("DLE EOT", answer);
    switch (kind) {
        case StatusKind::Printer:
            condition.offline = bit(answer, 3);
            break;
        case StatusKind::OfflineCause:
            condition.cover_open = bit(answer, 2);
            condition.stopped_by_paper_end = bit(answer, 5);
            condition.error = bit(answer, 6);
            break;
        case StatusKind::Error:
            condition.mechanical_error = bit(answer, 2);
            condition.cutter_error = bit(answer, 3);
            condition.unrecoverable_error = bit(answer, 5);
            condition.head_too_hot = bit(answer, 6);
            break;
        case StatusKind::Paper:
            condition.paper_low = bit(answer, 2) || bit(answer, 3);
            condition.paper_out = bit(answer, 5) || bit(answer, 6);
            break;
    }
    return {};
}

Result<> decode_paper_sensor(std::uint8_t answer, PrinterCondition& condition) {
    if (!looks_like_paper_sensor(answer))
        return garbled("GS r 1", answer);
    condition.paper_low = bit(answer, 0) || bit(answer, 1);
    condition.paper_out = bit(answer, 2) || bit(answer, 3);
    return {};
}

}  // namespace tereze::drivers::printer::escpos
