// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// ESC/POS bytes against the Epson reference.
#include "drivers/printer/escpos.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers;
using namespace tereze::drivers::printer;
using escpos::PrinterCondition;
using escpos::StatusKind;

namespace {

PrinterCondition after(StatusKind kind, std::uint8_t answer) {
    PrinterCondition condition;
    REQUIRE(escpos::decode_status(kind, answer, condition));
    return condition;
}

std::string code_of(const Result<>& result) {
    return result ? "" : result.error().code;
}

}  // namespace

TEST_CASE("A picture is sent in GS v 0 bands of the profile's height") {
    PrinterProfile profile;
    profile.width_px = 16;
    profile.band_rows = 2;
    auto picture = Raster::blank(12, 3);
    picture.set_black(0, 0);
    picture.set_black(11, 2);
    const auto bytes = escpos::encode_picture(picture, profile);
    REQUIRE(bytes);
    CHECK(to_hex(*bytes) ==
          "1d763000"
          "02000200"
          "80000000"
          "1d763000"
          "02000100"
          "0010");
}

TEST_CASE("A picture that does not fit the paper is refused") {
    PrinterProfile profile;
    CHECK(escpos::encode_picture(Raster::blank(577, 1), profile).error().code ==
          "printer.picture_invalid");
    CHECK_FALSE(escpos::encode_picture(Raster{}, profile));
    Raster short_of_data = Raster::blank(576, 2);
    short_of_data.data.pop_back();
    CHECK_FALSE(escpos::encode_picture(short_of_data, profile));
}

TEST_CASE("No real-time command stands inside picture data") {
    PrinterProfile profile;
    profile.width_px = 64;
    for (const std::uint8_t second : Bytes{0x04, 0x05, 0x14}) {
        auto picture = Raster::blank(64, 4);
        for (std::size_t i = 0; i + 1 < picture.data.size(); i += 2) {
            picture.data[i] = 0x10;
            picture.data[i + 1] = second;
        }
        const auto bytes = escpos::encode_picture(picture, profile);
        REQUIRE(bytes);
        CHECK(bytes->size() == picture.data.size() + 8);
        for (std::size_t i = 8; i + 1 < bytes->size(); ++i)
            CHECK_FALSE(((*bytes)[i] == 0x10 && (*bytes)[i + 1] == second));
    }
}

TEST_CASE("The cut follows the profile") {
    PrinterProfile profile;
    CHECK(to_hex(escpos::encode_cut(profile)) == "1d564200");
    profile.cutter = Cutter::Full;
    CHECK(to_hex(escpos::encode_cut(profile)) == "1d564100");
    profile.cutter = Cutter::None;
    profile.feed_before_cut = 300;
    CHECK(to_hex(escpos::encode_cut(profile)) ==
          "1b4aff"
          "1b4a2d");
}

TEST_CASE("Each status bit says its error and its IPP word") {
    struct Row {
        StatusKind kind;
        std::uint8_t answer;
        std::string code;
        std::string reason;
        DeviceState state;
    };
    const std::vector<Row> rows{
        {StatusKind::Printer, 0x12, "", "", DeviceState::Online},
        {StatusKind::Printer, 0x1A, "printer.offline", "", DeviceState::Offline},
        {StatusKind::OfflineCause, 0x16, "printer.cover_open", "cover-open", DeviceState::Offline},
        {StatusKind::OfflineCause, 0x32, "printer.paper_out", "media-empty", DeviceState::Offline},
        {StatusKind::OfflineCause, 0x52, "printer.broken", "", DeviceState::HardwareError},
        {StatusKind::Error, 0x16, "printer.jam", "media-jam", DeviceState::HardwareError},
        {StatusKind::Error, 0x1A, "printer.jam", "other", DeviceState::HardwareError},
        {StatusKind::Error, 0x32, "printer.broken", "other", DeviceState::HardwareError},
        {StatusKind::Error, 0x52, "printer.overheated", "other", DeviceState::HardwareError},
        {StatusKind::Paper, 0x1E, "", "media-low", DeviceState::Online},
        {StatusKind::Paper, 0x7E, "printer.paper_out", "media-empty", DeviceState::Offline},
    };
    for (const auto& row : rows) {
        INFO("kind " << static_cast<int>(row.kind) << " answer " << static_cast<int>(row.answer));
        const auto condition = after(row.kind, row.answer);
        CHECK(code_of(condition.ready()) == row.code);
        CHECK(condition.status().state == row.state);
        CHECK(condition.status().reasons ==
              (row.reason.empty() ? std::vector<std::string>{} : std::vector{row.reason}));
    }
}

TEST_CASE("Paper out asks to be replenished") {
    const auto ready = after(StatusKind::Paper, 0x7E).ready();
    REQUIRE_FALSE(ready);
    CHECK(ready.error().error_class == ErrorClass::Hardware);
    CHECK(ready.error().remedy == Remedy::Replenish);
}

TEST_CASE("Exactly the bytes with the fixed bits 0xx1xx10 are status bytes") {
    for (int byte = 0; byte < 256; ++byte) {
        PrinterCondition condition;
        const bool fixed =
            (byte & 0x80) == 0 && (byte & 0x10) != 0 && (byte & 0x02) != 0 && (byte & 0x01) == 0;
        for (const auto kind : escpos::kStatusKinds) {
            const auto decoded =
                escpos::decode_status(kind, static_cast<std::uint8_t>(byte), condition);
            CHECK(decoded.has_value() == fixed);
            if (!decoded)
                CHECK(decoded.error().code == "printer.garbled");
        }
    }
}

TEST_CASE("The answer to GS r is told from a status byte and read") {
    PrinterCondition condition;
    REQUIRE(escpos::decode_paper_sensor(0x00, condition));
    CHECK(condition == PrinterCondition{});
    REQUIRE(escpos::decode_paper_sensor(0x03, condition));
    CHECK(condition.paper_low);
    REQUIRE(escpos::decode_paper_sensor(0x0C, condition));
    CHECK(condition.paper_out);
    CHECK(escpos::decode_paper_sensor(0x12, condition).error().code == "printer.garbled");
    for (int byte = 0; byte < 256; ++byte)
        CHECK_FALSE((escpos::looks_like_status(static_cast<std::uint8_t>(byte)) &&
                     escpos::looks_like_paper_sensor(static_cast<std::uint8_t>(byte))));
}
