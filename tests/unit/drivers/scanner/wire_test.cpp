// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/wire.h"

#include <catch2/catch.hpp>

namespace {

using namespace tereze;
using namespace tereze::drivers::scanner;

Bytes encoded(const Frame& frame) {
    return encode_frame(frame).value();
}

std::string trouble_with(ByteView bytes) {
    FrameReader reader;
    reader.feed(bytes);
    const auto frame = reader.next();
    return frame ? "" : frame.error().code;
}

}  // namespace

TEST_CASE("FrameReader gives back what was encoded, however it is cut") {
    const Frame first{R"({"type":"page"})", Bytes(1000, 7)};
    const Frame second{"{}", {}};
    auto stream = encoded(first);
    append(stream, encoded(second));
    for (const std::size_t step : {1UL, 5UL, 12UL, 500UL, stream.size()}) {
        FrameReader reader;
        std::vector<Frame> frames;
        for (std::size_t at = 0; at < stream.size(); at += step) {
            reader.feed(ByteView(stream).subspan(at, std::min(step, stream.size() - at)));
            while (auto frame = reader.next().value())
                frames.push_back(*frame);
        }
        CHECK(frames == std::vector{first, second});
        CHECK(reader.pending() == 0);
    }
}

TEST_CASE("FrameReader waits while any byte is missing") {
    const auto stream = encoded({"{}", {1, 2, 3}});
    for (std::size_t size = 0; size < stream.size(); ++size) {
        FrameReader reader;
        reader.feed(ByteView(stream).first(size));
        CHECK_FALSE(reader.next().value().has_value());
    }
}

TEST_CASE("FrameReader refuses a wrong mark at its first wrong byte") {
    CHECK(trouble_with(as_bytes("T")) == "");
    CHECK(trouble_with(as_bytes("TX")) == "scanner.bad_answer");
    CHECK(trouble_with(as_bytes("usage: ")) == "scanner.bad_answer");
}

TEST_CASE("FrameReader refuses lengths above the limits before it waits for the bytes") {
    CHECK(trouble_with(Bytes{'T', 'S', 'W', '1', 0, 1, 0, 0, 0, 0, 0, 0}) == "");
    CHECK(trouble_with(Bytes{'T', 'S', 'W', '1', 0, 1, 0, 1, 0, 0, 0, 0}) == "scanner.bad_answer");
    CHECK(trouble_with(Bytes{'T', 'S', 'W', '1', 0, 0, 0, 2, 4, 0, 0, 0}) == "");
    CHECK(trouble_with(Bytes{'T', 'S', 'W', '1', 0, 0, 0, 2, 4, 0, 0, 1}) == "scanner.bad_answer");
    CHECK(trouble_with(Bytes{'T', 'S', 'W', '1', 0, 0, 0, 2, 255, 255, 255, 255}) ==
          "scanner.bad_answer");
}

TEST_CASE("FrameReader stays in error, even when good frames follow") {
    FrameReader reader;
    reader.feed(as_bytes("nonsense"));
    CHECK_FALSE(reader.next().has_value());
    reader.feed(encoded({"{}", {}}));
    CHECK_FALSE(reader.next().has_value());
    CHECK(reader.pending() == 0);
}

TEST_CASE("encode_frame refuses what no reader would take") {
    CHECK(encode_frame({std::string(kMostHeaderBytes, ' '), {}}).has_value());
    CHECK(encode_frame({std::string(kMostHeaderBytes + 1, ' '), {}}).error().code ==
          "scanner.bad_answer");
    CHECK(encode_frame({"{}", Bytes(kMostPayloadBytes + 1)}).error().code == "scanner.bad_answer");
}
