// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the law costs: the whole catalogue beside a bare parse of the same files, and the engine's
// steps beside bare links of the journal's chain, each in the same run.
#include "core/base/digest.h"
#include "core/base/files.h"
#include "core/casework/procedure.h"
#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>
#include <toml++/toml.h>

#include <algorithm>
#include <cstdio>

using namespace tereze;
using namespace tereze::casework;
using namespace tereze::regulation;
namespace fs = std::filesystem;

namespace {

/// The best of several runs: the one that nothing else disturbed.
template <class Body>
double best_seconds(int runs, Body&& body) {
    double best = 1e9;
    for (int i = 0; i < runs; ++i) {
        const auto started = std::chrono::steady_clock::now();
        body();
        best = std::min(
            best,
            std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
    }
    return best;
}

std::vector<fs::path> law_files() {
    std::vector<fs::path> files;
    for (const char* folder : {"regulations", "processes", "dictionaries"})
        for (const auto& entry :
             fs::recursive_directory_iterator(testing::config_folder() / folder))
            if (entry.path().extension() == ".toml")
                files.push_back(entry.path());
    return files;
}

/// Reads and parses every file as toml++ does it alone.
std::size_t parse_all(const std::vector<fs::path>& files) {
    std::size_t bytes = 0;
    for (const auto& file : files) {
        const auto text = read_text(file).value();
        bytes += text.size();
        if (toml::parse(text).empty())
            throw std::runtime_error("empty: " + file.string());
    }
    return bytes;
}

/// Walks a medical case to its end; gives the number of steps.
std::size_t walk(const Catalogue& catalogue) {
    auto procedure = Procedure::begin(
        catalogue,
        {"almaty-2015/medical", Channel::Centre, Operation::Issue, ApplicantKind::Natural, false},
        {});
    std::size_t steps = 0;
    while (!procedure->ended()) {
        if (!procedure->succeed(procedure->current().action, {"operator-1", {}, {}}))
            throw std::runtime_error("stopped at " + procedure->current().id);
        ++steps;
    }
    return steps;
}

}  // namespace

TEST_CASE(
    "loading and checking the catalogue costs at most three times a bare parse of its files") {
    const auto files = law_files();
    std::size_t bytes = 0;
    const double bare = best_seconds(10, [&] { bytes = parse_all(files); });
    const double whole = best_seconds(10, [] {
        if (!Catalogue::load(testing::config_folder()))
            throw std::runtime_error("the catalogue is not sound");
    });
    std::printf("files=%zu kilobytes=%zu load_ms=%.1f bare_parse_ms=%.1f ratio=%.2f\n",
                files.size(), bytes / 1024, whole * 1000, bare * 1000, whole / bare);
    CHECK(whole <= 3 * bare);
}

TEST_CASE("a step of the engine costs at most forty links of a bare chain of digests") {
    const auto catalogue = Catalogue::load(testing::config_folder());
    REQUIRE(catalogue);
    constexpr int kCases = 500;
    std::size_t steps = 0;
    const double engine = best_seconds(5, [&] {
        steps = 0;
        for (int i = 0; i < kCases; ++i)
            steps += walk(*catalogue);
    });
    // A fact is about this long when it is chained to the one before it.
    const double chain = best_seconds(5, [&] {
        std::string digest(64, '0');
        const std::string fact(100, 'x');
        for (std::size_t i = 0; i < steps; ++i)
            digest = sha256_hex(as_bytes(digest + fact));
        if (digest.empty())
            throw std::runtime_error("no digest");
    });
    std::printf("steps_per_second=%.0f chain_links_per_second=%.0f ratio=%.1f\n",
                static_cast<double>(steps) / engine, static_cast<double>(steps) / chain,
                engine / chain);
    CHECK(engine <= 40 * chain);
}
