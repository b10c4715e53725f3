// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// RFC 8785: one JSON value has one text, so that a signature over it can be checked anywhere.
#include "core/casework/manifest.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace tereze::casework {
namespace {

/// Deeper nesting than any case needs, and shallow enough that copying texts upwards stays cheap.
constexpr std::size_t kMostDepth = 64;

/// ECMAScript Number::toString (RFC 8785 §3.2.2.3) from the shortest digits that read back equal.
std::string number_text(double value) {
    if (value == 0)
        return "0";  // also for minus zero
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   std::chars_format::scientific)
                         .ptr;
    const std::string_view shortest(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const bool negative = shortest.front() == '-';
    const auto e = shortest.find('e');
    std::string digits(shortest.substr(negative ? 1 : 0, e - (negative ? 1 : 0)));
    std::erase(digits, '.');
    const int exponent = std::stoi(std::string(shortest.substr(e + 1)));

    const int count = static_cast<int>(digits.size());
    const int point = exponent + 1;  // digits before the decimal point, "n" of ECMAScript
    std::string text;
    if (point > 21 || point <= -6) {
        text = digits.substr(0, 1);
        if (count > 1)
            text += "." + digits.substr(1);
        text += exponent < 0 ? "e-" : "e+";
        text += std::to_string(std::abs(exponent));
    } else if (point <= 0) {
        text = "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
    } else if (count <= point) {
        text = digits + std::string(static_cast<std::size_t>(point - count), '0');
    } else {
        text = digits.insert(static_cast<std::size_t>(point), 1, '.');
    }
    return negative ? "-" + text : text;
}

/// RFC 8785 §3.2.2.2: only what JSON demands is escaped, in the shortest way.
std::string string_text(std::string_view value) {
    static constexpr std::string_view kHex = "0123456789abcdef";
    std::string text = "\"";
    for (const char c : value) {
        switch (c) {
            case '"':
                text += "\\\"";
                break;
            case '\\':
                text += "\\\\";
                break;
            case '\b':
                text += "\\b";
                break;
            case '\f':
                text += "\\f";
                break;
            case '\n':
                text += "\\n";
                break;
            case '\r':
                text += "\\r";
                break;
            case '\t':
                text += "\\t";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    text += "\\u00";
                    text += kHex[static_cast<unsigned char>(c) >> 4];
                    text += kHex[static_cast<unsigned char>(c) & 0x0F];
                } else {
                    text += c;
                }
        }
    }
    return text + "\"";
}

/// UTF-16 code units of a text that the JSON parser has found to be good UTF-8. Members are sorted
/// by these (RFC 8785 §3.2.3): beyond U+FFFF the order differs from that of UTF-8 bytes.
std::u16string utf16(std::string_view text) {
    std::u16string units;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
            point = point << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        i += length;
        if (point < 0x10000) {
            units += static_cast<char16_t>(point);
        } else {
            units += static_cast<char16_t>(0xD800 + ((point - 0x10000) >> 10));
            units += static_cast<char16_t>(0xDC00 + ((point - 0x10000) & 0x3FF));
        }
    }
    return units;
}

struct Member {
    std::u16string order;
    std::string text;  ///< "name":value
};

/// An array or an object that is being read.
struct Open {
    bool object = false;
    std::string member;  ///< the name read last
    std::vector<Member> members;
    std::string items;
};

/// Takes the events of the parser and writes each value as soon as it is complete: no tree is kept.
class CanonicalWriter final : public nlohmann::json::json_sax_t {
  public:
    bool null() override { return add("null"); }
    bool boolean(bool value) override { return add(value ? "true" : "false"); }
    // I-JSON numbers are doubles: ECMAScript rounds 2^53+1 on reading, and so does everyone after
    // it.
    bool number_integer(std::int64_t value) override {
        return add(number_text(static_cast<double>(value)));
    }
    bool number_unsigned(std::uint64_t value) override {
        return add(number_text(static_cast<double>(value)));
    }
    bool number_float(double value, const std::string&) override { return add(number_text(value)); }
    bool string(std::string& value) override { return add(string_text(value)); }
    bool binary(nlohmann::json::binary_t&) override { return refuse("binary value"); }
    bool start_object(std::size_t) override { return open(true); }
    bool start_array(std::size_t) override { return open(false); }
    bool key(std::string& name) override {
        m_open.back().member = name;
        return true;
    }
    bool end_array() override {
        const std::string text = "[" + m_open.back().items + "]";
        m_open.pop_back();
        return add(text);
    }
    bool end_object() override {
        auto& members = m_open.back().members;
        std::sort(members.begin(), members.end(),
                  [](const Member& a, const Member& b) { return a.order < b.order; });
        const auto doubled =
            std::adjacent_find(members.begin(), members.end(),
                               [](const Member& a, const Member& b) { return a.order == b.order; });
        if (doubled != members.end())
            return refuse("doubled member");
        std::string text = "{";
        for (const auto& member : members) {
            if (text.size() > 1)
                text += ',';
            text += member.text;
        }
        m_open.pop_back();
        return add(text + "}");
    }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::json::exception&) override {
        // The parser's own words quote the text, which may be personal.
        return refuse("not JSON at byte " + std::to_string(position));
    }

    const std::string& text() const { return m_text; }
    const std::string& problem() const { return m_problem; }

  private:
    bool refuse(std::string why) {
        m_problem = std::move(why);
        return false;
    }
    bool open(bool object) {
        if (m_open.size() >= kMostDepth)
            return refuse("nested too deeply");
        m_open.push_back({});
        m_open.back().object = object;
        return true;
    }
    bool add(const std::string& text) {
        if (m_open.empty()) {
            m_text = text;
        } else if (auto& top = m_open.back(); top.object) {
            top.members.push_back({utf16(top.member), string_text(top.member) + ":" + text});
        } else {
            if (!top.items.empty())
                top.items += ',';
            top.items += text;
        }
        return true;
    }

    std::vector<Open> m_open;
    std::string m_text;
    std::string m_problem;
};

}  // namespace

Result<Bytes> canonical_json(ByteView json) {
    CanonicalWriter writer;
    if (!nlohmann::json::sax_parse(json.begin(), json.end(), &writer))
        return fail("casework.json_invalid", ErrorClass::Software, Remedy::None, writer.problem());
    return to_bytes(writer.text());
}

}  // namespace tereze::casework
