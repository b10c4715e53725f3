// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/der/der.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

namespace tereze::trust::der {
namespace {

void append_length(Bytes& to, std::size_t length) {
    if (length < 0x80) {
        to.push_back(static_cast<std::uint8_t>(length));
        return;
    }
    Bytes digits;
    for (; length > 0; length >>= 8)
        digits.insert(digits.begin(), static_cast<std::uint8_t>(length));
    to.push_back(static_cast<std::uint8_t>(0x80 | digits.size()));
    append(to, digits);
}

Bytes joined(const std::vector<Bytes>& items) {
    Bytes content;
    for (const auto& item : items)
        append(content, item);
    return content;
}

void append_base128(Bytes& to, std::uint64_t number) {
    Bytes digits{static_cast<std::uint8_t>(number & 0x7F)};
    for (number >>= 7; number > 0; number >>= 7)
        digits.insert(digits.begin(), static_cast<std::uint8_t>(0x80 | (number & 0x7F)));
    append(to, digits);
}

std::vector<std::uint64_t> arcs_of(std::string_view dotted) {
    std::vector<std::uint64_t> arcs;
    while (!dotted.empty()) {
        const auto dot = std::min(dotted.find('.'), dotted.size());
        std::uint64_t arc = 0;
        std::from_chars(dotted.data(), dotted.data() + dot, arc);
        arcs.push_back(arc);
        dotted.remove_prefix(std::min(dot + 1, dotted.size()));
    }
    return arcs;
}

}  // namespace

Bytes tagged(std::uint8_t tag, ByteView content) {
    Bytes bytes{tag};
    append_length(bytes, content.size());
    append(bytes, content);
    return bytes;
}

Bytes sequence(const std::vector<Bytes>& items) {
    return tagged(0x30, joined(items));
}

Bytes set_of_tagged(std::uint8_t tag, std::vector<Bytes> items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return tagged(tag, joined(items));
}

Bytes set_of(std::vector<Bytes> items) {
    return set_of_tagged(0x31, std::move(items));
}

Bytes explicit_tag(unsigned number, ByteView content) {
    return tagged(static_cast<std::uint8_t>(0xA0 | number), content);
}

Bytes integer(unsigned value) {
    Bytes digits{static_cast<std::uint8_t>(value)};
    for (value >>= 8; value > 0; value >>= 8)
        digits.insert(digits.begin(), static_cast<std::uint8_t>(value));
    // A set top bit would read as a negative number.
    if ((digits.front() & 0x80) != 0)
        digits.insert(digits.begin(), 0);
    return tagged(0x02, digits);
}

Bytes object_identifier(std::string_view dotted) {
    const auto arcs = arcs_of(dotted);
    Bytes content;
    append_base128(content, arcs.at(0) * 40 + arcs.at(1));
    for (std::size_t i = 2; i < arcs.size(); ++i)
        append_base128(content, arcs[i]);
    return tagged(0x06, content);
}

Bytes octet_string(ByteView content) {
    return tagged(0x04, content);
}

Bytes null() {
    return {0x05, 0x00};
}

Bytes time(calendar::TimePoint time) {
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(floor<seconds>(time - day));
    const int year = static_cast<int>(date.year());
    const bool utc_time = year >= 1950 && year < 2050;
    const std::string text = fmt::format(
        "{:0{}}{:02}{:02}{:02}{:02}{:02}Z", utc_time ? year % 100 : year, utc_time ? 2 : 4,
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        clock.hours().count(), clock.minutes().count(), clock.seconds().count());
    return tagged(utc_time ? 0x17 : 0x18, as_bytes(text));
}

Bytes algorithm_identifier(std::string_view dotted, Parameters parameters) {
    if (parameters == Parameters::Null)
        return sequence({object_identifier(dotted), null()});
    return sequence({object_identifier(dotted)});
}

}  // namespace tereze::trust::der
