// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The ticket printer's stand-in, against our own encoder and against wrong streams.
#include "tests/standins/ticket_printer/ticket_machine.h"

#include "drivers/printer/escpos.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::standins;
namespace printer = tereze::drivers::printer;
namespace escpos = printer::escpos;

namespace {

struct Bench {
    std::vector<printer::Raster> tickets;
    TicketMachine machine{576, [this](const auto& ticket) { tickets.push_back(ticket); }};
};

printer::Raster striped(int height) {
    auto picture = printer::Raster::blank(576, height);
    for (int y = 0; y < height; ++y)
        picture.set_black((y * 37) % 576, y);
    return picture;
}

Bytes job(const printer::Raster& picture) {
    const printer::PrinterProfile profile;
    Bytes bytes = escpos::initialize();
    append(bytes, *escpos::encode_picture(picture, profile));
    append(bytes, escpos::encode_cut(profile));
    append(bytes, escpos::ask_paper_sensor());
    return bytes;
}

}  // namespace

TEST_CASE("What the driver encodes is painted dot for dot, in pieces of any size") {
    const auto picture = striped(600);
    const auto bytes = job(picture);
    for (const std::size_t piece :
         {std::size_t{1}, std::size_t{7}, std::size_t{1460}, bytes.size()}) {
        Bench bench;
        Bytes answers;
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            append(answers, bench.machine.receive(
                                ByteView(bytes).subspan(at, std::min(piece, bytes.size() - at))));
        CHECK(to_hex(answers) == "00");
        REQUIRE(bench.tickets.size() == 1);
        CHECK(bench.tickets[0].data == picture.data);
        CHECK(bench.machine.faults().empty());
    }
}

TEST_CASE("A printer that runs out of paper holds the rest and answers only in real time") {
    Bench bench;
    bench.machine.run_out_after_rows(100);
    CHECK(bench.machine.receive(job(striped(300))).empty());
    CHECK(bench.tickets.empty());
    CHECK(to_hex(bench.machine.receive(escpos::ask_status(escpos::StatusKind::Paper))) == "7e");
    bench.machine.set_paper(Paper::Ok);
    CHECK(to_hex(bench.machine.go_on()) == "00");
    CHECK(bench.tickets.size() == 1);
}

TEST_CASE("Dropped buffers leave no ticket behind") {
    Bench bench;
    bench.machine.jam_at_row(50);
    CHECK(bench.machine.receive(job(striped(300))).empty());
    bench.machine.receive(escpos::drop_buffers());
    bench.machine.clear_jam();
    CHECK(bench.machine.go_on().empty());
    CHECK(bench.tickets.empty());
}

TEST_CASE("Unknown commands and real-time commands inside pictures are reported") {
    Bench bench;
    bench.machine.receive(Bytes{0x1B, 'Z'});
    bench.machine.receive(as_bytes("A"));
    CHECK(bench.machine.receive(Bytes{0x1B}).empty());
    bench.machine.receive(Bytes{'@'});
    bench.machine.receive(Bytes{0x1D, 'v', '0', 0, 3, 0, 1, 0, 0x10, 0x04, 0x01});
    REQUIRE(bench.machine.faults().size() == 3);
    CHECK(bench.machine.faults()[0] == "unknown command 1b5a at byte 0");
    CHECK(bench.machine.faults()[1] == "unknown command 41 at byte 2");
    CHECK_THAT(bench.machine.faults()[2], Catch::Contains("inside a picture"));
}

TEST_CASE("A picture wider than the paper is no picture") {
    Bench bench;
    bench.machine.receive(Bytes{0x1D, 'v', '0', 0, 73, 0, 1, 0});
    CHECK(bench.machine.faults().size() == 1);
}
