// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The ticket printer's driver against recorded conversations.
#include "drivers/printer/ticket_printer.h"

#include "drivers/printer/escpos.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers;
using namespace tereze::drivers::printer;
using Direction = Exchange::Direction;

namespace {

Raster dot() {
    auto picture = Raster::blank(8, 1);
    picture.set_black(0, 0);
    return picture;
}

const Bytes kJob = *from_hex("1b40 1d763000 0100 0100 80 1d564200 1d7201");

/// Four questions and answers, one by one, as the driver asks before and after a ticket.
void add_status(std::vector<Exchange>& script, std::array<std::uint8_t, 4> answers) {
    for (std::uint8_t kind = 1; kind <= 4; ++kind) {
        script.push_back({Direction::Written, {0x10, 0x04, kind}});
        script.push_back({Direction::Read, {answers[kind - 1U]}});
    }
}

PrinterProfile quick() {
    PrinterProfile profile;
    profile.reply_limit = std::chrono::milliseconds(20);
    profile.confirm_limit = std::chrono::milliseconds(20);
    return profile;
}

std::unique_ptr<TicketPrinter> replaying(std::vector<Exchange> script) {
    auto printer = TicketPrinter::create(
        "ticket", quick(), [script](const CommandContext&) -> Result<std::unique_ptr<ByteStream>> {
            return std::make_unique<ReplayStream>(script);
        });
    REQUIRE(printer);
    return std::move(*printer);
}

std::vector<Exchange> job_with_answer(std::uint8_t answer) {
    std::vector<Exchange> script;
    add_status(script, {0x12, 0x12, 0x12, 0x12});
    script.push_back({Direction::Written, kJob});
    script.push_back({Direction::Read, {answer}});
    return script;
}

}  // namespace

TEST_CASE("A ticket is printed when GS r is answered and the status stays good") {
    auto script = job_with_answer(0x00);
    add_status(script, {0x12, 0x12, 0x12, 0x12});
    CHECK(replaying(script)->print(dot(), {}));
}

TEST_CASE("Low paper is told and does not stop a ticket") {
    std::vector<Exchange> script;
    add_status(script, {0x12, 0x12, 0x12, 0x1E});
    script.push_back({Direction::Written, kJob});
    script.push_back({Direction::Read, {0x03}});
    add_status(script, {0x12, 0x12, 0x12, 0x1E});
    std::vector<DeviceEventKind> events;
    CommandContext context;
    context.emit = [&events](const DeviceEvent& event) { events.push_back(event.kind); };
    CHECK(replaying(script)->print(dot(), context));
    CHECK(events == std::vector{DeviceEventKind::PaperLow});
}

TEST_CASE("A confirmation with an error behind it is no confirmation") {
    auto script = job_with_answer(0x00);
    add_status(script, {0x1A, 0x52, 0x1A, 0x12});
    const auto printed = replaying(script)->print(dot(), {});
    REQUIRE_FALSE(printed);
    CHECK(printed.error().code == "printer.jam");
}

TEST_CASE("Nothing is sent to a printer that is not ready") {
    std::vector<Exchange> script;
    add_status(script, {0x1A, 0x16, 0x12, 0x12});
    const auto printed = replaying(script)->print(dot(), {});
    REQUIRE_FALSE(printed);
    CHECK(printed.error().code == "printer.cover_open");
}

TEST_CASE("Garbage instead of a confirmation is refused") {
    const auto printed = replaying(job_with_answer(0xFF))->print(dot(), {});
    REQUIRE_FALSE(printed);
    CHECK(printed.error().code == "printer.garbled");
}

TEST_CASE("Silence after the ticket is not success") {
    auto script = job_with_answer(0x00);
    script.pop_back();
    const auto printed = replaying(script)->print(dot(), {});
    REQUIRE_FALSE(printed);
    CHECK(printed.error().code == "printer.replay_differs");
    CHECK(printed.error().detail.starts_with("piece 10"));
}

TEST_CASE("Status answers that come while the confirmation is awaited are kept apart from it") {
    std::vector<Exchange> script;
    add_status(script, {0x12, 0x12, 0x12, 0x12});
    script.push_back({Direction::Written, kJob});
    script.push_back({Direction::Written, *from_hex("100401 100402 100403 100404")});
    script.push_back({Direction::Read, {0x12, 0x12, 0x00, 0x12, 0x12}});
    add_status(script, {0x12, 0x12, 0x12, 0x12});
    CHECK(replaying(script)->print(dot(), {}));
}

TEST_CASE("A conversation can be recorded and played back") {
    auto script = job_with_answer(0x00);
    add_status(script, {0x12, 0x12, 0x12, 0x12});
    std::vector<Exchange> log;
    auto printer = TicketPrinter::create(
        "ticket", quick(), [&](const CommandContext&) -> Result<std::unique_ptr<ByteStream>> {
            return std::make_unique<RecordingStream>(std::make_unique<ReplayStream>(script), log);
        });
    REQUIRE((*printer)->print(dot(), {}));
    const auto recorded = parse_recording(format_recording(log));
    REQUIRE(recorded);
    CHECK(*recorded == script);
}

TEST_CASE("Impossible settings are refused") {
    CHECK(TicketPrinter::create("t", {.host = "", .port = 9100, .profile = {}}).error().code ==
          "printer.profile_invalid");
    CHECK_FALSE(TicketPrinter::create("t", {.host = "h", .port = 0, .profile = {}}));
    PrinterProfile profile;
    profile.band_rows = kMostBandRows + 1;
    CHECK_FALSE(TicketPrinter::create("t", {.host = "h", .port = 1, .profile = profile}));
}
