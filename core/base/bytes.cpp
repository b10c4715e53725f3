// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/base/bytes.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cctype>

namespace tereze {

ByteView as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string as_text(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Bytes to_bytes(std::string_view text) {
    const auto view = as_bytes(text);
    return {view.begin(), view.end()};
}

std::string to_hex(ByteView bytes) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 0x0F];
    }
    return text;
}

namespace {
std::optional<int> hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return std::nullopt;
}

bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }
}  // namespace

std::optional<Bytes> from_hex(std::string_view text) {
    Bytes bytes;
    std::optional<int> high;
    for (const char c : text) {
        if (is_space(c)) continue;
        const auto value = hex_value(c);
        if (!value) return std::nullopt;
        if (high) {
            bytes.push_back(static_cast<std::uint8_t>(*high << 4 | *value));
            high.reset();
        } else {
            high = value;
        }
    }
    if (high) return std::nullopt;
    return bytes;
}

std::string to_base64(ByteView bytes) {
    std::string text(4 * ((bytes.size() + 2) / 3), '\0');
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes.data(),
                    static_cast<int>(bytes.size()));
    return text;
}

std::optional<Bytes> from_base64(std::string_view text) {
    std::string packed;
    packed.reserve(text.size());
    std::copy_if(text.begin(), text.end(), std::back_inserter(packed),
                 [](char c) { return !is_space(c); });
    if (packed.size() % 4 != 0) return std::nullopt;
    // EVP_DecodeBlock counts padding as zero bytes, so the padding is taken off afterwards.
    std::size_t padding = 0;
    while (padding < 2 && padding < packed.size() && packed[packed.size() - 1 - padding] == '=')
        ++padding;
    if (packed.find('=') != std::string::npos && packed.find('=') < packed.size() - padding)
        return std::nullopt;
    Bytes bytes(packed.size() / 4 * 3);
    const int size =
        EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(packed.data()),
                        static_cast<int>(packed.size()));
    if (size < 0) return std::nullopt;
    bytes.resize(static_cast<std::size_t>(size) - padding);
    return bytes;
}

void append(Bytes& to, ByteView what) { to.insert(to.end(), what.begin(), what.end()); }

}  // namespace tereze
