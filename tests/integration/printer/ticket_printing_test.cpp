// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A ticket from its layout through TCP onto paper, and every way in which that can go wrong.
#include "core/base/child_process.h"
#include "core/base/ids.h"
#include "drivers/printer/ticket_printer.h"
#include "kiosk/paper/render.h"
#include "kiosk/paper/ticket.h"
#include "tests/support/print/ticket_printer_standin.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <thread>

using namespace tereze;
using namespace tereze::drivers;
using namespace tereze::drivers::printer;
using nlohmann::json;
using tereze::testing::TicketPrinterStandin;

namespace {

constexpr std::chrono::seconds kPlenty{30};
const std::string kUrl = "https://almaty.tereze.example/t/01a201e2-633f-71a3-bcbd-c1a894c462bf";

CommandContext limited(std::chrono::milliseconds limit) {
    CommandContext context;
    context.deadline = std::chrono::steady_clock::now() + limit;
    return context;
}

struct Bench {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("tereze-ticket-" + make_uuid_v7());
    TicketPrinterStandin standin = start(folder);
    std::unique_ptr<TicketPrinter> printer = connected(standin.port());
    Raster picture = drawn();

    Bench() = default;
    ~Bench() { std::filesystem::remove_all(folder); }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    static TicketPrinterStandin start(const std::filesystem::path& folder) {
        auto standin = TicketPrinterStandin::start(folder);
        if (!standin)
            throw std::runtime_error(standin.error().detail);
        return std::move(*standin);
    }
    static std::unique_ptr<TicketPrinter> connected(std::uint16_t port) {
        TicketPrinterSettings settings;
        settings.port = port;
        settings.profile = *load_printer_profile(std::filesystem::path(TEREZE_SOURCE_DIR) /
                                                 "config/devices/printers/generic-80mm.toml");
        return std::move(*TicketPrinter::create("ticket", settings));
    }
    static Raster drawn() {
        const auto translator =
            *text::Translator::load(std::filesystem::path(TEREZE_BUILD_DIR) / "locales");
        paper::TicketPaper ticket;
        ticket.number = "М-042";
        ticket.service_title.kk =
            "Медициналық қызметке лицензия беру, қайта ресімдеу, лицензияның телнұсқасын беру";
        ticket.hall_name.kk = "Әуезов ауданының халыққа қызмет көрсету орталығы";
        ticket.issued_at = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
        ticket.people_ahead = 3;
        ticket.url = kUrl;
        return *paper::render_raster(*paper::lay_out_ticket(ticket, translator), 576);
    }

    void turn(const json& knob) const { REQUIRE(standin.control(knob)); }
    std::string failure(const Raster& what, const CommandContext& context) const {
        const auto printed = printer->print(what, context);
        return printed ? "" : printed.error().code;
    }
    std::size_t count() const { return standin.tickets()->size(); }
};

std::string decoded(const std::filesystem::path& file) {
    ChildOptions options;
    options.argv = {"zbarimg",   "--nodbus",        "-q",         "--raw",
                    "-Sdisable", "-Sqrcode.enable", file.string()};
    const auto output = run_command(options, std::chrono::seconds(20));
    REQUIRE(output);
    return output->output;
}

}  // namespace

TEST_CASE_METHOD(Bench, "A ticket is printed, confirmed, and its QR code leads to its page") {
    CHECK(failure(picture, limited(kPlenty)).empty());
    REQUIRE(count() == 1);
    CHECK(standin.faults()->empty());
    CHECK(decoded(standin.ticket()) == kUrl + "\n");
}

TEST_CASE_METHOD(Bench, "Tickets come out one after another, each over a connection of its own") {
    for (std::size_t i = 1; i <= 3; ++i) {
        CHECK(failure(picture, limited(kPlenty)).empty());
        CHECK(count() == i);
    }
}

TEST_CASE_METHOD(Bench, "Without paper nothing is sent and nothing is confirmed") {
    turn({{"do", "paper"}, {"state", "out"}});
    std::vector<DeviceEventKind> events;
    auto context = limited(kPlenty);
    context.emit = [&events](const DeviceEvent& event) { events.push_back(event.kind); };
    const auto printed = printer->print(picture, context);
    REQUIRE_FALSE(printed);
    CHECK(printed.error().code == "printer.paper_out");
    CHECK(printed.error().error_class == ErrorClass::Hardware);
    CHECK(printed.error().remedy == Remedy::Replenish);
    CHECK(events == std::vector{DeviceEventKind::PaperOut});
    CHECK(printer->status(limited(kPlenty)) == DeviceStatus{DeviceState::Offline, {"media-empty"}});
    turn({{"do", "paper"}, {"state", "ok"}});
    CHECK(count() == 0);
}

