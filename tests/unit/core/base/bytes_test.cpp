// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Textual forms of bytes against the vectors of RFC 4648 and FIPS 180-2.
#include "core/base/bytes.h"

#include "core/base/digest.h"

#include <catch2/catch.hpp>

#include <utility>

using namespace tereze;

TEST_CASE("text and bytes are the same characters") {
    const std::string text = "Әлия\0x";
    CHECK(as_text(as_bytes(text)) == text);
    CHECK(to_bytes("AB") == Bytes{0x41, 0x42});
    Bytes joined = to_bytes("A");
    append(joined, as_bytes("B"));
    CHECK(joined == Bytes{0x41, 0x42});
}

TEST_CASE("hexadecimal is written in lower case and read in either, with blanks") {
    const Bytes bytes{0x00, 0x9F, 0xFF};
    CHECK(to_hex(bytes) == "009fff");
    CHECK(from_hex("00 9F\nff") == bytes);
    CHECK(from_hex("") == Bytes{});
    CHECK_FALSE(from_hex("0"));
    CHECK_FALSE(from_hex("0g"));
    CHECK_FALSE(from_hex("0x00"));
}

TEST_CASE("base64 follows the vectors of RFC 4648") {
    const std::pair<const char*, const char*> vectors[] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
    };
    for (const auto& [text, encoded] : vectors) {
        CAPTURE(text);
        CHECK(to_base64(as_bytes(text)) == encoded);
        CHECK(from_base64(encoded) == to_bytes(text));
    }
}

TEST_CASE("base64 keeps every byte value") {
    Bytes all;
    for (int value = 0; value < 256; ++value)
        all.push_back(static_cast<std::uint8_t>(value));
    CHECK(from_base64(to_base64(all)) == all);
}

TEST_CASE("base64 skips line ends and refuses what is malformed") {
    CHECK(from_base64("Zm9v\r\n YmFy\n") == to_bytes("foobar"));
    for (const char* text :
         {"Z", "Zg", "Zg=", "Zg=g", "Z===", "====", "Zm9*", "=Zg=", "Zg==Zg=="}) {
        CAPTURE(text);
        CHECK_FALSE(from_base64(text));
    }
}

TEST_CASE("SHA-256 follows the vectors of FIPS 180-2") {
    CHECK(sha256_hex(as_bytes("abc")) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(to_hex(sha256(as_bytes("abc"))) == sha256_hex(as_bytes("abc")));
}
