// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The catalogue in use: a broken folder never takes its place, now or at the next start.
#include "core/regulation/keeper.h"

#include "core/base/files.h"
#include "tests/support/law/config_copy.h"
#include "tests/support/pki/temporary_folder.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>
#include <vector>

using namespace tereze;
using namespace tereze::regulation;
using Catch::Contains;
using testing::ConfigCopy;
using testing::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

const fs::path kMedical = "regulations/almaty-2015/medical.toml";
constexpr auto kId = "almaty-2015/medical";
constexpr auto kOldTitle = "en = \"Medical practice\"";
constexpr auto kNewTitle = "en = \"Medical activity\"";

/// A folder that can be broken, and the place beside it where the last good one is kept.
struct Scene {
    ConfigCopy config;
    TemporaryFolder folder;
    fs::path state = folder.path() / "catalogue";

    auto open(CatalogueKeeper::Condition condition = {}) const {
        return CatalogueKeeper::open(config.path(), state, std::move(condition));
    }
    /// In two files.
    void break_config() const {
        config.replace(kMedical, "subject = \"medical\"", "subject = \"unknown\"");
        config.replace("processes/centre-almaty-2015.toml", "next = \"2\"", "next = \"nowhere\"");
    }
    /// The folder of the saved files.
    fs::path copy() const {
        text::TomlFaults faults;
        const auto found = LastGood(state).find(faults);
        if (!found)
            throw std::runtime_error("no copy: " + faults.joined());
        return *found;
    }
};

std::string title(const CatalogueKeeper& keeper) {
    return keeper.current()->service(kId)->short_title.en;
}

std::size_t count_entries(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

void write(const fs::path& file, std::string_view content) {
    REQUIRE(write_file_durably(file, as_bytes(content)));
}

}  // namespace

TEST_CASE("a sound catalogue is used and saved") {
    const Scene scene;
    const auto opened = scene.open().value();
    CHECK(opened.reading.fresh);
    CHECK(opened.reading.faults.empty());
    CHECK_FALSE(opened.reading.not_saved);
    CHECK(title(*opened.keeper) == "Medical practice");
    CHECK(read_text(scene.copy() / kMedical).value() == scene.config.read(kMedical));
    CHECK(Catalogue::load(scene.copy()));
    CHECK(count_entries(scene.state) == 2);
}

TEST_CASE("the same catalogue is not saved again, a changed one takes the place of the copy") {
    const Scene scene;
    const auto keeper = std::move(scene.open().value().keeper);
    const auto first = scene.copy();
    CHECK(keeper->reload().fresh);
    CHECK(scene.copy() == first);
    scene.config.replace(kMedical, kOldTitle, kNewTitle);
    // As a power cut would leave it in the middle of a copy.
    fs::create_directories(scene.state / "catalogue-unfinished" / "processes");
    CHECK(keeper->reload().fresh);
    CHECK(title(*keeper) == "Medical activity");
    CHECK(scene.copy() != first);
    CHECK(count_entries(scene.state) == 2);
}

TEST_CASE("a broken catalogue changes nothing at run time and is told in full") {
    const Scene scene;
    const auto keeper = std::move(scene.open().value().keeper);
    const auto held = keeper->current();
    scene.break_config();
    const auto reading = keeper->reload();
    CHECK_FALSE(reading.fresh);
    CHECK(reading.faults.list() == Catalogue::examine(scene.config.path()).faults.list());
    CHECK_THAT(reading.faults.joined(), Contains("regulations/almaty-2015/medical.toml:6: ") &&
                                            Contains("processes/centre-almaty-2015.toml:"));
    CHECK(keeper->current() == held);
    CHECK(Catalogue::load(scene.copy()));
}

TEST_CASE("who holds a catalogue keeps it over a reload") {
    const Scene scene;
    const auto keeper = std::move(scene.open().value().keeper);
    const auto held = keeper->current();
    scene.config.replace(kMedical, kOldTitle, kNewTitle);
    REQUIRE(keeper->reload().fresh);
    CHECK(held->service(kId)->short_title.en == "Medical practice");
    CHECK(title(*keeper) == "Medical activity");
}

TEST_CASE("the next start works by the last good catalogue and says why") {
    const Scene scene;
    REQUIRE(scene.open());
    const auto copy = scene.copy();
    scene.break_config();
    const auto opened = scene.open().value();
    CHECK_FALSE(opened.reading.fresh);
    CHECK(opened.reading.faults.list() == Catalogue::examine(scene.config.path()).faults.list());
    CHECK(title(*opened.keeper) == "Medical practice");
    CHECK(scene.copy() == copy);

    scene.config.replace(kMedical, "subject = \"unknown\"", "subject = \"medical\"");
    scene.config.replace("processes/centre-almaty-2015.toml", "next = \"nowhere\"", "next = \"2\"");
    scene.config.replace(kMedical, kOldTitle, kNewTitle);
    CHECK(opened.keeper->reload().fresh);
    CHECK(title(*opened.keeper) == "Medical activity");
}

