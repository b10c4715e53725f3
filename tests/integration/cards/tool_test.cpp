// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-tool card, run as a support engineer runs it.
#include "core/base/files.h"
#include "core/identity/mrz.h"
#include "tests/integration/cards/card_bench.h"
#include "tests/support/pki/temporary_folder.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace tereze;
using namespace tereze::testing;
using Catch::Matchers::Contains;

namespace {

struct Bench {
    explicit Bench(const std::string& name) : card((shared_pcscd(), VirtualCard(name))) {
        auto reader = drivers::cards::CardReader::create("card", {}).value();
        reader->watch(events.collector());
        card.insert();
        events.next(drivers::cards::CardEventKind::Inserted);
    }
    ~Bench() { card.remove(); }
    CommandOutput run(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {std::string(TEREZE_BIN_DIR) + "/tereze-tool", "card"});
        ChildOptions options;
        options.argv = std::move(arguments);
        options.environment["LC_ALL"] = "en_US.UTF-8";
        options.log = folder.path() / "log";
        return run_command(options, std::chrono::seconds(20)).value();
    }
    std::string log() { return read_text(folder.path() / "log").value(); }

    TemporaryFolder folder;
    EventList events;
    VirtualCard card;
};

}  // namespace

TEST_CASE("the tool lists the reader with its card and reads without telling who holds it") {
    Bench bench("pace");
    CHECK_THAT(bench.run({"readers"}).output, Contains("KZ ID 2022"));
    const auto plain = bench.run({"read", "--can", "123456"});
    CHECK(plain.exit_code == 0);
    CHECK_THAT(plain.output, Contains("PACE ECDH-GM AES-256"));
    CHECK_THAT(plain.output, Contains("commands     10"));
    CHECK_THAT(plain.output, Contains("DG1 DG2 DG11 DG12 DG14"));
    CHECK_THAT(plain.output, !Contains("840229400006") && !Contains("SERIKOVA"));
    const auto full = bench.run({"read", "--can", "123456", "--personal", "--face", "--json"});
    CHECK_THAT(full.output, Contains("\"IIN\": \"840229400006\"") && Contains("СЕРІКОВА ӘЙГЕРІМ") &&
                                Contains("15000 bytes"));
}

TEST_CASE("the tool tells people and support what is wrong") {
    Bench bench("clone");
    const auto wrong = bench.run({"read", "--can", "000000"});
    CHECK(wrong.exit_code == 1);
    CHECK_THAT(bench.log(), Contains("Compare the six digits") && Contains("card.can_wrong"));
    CHECK(bench.run({"read"}).exit_code == 1);
    CHECK_THAT(bench.log(), Contains("card.key_missing"));
    const auto trust = shared_pcscd().log().parent_path() / "trust";
    const auto clone = bench.run({"read", "--can", "123456", "--trust", trust.string()});
    CHECK_THAT(clone.output, Contains("broken: clone"));
}

TEST_CASE("a session that the tool recorded is read again without the card") {
    Bench bench("pace_im");
    const auto file = (bench.folder.path() / "session.txt").string();
    CHECK(bench.run({"record", file, "--can", "123456", "--personal"}).exit_code == 0);
    struct stat about {};
    REQUIRE(::stat(file.c_str(), &about) == 0);
    CHECK((about.st_mode & 0777U) == 0600U);
    bench.card.remove();
    const auto replayed = bench.run({"replay", file, "--can", "123456", "--personal"});
    CHECK(replayed.exit_code == 0);
    CHECK_THAT(replayed.output, Contains("840229400006"));
    CHECK(bench.run({"replay", file, "--can", "654321", "--personal"}).exit_code == 1);
}

TEST_CASE("the tool watches a card come") {
    Bench bench("pace");
    CHECK_THAT(bench.run({"watch", "--seconds", "1"}).output,
               Contains("inserted") && Contains("KZ ID 2022"));
}
