// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/casework/package.h"

#include "tests/unit/core/casework/samples.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::casework;

namespace {
std::string refusal(const Bytes& bytes) {
    const auto parsed = Package::parse(bytes);
    if (parsed)
        return "accepted";
    CHECK(parsed.error().code == "casework.package_invalid");
    return parsed.error().detail;
}

std::string check_code(const Package& package) {
    const auto checked = package.check();
    return checked ? "accepted" : checked.error().code;
}

/// A package written by hand: a kind, a name and a content for each part.
struct RawPart {
    std::uint8_t kind;
    std::string name;
    std::string content;
};
Bytes raw_package(const std::vector<RawPart>& parts) {
    Bytes bytes = to_bytes("TZPKG\x01");
    append(bytes, Bytes{0, 0, 0, static_cast<std::uint8_t>(parts.size())});
    for (const auto& part : parts) {
        append(bytes, Bytes{part.kind, 0, static_cast<std::uint8_t>(part.name.size())});
        append(bytes, as_bytes(part.name));
        append(bytes, Bytes{0, 0, 0, static_cast<std::uint8_t>(part.content.size())});
        append(bytes, as_bytes(part.content));
    }
    return bytes;
}
}  // namespace

TEST_CASE("a package reads back as it was written") {
    const auto written = samples::package();
    const auto read = Package::parse(written.serialize());
    REQUIRE(read.has_value());
    CHECK(read->manifest == written.manifest);
    CHECK(read->signature == written.signature);
    CHECK(read->files == written.files);
}

TEST_CASE("random packages read back, and have one form of bytes") {
    std::mt19937 random(7);
    for (int i = 0; i < 300; ++i) {
        Package written;
        written.manifest = to_bytes(samples::random_text(random));
        written.signature = to_bytes(samples::random_text(random));
        for (auto k = random() % 6; k > 0; --k)
            written.files["f" + std::to_string(random() % 100)] =
                to_bytes(samples::random_text(random));
        const auto bytes = written.serialize();
        const auto read = Package::parse(bytes);
        REQUIRE(read.has_value());
        REQUIRE(read->files == written.files);
        REQUIRE(read->serialize() == bytes);
    }
}

TEST_CASE("a package cut at any byte is refused") {
    const auto bytes = samples::package().serialize();
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CAPTURE(length);
        const Bytes cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
        REQUIRE_FALSE(Package::parse(cut).has_value());
    }
    auto longer = bytes;
    longer.push_back(0);
    CHECK(refusal(longer) == "bytes after the end");
}

TEST_CASE("parts that are misplaced, doubled, unsafe or too long are refused") {
    const RawPart manifest{1, "", "{}"};
    const RawPart signature{2, "", "s"};
    CHECK(refusal(raw_package({manifest, signature, {3, "a", "1"}, {3, "b", "2"}})) == "accepted");
    CHECK(refusal(raw_package({manifest, signature, {3, "a", "1"}, {3, "a", "2"}})) ==
          "part 3 doubled or unsorted");
    CHECK(refusal(raw_package({manifest, signature, {3, "b", "1"}, {3, "a", "2"}})) ==
          "part 3 doubled or unsorted");
    CHECK(refusal(raw_package({signature, manifest})) == "part 0 misplaced");
    CHECK(refusal(raw_package({manifest, manifest})) == "part 1 misplaced");
    CHECK(refusal(raw_package({manifest})) == "count of parts");
    CHECK(refusal(raw_package({manifest, signature, {4, "a", "1"}})) == "unknown kind of part");
    for (const auto* name : {"", ".", "..", "../a", "a/b", "a\\b", "/", "a\tb"}) {
        CAPTURE(name);
        CHECK(refusal(raw_package({manifest, signature, {3, name, "1"}})) == "part 2 misplaced");
    }
    CHECK(refusal(to_bytes("TZPKG\x02")) == "not a package");
}

TEST_CASE("a length field cannot make the reader ask for memory that is not there") {
    auto bytes = raw_package({{1, "", ""}});
    bytes[9] = 2;  // two parts
    for (std::size_t i = 0; i < 4; ++i)
        bytes[bytes.size() - 1 - i] = 0xFF;
    CHECK(refusal(bytes) == "part too long");
    auto many = to_bytes("TZPKG\x01");
    append(many, Bytes{0xFF, 0xFF, 0xFF, 0xFF});
    CHECK(refusal(many) == "count of parts");
}

TEST_CASE("files are held against the manifest") {
    CHECK(check_code(samples::package()) == "accepted");

    auto missing = samples::package();
    missing.files.erase("02-диплом.pdf");
    CHECK(check_code(missing) == "casework.attachment_missing");

    auto changed = samples::package();
    changed.files["01-application.pdf"][1] ^= 0x01;
    CHECK(check_code(changed) == "casework.attachment_changed");

    auto longer = samples::package();
    longer.files["01-application.pdf"].push_back(0);
    CHECK(check_code(longer) == "casework.attachment_changed");

    auto added = samples::package();
    added.files["03-more.pdf"] = to_bytes("three");
    CHECK(check_code(added) == "casework.attachment_unknown");

    auto broken = samples::package();
    broken.manifest.back() = ' ';
    CHECK(check_code(broken) == "casework.manifest_invalid");
}