TEST_CASE("with nothing good there is no catalogue, and every fault is told") {
    const Scene scene;
    std::string many = "id = \"x\"\n";
    for (int i = 0; i < 80; ++i)
        many += "key" + std::to_string(i) + " = 1\n";
    scene.config.write("processes/many.toml", many);
    const auto opened = scene.open();
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == "regulation.invalid");
    CHECK_THAT(opened.error().detail, Contains("processes/many.toml:2: key0: is unknown here") &&
                                          Contains("processes/many.toml:81: key79:"));
    CHECK_FALSE(fs::exists(scene.state));
}

TEST_CASE("a saved copy that was damaged is not used") {
    const Scene scene;
    REQUIRE(scene.open());
    const auto copy = scene.copy();
    const auto refusal = [&] {
        const auto opened = scene.open();
        REQUIRE_FALSE(opened);
        CHECK_THAT(opened.error().detail, Contains("regulations/almaty-2015/medical.toml:6: "));
        return opened.error().detail;
    };
    scene.break_config();
    SECTION("although it would still be a sound catalogue") {
        auto text = read_text(copy / kMedical).value();
        text.replace(text.find("working_days = 15"), 17, "working_days = 16");
        write(copy / kMedical, text);
        REQUIRE(Catalogue::load(copy));
        CHECK_THAT(refusal(), Contains("last good catalogue: catalogue-") &&
                                  Contains("medical.toml:0: was changed after it was saved"));
    }
    SECTION("by a lost file") {
        fs::remove(copy / kMedical);
        CHECK_THAT(refusal(), Contains("medical.toml:0: is missing"));
    }
    SECTION("by a new file") {
        write(copy / "processes/new.toml", "");
        CHECK_THAT(refusal(), Contains("processes/new.toml:0: was added after"));
    }
    SECTION("with its whole folder") {
        fs::remove_all(copy);
        CHECK_THAT(refusal(), Contains("medical.toml:0: is missing"));
    }
    SECTION("in its list") {
        auto text = read_text(scene.state / "last-good.sha256").value();
        SECTION("of which a line is gone") {
            text.erase(0, text.find('\n') + 1);
            write(scene.state / "last-good.sha256", text);
            CHECK_THAT(refusal(), Contains("was added after"));
        }
        SECTION("of which nothing is left") {
            write(scene.state / "last-good.sha256", "");
            CHECK_THAT(refusal(), Contains("last-good.sha256:1: is no list of files"));
        }
    }
    SECTION("together with its list, which a newer program finds out") {
        auto text = read_text(copy / kMedical).value();
        text.replace(text.find("subject = \"medical\""), 19, "subject = \"unknown\"");
        const testing::TemporaryFolder other;
        fs::copy(copy, other.path(), fs::copy_options::recursive);
        write(other.path() / kMedical, text);
        text::TomlFaults none;
        REQUIRE(LastGood(scene.state)
                    .save(
                        other.path(), [](const fs::path&) { return true; }, none));
        CHECK_THAT(refusal(),
                   Contains("last good catalogue: regulations/almaty-2015/medical.toml:6: "));
    }
}

TEST_CASE("a sound catalogue mends a damaged copy, and the damage is told") {
    const Scene scene;
    REQUIRE(scene.open());
    fs::remove(scene.copy() / kMedical);
    const auto opened = scene.open().value();
    CHECK(opened.reading.fresh);
    CHECK_THAT(opened.reading.damage.joined(), Contains("medical.toml:0: is missing"));
    CHECK(Catalogue::load(scene.copy()));
}

TEST_CASE("what cannot be saved is used all the same") {
    Scene scene;
    write(scene.folder.path() / "file", "");
    scene.state = scene.folder.path() / "file" / "catalogue";
    const auto opened = scene.open().value();
    CHECK(opened.reading.fresh);
    REQUIRE(opened.reading.not_saved);
    CHECK(opened.reading.not_saved->code == "file.unwritable");
    CHECK(title(*opened.keeper) == "Medical practice");
}

