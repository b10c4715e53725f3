// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/casework/case_json.h"

#include <algorithm>
#include <array>

namespace tereze::casework {
namespace {

constexpr std::uint64_t kMostPages = 10'000;
constexpr std::uint64_t kMostLines = 1'000;
/// The largest whole number that JSON carries exactly (2^53 - 1, RFC 7493 §2.2).
constexpr std::uint64_t kMostExact = 9'007'199'254'740'991;

constexpr std::array<std::pair<Authenticity, std::string_view>, 4> kAuthenticities{
    {{Authenticity::OriginalShown, "original-shown"},
     {Authenticity::NotarisedCopy, "notarised-copy"},
     {Authenticity::PlainCopy, "plain-copy"},
     {Authenticity::StateRecord, "state-record"}}};

bool is_sha256_hex(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

Attachment read_attachment(StrictObject& from) {
    Attachment attachment;
    attachment.number = static_cast<int>(from.whole_number("number", kMostLines));
    attachment.kind = from.text("kind");
    attachment.title_kk = from.text("title_kk");
    attachment.title_ru = from.text("title_ru");
    const std::string authenticity = from.text("authenticity");
    const auto known =
        std::find_if(kAuthenticities.begin(), kAuthenticities.end(),
                     [&](const auto& entry) { return entry.second == authenticity; });
    if (known == kAuthenticities.end())
        from.refuse("authenticity");
    else
        attachment.authenticity = known->first;
    attachment.pages = static_cast<int>(from.whole_number("pages", kMostPages));
    attachment.file_name = from.text("file_name");
    if (!is_safe_file_name(attachment.file_name))
        from.refuse("file_name");
    attachment.sha256 = from.text("sha256");
    if (!is_sha256_hex(attachment.sha256))
        from.refuse("sha256");
    attachment.size = from.whole_number("size", kMostExact);
    return attachment;
}

}  // namespace

std::string_view to_string(Authenticity authenticity) {
    for (const auto& [value, text] : kAuthenticities)
        if (value == authenticity)
            return text;
    return {};
}

StrictObject::StrictObject(const nlohmann::json& value, std::string path,
                           std::optional<std::string>& problem)
    : m_value(&value), m_path(std::move(path)), m_problem(problem) {
    if (!value.is_object() && !m_problem)
        m_problem = m_path.empty() ? "(whole)" : m_path;
}

std::string StrictObject::path_of(const std::string& member) const {
    return m_path.empty() ? member : m_path + "." + member;
}

void StrictObject::refuse(const char* member) {
    if (!m_problem)
        m_problem = path_of(member);
}

const nlohmann::json* StrictObject::take(const char* member) {
    if (m_problem)
        return nullptr;
    m_taken.insert(member);
    const auto found = m_value->find(member);
    if (found != m_value->end())
        return &*found;
    refuse(member);
    return nullptr;
}

std::string StrictObject::text(const char* member) {
    const auto* value = take(member);
    if (value != nullptr && value->is_string())
        return value->get<std::string>();
    refuse(member);
    return {};
}

bool StrictObject::flag(const char* member) {
    const auto* value = take(member);
    if (value != nullptr && value->is_boolean())
        return value->get<bool>();
    refuse(member);
    return false;
}

bool StrictObject::optional_flag(const char* member) {
    return m_value->contains(member) && flag(member);
}

std::uint64_t StrictObject::whole_number(const char* member, std::uint64_t at_most) {
    const auto* value = take(member);
    if (value != nullptr && value->is_number_unsigned()) {
        const auto number = value->get<std::uint64_t>();
        if (number <= at_most)
            return number;
    }
    refuse(member);
    return 0;
}

calendar::Date StrictObject::date(const char* member) {
    const std::string written = text(member);
    if (written.empty())
        return {};
    const auto date = calendar::parse_iso_date(written);
    if (!date)
        refuse(member);
    return date.value_or(calendar::Date{});
}

calendar::TimePoint StrictObject::time(const char* member) {
    const std::string written = text(member);
    // Nanoseconds since 1970 end in 2262: what lies far outside has no place in a time point.
    const std::string_view year = std::string_view(written).substr(0, 4);
    const bool representable = year >= "1900" && year <= "2200";
    const auto time = representable ? calendar::parse_iso_time(written) : std::nullopt;
    if (!time)
        refuse(member);
    return time.value_or(calendar::TimePoint{});
}

std::map<std::string, std::string> StrictObject::texts(const char* member) {
    std::map<std::string, std::string> all;
    const auto* value = take(member);
    if (value == nullptr || !value->is_object()) {
        refuse(member);
        return all;
    }
    for (const auto& [name, item] : value->items()) {
        if (item.is_string())
            all.emplace(name, item.get<std::string>());
        else
            refuse(member);
    }
    return all;
}

std::vector<std::string> StrictObject::text_list(const char* member) {
    std::vector<std::string> all;
    const auto* value = take(member);
    if (value == nullptr || !value->is_array()) {
        refuse(member);
        return all;
    }
    for (const auto& item : *value) {
        if (item.is_string())
            all.push_back(item.get<std::string>());
        else
            refuse(member);
    }
    return all;
}

StrictObject StrictObject::object(const char* member) {
    static const nlohmann::json kNothing = nlohmann::json::object();
    const auto* value = take(member);
    return {value == nullptr ? kNothing : *value, path_of(member), m_problem};
}

void StrictObject::objects(const char* member, const std::function<void(StrictObject&)>& each) {
    const auto* value = take(member);
    if (value == nullptr || !value->is_array()) {
        refuse(member);
        return;
    }
    std::size_t index = 0;
    for (const auto& item : *value) {
        StrictObject entry(item, path_of(member) + "." + std::to_string(index++), m_problem);
        each(entry);
        entry.finish();
        if (m_problem)
            return;
    }
}

void StrictObject::finish() {
    if (m_problem)
        return;
    for (const auto& [name, item] : m_value->items())
        // The name of an unknown member is foreign text and stays out of the log.
        if (!m_taken.contains(name))
            return refuse("(unknown member)");
}

std::string date_text(calendar::Date date) {
    return date.ok() ? calendar::iso_date(date) : "";
}

nlohmann::json attachments_to_json(const std::vector<Attachment>& attachments) {
    auto list = nlohmann::json::array();
    for (const auto& attachment : attachments) {
        list.push_back({{"number", attachment.number},
                        {"kind", attachment.kind},
                        {"title_kk", attachment.title_kk},
                        {"title_ru", attachment.title_ru},
                        {"authenticity", to_string(attachment.authenticity)},
                        {"pages", attachment.pages},
                        {"file_name", attachment.file_name},
                        {"sha256", attachment.sha256},
                        {"size", attachment.size}});
    }
    return list;
}

std::vector<Attachment> read_attachments(StrictObject& from, const char* member) {
    std::vector<Attachment> all;
    std::set<std::string> names;
    from.objects(member, [&](StrictObject& entry) {
        auto attachment = read_attachment(entry);
        if (attachment.number <= (all.empty() ? 0 : all.back().number))
            entry.refuse("number");
        if (!names.insert(attachment.file_name).second)
            entry.refuse("file_name");
        all.push_back(std::move(attachment));
    });
    return all;
}

Result<nlohmann::json> parse_strictly(ByteView json, std::string_view code) {
    const auto canonical = canonical_json(json);
    if (!canonical)
        return fail(code, ErrorClass::Software, Remedy::None, canonical.error().detail);
    return nlohmann::json::parse(canonical->begin(), canonical->end());
}

Bytes canonical_text(const nlohmann::json& tree) {
    using Handler = nlohmann::json::error_handler_t;
    const auto text = tree.dump(-1, ' ', false, Handler::replace);
    return canonical_json(as_bytes(text)).value();
}

bool is_safe_file_name(std::string_view name) {
    if (name.empty() || name.size() > 255)
        return false;
    if (name.find_first_not_of('.') == std::string_view::npos)
        return false;
    return std::none_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return c == '/' || c == '\\' || byte < 0x20 || byte == 0x7F;
    });
}

}  // namespace tereze::casework
