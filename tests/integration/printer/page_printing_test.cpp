// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The IPP driver against Debian's ippeveprinter.
#include "core/base/files.h"
#include "core/base/ids.h"
#include "drivers/printer/ipp_client.h"
#include "drivers/printer/page_printer.h"
#include "tests/support/print/page_printer_standin.h"

#include <catch2/catch.hpp>
#include <unistd.h>

#include <filesystem>
#include <thread>

using namespace tereze;
using namespace tereze::drivers;
using namespace tereze::drivers::printer;
using tereze::testing::PageFate;
using tereze::testing::PagePrinterStandin;
using Ending = PagePrinterStandin::Ending;

namespace {

CommandContext limited(std::chrono::milliseconds limit) {
    CommandContext context;
    context.deadline = std::chrono::steady_clock::now() + limit;
    return context;
}

constexpr std::chrono::seconds kPlenty{30};

struct Bench {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("tereze-page-" + make_uuid_v7());
    PagePrinterStandin standin = start(folder);
    PagePrinterSettings settings;
    std::unique_ptr<PagePrinter> printer;
    Bytes document;

    Bench() : document(to_bytes("%PDF-1.4\n")) {
        append(document, random_bytes(300'000));  // larger than any buffer on the way
        settings.host = "localhost";
        settings.port = standin.port();
        settings.poll_interval = std::chrono::milliseconds(20);
        printer = std::move(*PagePrinter::create("pages", settings));
    }
    ~Bench() { std::filesystem::remove_all(folder); }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    static PagePrinterStandin start(const std::filesystem::path& folder) {
        auto standin = PagePrinterStandin::start(folder);
        if (!standin)
            throw std::runtime_error(standin.error().detail);
        return std::move(*standin);
    }
    /// Waits until the printer tells a job's final state, asking again and again.
    JobState final_state(int job) const {
        const auto context = limited(kPlenty);
        auto client = IppClient::connect(settings, context);
        REQUIRE(client);
        while (true) {
            const auto answer = client->ask_job(job, context);
            REQUIRE(answer);
            if (answer->state >= JobState::Canceled)
                return answer->state;
        }
    }
};

}  // namespace

TEST_CASE_METHOD(Bench, "A document arrives byte for byte and the job is followed to its end") {
    const auto printed = printer->print(document, "Қолхат № 0001", limited(kPlenty));
    INFO((printed ? "" : printed.error().code + ": " + printed.error().detail));
    REQUIRE(printed);
    REQUIRE(standin.printed().size() == 1);
    CHECK(*read_file(standin.printed()[0]) == document);
}

TEST_CASE_METHOD(Bench, "Status and capabilities come from the printer") {
    CHECK(printer->status(limited(kPlenty)) == DeviceStatus{DeviceState::Online, {}});
    const auto capabilities = printer->capabilities(limited(kPlenty));
    CHECK_THAT(capabilities.at("formats"), Catch::Contains("application/pdf"));
    CHECK_THAT(capabilities.at("media"), Catch::Contains("iso_a4_210x297mm"));
    CHECK_FALSE(capabilities.at("model").empty());
}

TEST_CASE_METHOD(Bench, "A job that the printer aborts is reported and not taken for printed") {
    REQUIRE(standin.set_fate(PageFate::Abort));
    const auto printed = printer->print(document, "t", limited(kPlenty));
    REQUIRE_FALSE(printed);
    CHECK(printed.error().code == "printer.job_aborted");
    CHECK(standin.printed().empty());
}

TEST_CASE_METHOD(Bench, "Trouble at the printer is told while its job waits for help") {
    const auto [fate, kind] = GENERATE(
        table<PageFate, DeviceEventKind>({{PageFate::MediaEmpty, DeviceEventKind::PaperOut},
                                          {PageFate::MediaJam, DeviceEventKind::MediaJammed},
                                          {PageFate::CoverOpen, DeviceEventKind::CoverOpen}}));
    REQUIRE(standin.set_fate(fate));
    std::vector<DeviceEventKind> events;
    auto context = limited(kPlenty);
    context.emit = [this, &events](const DeviceEvent& event) {
        events.push_back(event.kind);
        REQUIRE(standin.release(Ending::Printed));  // somebody helps the printer
    };
    CHECK(printer->print(document, "t", context));
    CHECK(events == std::vector{kind});
    CHECK(standin.printed().size() == 1);
}

TEST_CASE_METHOD(Bench, "A job that ends for want of paper names the paper") {
    REQUIRE(standin.set_fate(PageFate::MediaEmpty));
    auto context = limited(kPlenty);
    context.emit = [this](const DeviceEvent&) { REQUIRE(standin.release(Ending::Aborted)); };
    const auto printed = printer->print(document, "t", context);
    REQUIRE_FALSE(printed);
    CHECK(printed.error().code == "printer.paper_out");
    CHECK(printed.error().remedy == Remedy::Replenish);
}

TEST_CASE_METHOD(Bench, "Out of paper until the deadline: the job is cancelled at the printer") {
    REQUIRE(standin.set_fate(PageFate::MediaEmpty));
    const auto printed = printer->print(document, "t", limited(std::chrono::milliseconds(700)));
    REQUIRE_FALSE(printed);
    CHECK(printed.error().code == "printer.paper_out");
    REQUIRE(standin.release(Ending::Printed));
    CHECK(final_state(1) == JobState::Canceled);
}

TEST_CASE_METHOD(Bench, "A cancelled command takes its job back") {
    REQUIRE(standin.set_fate(PageFate::MediaJam));
    std::stop_source stop;
    auto context = limited(kPlenty);
    context.stop = stop.get_token();
    context.emit = [&stop](const DeviceEvent&) { stop.request_stop(); };
    const auto printed = printer->print(document, "t", context);
    REQUIRE_FALSE(printed);
    CHECK(printed.error().code == "device.cancelled");
    REQUIRE(standin.release(Ending::Printed));
    CHECK(final_state(1) == JobState::Canceled);
}

TEST_CASE_METHOD(Bench, "A busy printer is waited for") {
    REQUIRE(standin.set_fate(PageFate::MediaEmpty));
    Result<> second = fail("printer.offline", ErrorClass::Hardware, Remedy::None);
    std::jthread other;
    auto context = limited(kPlenty);
    context.emit = [&](const DeviceEvent&) {
        REQUIRE(standin.set_fate(PageFate::Print));
        other = std::jthread([&] {
            auto another = PagePrinter::create("other", settings);
            second = (*another)->print(document, "second", limited(kPlenty));
        });
        REQUIRE(standin.release(Ending::Printed));
    };
    CHECK(printer->print(document, "first", context));
    other.join();
    CHECK(second);
    CHECK(standin.printed().size() == 2);
}

TEST_CASE("A printer that is not there is offline") {
    PagePrinterSettings settings;
    settings.port = 9;  // discard; nobody listens there
    auto printer = std::move(*PagePrinter::create("pages", settings));
    const auto printed = printer->print(Bytes{1}, "t", limited(kPlenty));
    REQUIRE_FALSE(printed);
    CHECK(printed.error().code == "printer.offline");
    CHECK(printer->status(limited(kPlenty)).state == DeviceState::Offline);
}