TEST_CASE_METHOD(Bench, "Paper that ends in the middle is an error, and no ghost comes out later") {
    turn({{"do", "paper_out_after_rows"}, {"rows", 400}});
    CHECK(failure(picture, limited(kPlenty)) == "printer.paper_out");
    turn({{"do", "paper"}, {"state", "ok"}});
    CHECK(failure(picture, limited(kPlenty)).empty());
    REQUIRE(count() == 1);
    CHECK(decoded(standin.ticket()) == kUrl + "\n");
}

TEST_CASE_METHOD(Bench, "A jam and an open cover say so") {
    turn({{"do", "jam_at_row"}, {"row", 200}});
    CHECK(failure(picture, limited(kPlenty)) == "printer.jam");
    CHECK(printer->status(limited(kPlenty)).has_reason("media-jam"));
    turn({{"do", "clear_jam"}});
    turn({{"do", "cover"}, {"open", true}});
    CHECK(failure(picture, limited(kPlenty)) == "printer.cover_open");
    CHECK(printer->status(limited(kPlenty)) == DeviceStatus{DeviceState::Offline, {"cover-open"}});
    turn({{"do", "cover"}, {"open", false}});
    CHECK(failure(picture, limited(kPlenty)).empty());
    CHECK(count() == 1);
}

TEST_CASE_METHOD(Bench, "Low paper prints and is told") {
    turn({{"do", "paper"}, {"state", "low"}});
    std::vector<DeviceEventKind> events;
    auto context = limited(kPlenty);
    context.emit = [&events](const DeviceEvent& event) { events.push_back(event.kind); };
    CHECK(printer->print(picture, context));
    CHECK(events == std::vector{DeviceEventKind::PaperLow});
    CHECK(printer->status(limited(kPlenty)) == DeviceStatus{DeviceState::Online, {"media-low"}});
}

TEST_CASE_METHOD(Bench, "A mute printer is not believed, and the deadline is kept") {
    turn({{"do", "mute"}});
    const auto context = limited(std::chrono::milliseconds(600));
    CHECK(failure(picture, context) == "printer.unconfirmed");
    CHECK(std::chrono::steady_clock::now() < context.deadline + std::chrono::seconds(3));
    CHECK(printer->status(limited(std::chrono::milliseconds(200))).state == DeviceState::Offline);
}

TEST_CASE_METHOD(Bench, "Garbage is refused") {
    turn({{"do", "garbage"}});
    CHECK(failure(picture, limited(kPlenty)) == "printer.garbled");
    CHECK(printer->status(limited(kPlenty)).state == DeviceState::HardwareError);
}

TEST_CASE_METHOD(Bench, "A printer that falls silent while printing has confirmed nothing") {
    turn({{"do", "paper"}, {"state", "low"}});
    auto context = limited(std::chrono::milliseconds(900));
    // The event comes after the first questions and before the ticket is sent.
    context.emit = [this](const DeviceEvent&) { turn({{"do", "mute"}}); };
    CHECK(failure(picture, context) == "printer.unconfirmed");
    turn({{"do", "mute"}, {"on", false}});
    CHECK(count() == 1);
}

TEST_CASE_METHOD(Bench, "A ticket cancelled on its way leaves nothing in the printer") {
    turn({{"do", "paper"}, {"state", "low"}});
    std::stop_source stop;
    auto context = limited(kPlenty);
    context.stop = stop.get_token();
    context.emit = [&stop](const DeviceEvent&) { stop.request_stop(); };
    CHECK(failure(picture, context) == "device.cancelled");
    CHECK(count() == 0);
    CHECK(failure(picture, limited(kPlenty)).empty());
    CHECK(count() == 1);
    CHECK(standin.faults()->empty());
}

TEST_CASE_METHOD(Bench, "A picture full of real-time commands prints without a stray answer") {
    auto nasty = Raster::blank(576, 300);
    for (std::size_t i = 0; i + 2 < nasty.data.size(); i += 3) {
        nasty.data[i] = 0x10;
        nasty.data[i + 1] = 0x04;
        nasty.data[i + 2] = static_cast<std::uint8_t>(1 + i % 4);
    }
    CHECK(failure(nasty, limited(kPlenty)).empty());
    CHECK(standin.faults()->empty());
}

TEST_CASE("A printer that is gone is offline") {
    std::uint16_t port = 0;
    {
        const Bench bench;
        port = bench.standin.port();
    }
    const auto printer = Bench::connected(port);
    const auto printed = printer->print(Bench::drawn(), limited(kPlenty));
    REQUIRE_FALSE(printed);
    CHECK(printed.error().code == "printer.offline");
    CHECK(printer->status(limited(kPlenty)) == DeviceStatus{DeviceState::Offline, {"offline"}});
}