TEST_CASE("files that change while they are copied do not become the last good ones") {
    const Scene scene;
    REQUIRE(scene.open());
    const auto copy = scene.copy();
    scene.config.replace(kMedical, kOldTitle, kNewTitle);
    text::TomlFaults none;
    const auto saved = LastGood(scene.state)
                           .save(
                               scene.config.path(), [](const fs::path&) { return false; }, none);
    REQUIRE_FALSE(saved);
    CHECK(saved.error().code == "regulation.invalid");
    CHECK(scene.copy() == copy);
    CHECK(count_entries(scene.state) == 2);
}

TEST_CASE("a condition refuses a catalogue as a fault of its files does") {
    const Scene scene;
    const auto needs_the_old = [](const Catalogue& catalogue, text::TomlFaults& faults) {
        if (catalogue.service(kId)->short_title.en != "Medical practice")
            faults.add("server.toml", 7, "", "needs the old title");
    };
    const auto keeper = std::move(scene.open(needs_the_old).value().keeper);
    const auto copy = scene.copy();
    scene.config.replace(kMedical, kOldTitle, kNewTitle);
    const auto reading = keeper->reload();
    CHECK_FALSE(reading.fresh);
    CHECK(reading.faults.joined() == "server.toml:7: needs the old title");
    CHECK(title(*keeper) == "Medical practice");
    CHECK(scene.copy() == copy);
    // The saved copy has to satisfy it too.
    const auto refused = scene.open([](const Catalogue&, text::TomlFaults& faults) {
        faults.add("server.toml", 7, "", "needs more");
    });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().detail ==
          "server.toml:7: needs more\nlast good catalogue: server.toml:7: needs more");
}

TEST_CASE("bombs, giants, bytes that are no text and odd entries are refused with their place") {
    const Scene scene;
    const auto keeper = std::move(scene.open().value().keeper);
    std::string deep = "id";
    for (int i = 0; i < 300'000; ++i)
        deep += ".a";
    const auto content = scene.config.read(kMedical);
    SECTION("deep keys") {
        scene.config.write(kMedical, content + deep + " = 1\n");
        const auto line = std::count(content.begin(), content.end(), '\n') + 1;
        CHECK_THAT(keeper->reload().faults.joined(),
                   Contains("regulations/almaty-2015/medical.toml:" + std::to_string(line) + ": "));
    }
    SECTION("deep lists") {
        scene.config.write(kMedical, "\nx = " + std::string(500'000, '['));
        CHECK_THAT(keeper->reload().faults.joined(),
                   Contains("regulations/almaty-2015/medical.toml:2: "));
    }
    SECTION("ten megabytes") {
        scene.config.write(kMedical, content + std::string(10U << 20U, '#'));
        CHECK_THAT(keeper->reload().faults.joined(),
                   Contains("regulations/almaty-2015/medical.toml:0: is larger"));
    }
    SECTION("invalid UTF-8") {
        scene.config.replace(kMedical, "\"M\"", "\"\xff\xfe\"");
        CHECK_THAT(keeper->reload().faults.joined(),
                   Contains("regulations/almaty-2015/medical.toml:9: "));
    }
    SECTION("a folder that has the name of a file") {
        fs::create_directory(scene.config.path() / "processes/odd.toml");
        CHECK_THAT(keeper->reload().faults.joined(),
                   Contains("processes/odd.toml:0: cannot be read"));
    }
    SECTION("a link that leads to itself") {
        fs::create_symlink("odd", scene.config.path() / "regulations/odd");
        CHECK_THAT(keeper->reload().faults.joined(), Contains("regulations/odd:0: cannot be read"));
    }
    CHECK(title(*keeper) == "Medical practice");
}

TEST_CASE("readers on many threads see whole catalogues while others reload") {
    const Scene scene;
    const auto keeper = std::move(scene.open().value().keeper);
    const auto old_text = scene.config.read(kMedical);
    std::atomic<bool> done = false;
    std::atomic<long> looks = 0;
    std::atomic<long> torn = 0;
    std::vector<std::jthread> readers;
    for (int i = 0; i < 3; ++i)
        readers.emplace_back([&] {
            do {
                const auto catalogue = keeper->current();
                const auto& words = catalogue->service(kId)->short_title.en;
                const bool whole = words == "Medical practice" || words == "Medical activity";
                if (!whole || catalogue->services().size() != 26)
                    ++torn;
                ++looks;
            } while (!done);
        });
    {
        std::vector<std::jthread> writers;
        for (int i = 0; i < 2; ++i)
            writers.emplace_back([&] {
                for (int round = 0; round < 2; ++round)
                    keeper->reload();
            });
        scene.config.replace(kMedical, kOldTitle, kNewTitle);
    }
    CHECK(keeper->reload().fresh);
    done = true;
    readers.clear();
    CHECK(looks > 0);
    CHECK(torn == 0);
    CHECK(title(*keeper) == "Medical activity");
}
