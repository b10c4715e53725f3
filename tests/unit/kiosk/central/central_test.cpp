// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the terminal understands of the server's words, and its outbox.
#include "core/base/ids.h"
#include "kiosk/central/outbox.h"
#include "kiosk/central/queue_watch.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace tereze;
using namespace tereze::central;

namespace {
struct Folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("tereze-outbox-" + make_uuid_v7());
    ~Folder() { std::filesystem::remove_all(path); }
};
}  // namespace

TEST_CASE("a problem's code becomes our error's code, classed by its status") {
    const auto problem = [](long status, const char* body) {
        return error_from_problem({status, to_bytes(body)});
    };
    CHECK(problem(404, R"({"code":"lookups.applicant_absent"})").code ==
          "lookups.applicant_absent");
    CHECK(problem(404, R"({"code":"x.y"})").error_class == ErrorClass::Regulation);
    CHECK(problem(401, R"({"code":"accounts.wrong_password"})").error_class == ErrorClass::User);
    CHECK(problem(503, R"({"code":"lookups.gateway_unreachable"})").error_class ==
          ErrorClass::Network);
    CHECK(problem(500, "<html>").code == "central.server_error");
    CHECK(problem(500, R"({"code":7})").code == "central.server_error");
}

TEST_CASE("events arrive whole however the stream is cut") {
    const std::string stream =
        ": keep-alive\n\nevent: queue\ndata: {\"a\":\r\ndata: 1}\n\nevent: x\ndata: y\n\n";
    for (std::size_t cut = 1; cut < stream.size(); ++cut) {
        EventParser parser;
        auto events = parser.feed(stream.substr(0, cut));
        for (auto& event : parser.feed(stream.substr(cut)))
            events.push_back(event);
        REQUIRE(events.size() == 2);
        CHECK(events[0].name == "queue");
        CHECK(events[0].data == "{\"a\":\n1}");
        CHECK(events[1].data == "y");
    }
}

TEST_CASE("a queue with a missing member is an invalid answer, not an empty hall") {
    CHECK(parse_hall_queue(R"({"waiting":[],"called":[]})"));
    CHECK(parse_hall_queue(R"({"waiting":[]})").error().code == "central.answer_invalid");
    CHECK(parse_hall_queue("{").error().code == "central.answer_invalid");
    CHECK(parse_hall_queue(R"({"waiting":[{}],"called":[]})").error().code ==
          "central.answer_invalid");
}

TEST_CASE("the outbox keeps envelopes in order, only for their owner, until they are removed") {
    const Folder folder;
    auto outbox = Outbox::open(folder.path);
    REQUIRE(outbox);
    const auto first = make_uuid_v7();
    const auto second = make_uuid_v7(std::chrono::system_clock::now() + std::chrono::seconds(1));
    REQUIRE(outbox->put(second, Bytes{2}));
    REQUIRE(outbox->put(first, Bytes{1}));
    CHECK(outbox->waiting() == std::vector<std::string>{first, second});
    const auto reopened = Outbox::open(folder.path);
    CHECK(reopened->envelope(first) == Bytes{1});
    const auto mode = std::filesystem::status(folder.path / (first + ".cms")).permissions();
    CHECK((mode & std::filesystem::perms::mask) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    REQUIRE(outbox->remove(first));
    REQUIRE(outbox->set_aside(second));
    CHECK(outbox->waiting().empty());
    CHECK(std::filesystem::exists(folder.path / "refused" / (second + ".cms")));
}
