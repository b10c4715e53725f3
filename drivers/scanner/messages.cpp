// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/messages.h"

#include <nlohmann/json.hpp>

#include <array>
#include <set>

namespace tereze::drivers::scanner {
namespace {

using Json = nlohmann::json;
using Words = std::map<std::string, std::string>;

constexpr int kMostPages = 500;
constexpr int kMostSide = 65500;
constexpr int kMostDpi = 9600;
constexpr std::size_t kMostDevices = 100;
constexpr std::array<std::string_view, 3> kKinds{"scan", "describe", "list"};

/// Takes fields out of a header one by one; the first that is missing, of a wrong type or out of
/// range spoils the whole, and so does one that nobody asked for.
class Fields {
  public:
    explicit Fields(const std::string& text) : m_json(Json::parse(text, nullptr, false)) {
        if (!m_json.is_object())
            spoil("header is no object");
    }
    explicit Fields(Json json) : m_json(std::move(json)) {
        if (!m_json.is_object())
            spoil("no object");
    }

    std::string text(const char* key) {
        const auto* value = take(key);
        if (value == nullptr || !value->is_string())
            return spoil(key), std::string();
        return value->get<std::string>();
    }
    int integer(const char* key, int low, int high) {
        const auto* value = take(key);
        if (value == nullptr || !value->is_number_integer())
            return spoil(key), low;
        const auto number = value->get<std::int64_t>();
        if (number < low || number > high)
            return spoil(key), low;
        return static_cast<int>(number);
    }
    double number(const char* key, double low, double high) {
        const auto* value = take(key);
        if (value == nullptr || !value->is_number())
            return spoil(key), low;
        const auto number = value->get<double>();
        if (!(number >= low && number <= high))
            return spoil(key), low;
        return number;
    }
    Words words(const char* key) {
        const auto* value = take(key);
        if (value == nullptr || !value->is_object())
            return spoil(key), Words();
        Words words;
        for (const auto& [name, word] : value->items()) {
            if (!word.is_string())
                return spoil(key), Words();
            words[name] = word.get<std::string>();
        }
        return words;
    }
    Json value(const char* key) {
        const auto* value = take(key);
        return value == nullptr ? Json() : *value;
    }
    void spoil(std::string why) {
        if (m_trouble.empty())
            m_trouble = std::move(why);
    }
    /// Errors: scanner.bad_answer.
    Result<> finish() {
        if (m_trouble.empty() && m_json.size() != m_taken.size())
            spoil("foreign field");
        if (m_trouble.empty())
            return {};
        return fail("scanner.bad_answer", ErrorClass::Software, Remedy::Retry, m_trouble);
    }

  private:
    const Json* take(const char* key) {
        if (!m_json.is_object() || !m_json.contains(key))
            return nullptr;
        m_taken.insert(key);
        return &m_json[key];
    }

    Json m_json;
    std::set<std::string> m_taken;
    std::string m_trouble;
};

Json area_json(const std::optional<ScanArea>& area) {
    if (!area)
        return nullptr;
    return {{"left_mm", area->left_mm},
            {"top_mm", area->top_mm},
            {"width_mm", area->width_mm},
            {"height_mm", area->height_mm}};
}

std::optional<ScanArea> area_of(Fields& fields) {
    auto json = fields.value("area");
    if (json.is_null())
        return std::nullopt;
    Fields inner(std::move(json));
    const ScanArea area{inner.number("left_mm", 0, 2000), inner.number("top_mm", 0, 2000),
                        inner.number("width_mm", 1, 2000), inner.number("height_mm", 1, 2000)};
    if (!inner.finish())
        fields.spoil("area");
    return area;
}

std::string dump(const Json& json) {
    // A backend's option names and details may be Latin-1: replaced, not thrown at us.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Frame frame_of(ProgressAnswer& answer) {
    return {dump({{"type", "progress"}, {"page", answer.page}, {"fraction", answer.fraction}}), {}};
}
Frame frame_of(PreviewAnswer& answer) {
    return {dump({{"type", "preview"},
                  {"page", answer.page},
                  {"width_px", answer.width_px},
                  {"height_px", answer.height_px},
                  {"fraction", answer.fraction}}),
            std::move(answer.jpeg)};
}
Frame frame_of(PageAnswer& answer) {
    return {dump({{"type", "page"},
                  {"page", answer.page},
                  {"width_px", answer.width_px},
                  {"height_px", answer.height_px},
                  {"dpi", answer.dpi}}),
            std::move(answer.jpeg)};
}
Frame frame_of(DoneAnswer& answer) {
    return {dump({{"type", "done"}, {"pages", answer.pages}}), {}};
}
Frame frame_of(FailedAnswer& answer) {
    return {dump({{"type", "failed"}, {"code", answer.code}, {"detail", answer.detail}}), {}};
}
Frame frame_of(DescriptionAnswer& answer) {
    return {dump({{"type", "description"}, {"capabilities", answer.capabilities}}), {}};
}
Frame frame_of(ListAnswer& answer) {
    auto devices = Json::array();
    for (const auto& device : answer.devices)
        devices.push_back({{"name", device.name},
                           {"vendor", device.vendor},
                           {"model", device.model},
                           {"type", device.type}});
    return {dump({{"type", "list"}, {"devices", devices}}), {}};
}

std::vector<ListedDevice> devices_of(Fields& fields) {
    const auto json = fields.value("devices");
    if (!json.is_array() || json.size() > kMostDevices)
        return fields.spoil("devices"), std::vector<ListedDevice>();
    std::vector<ListedDevice> devices;
    for (const auto& item : json) {
        Fields inner(item);
        devices.push_back(
            {inner.text("name"), inner.text("vendor"), inner.text("model"), inner.text("type")});
        if (!inner.finish())
            fields.spoil("devices");
    }
    return devices;
}

Answer answer_of(const std::string& type, Fields& fields, Bytes& payload) {
    if (type == "progress")
        return ProgressAnswer{fields.integer("page", 0, kMostPages),
                              fields.number("fraction", 0, 1)};
    if (type == "preview")
        return PreviewAnswer{fields.integer("page", 0, kMostPages),
                             fields.integer("width_px", 1, kMostSide),
                             fields.integer("height_px", 1, kMostSide),
                             fields.number("fraction", 0, 1), std::move(payload)};
    if (type == "page")
        return PageAnswer{fields.integer("page", 0, kMostPages),
                          fields.integer("width_px", 1, kMostSide),
                          fields.integer("height_px", 1, kMostSide),
                          fields.integer("dpi", 1, kMostDpi), std::move(payload)};
    if (type == "done")
        return DoneAnswer{fields.integer("pages", 0, kMostPages)};
    if (type == "failed")
        return FailedAnswer{fields.text("code"), fields.text("detail")};
    if (type == "description")
        return DescriptionAnswer{fields.words("capabilities")};
    if (type == "list")
        return ListAnswer{devices_of(fields)};
    fields.spoil("unknown type");
    return DoneAnswer{};
}

}  // namespace

bool is_last(const Answer& answer) {
    return !std::holds_alternative<ProgressAnswer>(answer) &&
           !std::holds_alternative<PreviewAnswer>(answer) &&
           !std::holds_alternative<PageAnswer>(answer);
}

Frame to_frame(const Request& request) {
    const auto& profile = request.profile;
    const Json json{{"type", kKinds.at(static_cast<std::size_t>(request.kind))},
                    {"device", profile.device},
                    {"source", profile.source},
                    {"mode", profile.mode},
                    {"dpi", profile.dpi},
                    {"area", area_json(profile.area)},
                    {"jpeg_quality", profile.jpeg_quality},
                    {"options", profile.options},
                    {"most_pages", request.most_pages},
                    {"preview_px", request.preview_px},
                    {"farewell_ms", request.farewell_ms}};
    return {dump(json), {}};
}

Frame to_frame(Answer answer) {
    return std::visit([](auto& one) { return frame_of(one); }, answer);
}

Result<Request> read_request(const Frame& frame) {
    Fields fields(frame.header);
    Request request;
    const auto type = fields.text("type");
    const auto kind = std::find(kKinds.begin(), kKinds.end(), type);
    if (kind == kKinds.end())
        fields.spoil("type");
    else
        request.kind = static_cast<RequestKind>(kind - kKinds.begin());
    request.profile.device = fields.text("device");
    request.profile.source = fields.text("source");
    request.profile.mode = fields.text("mode");
    request.profile.dpi = fields.integer("dpi", 1, kMostDpi);
    request.profile.area = area_of(fields);
    request.profile.jpeg_quality = fields.integer("jpeg_quality", 1, 100);
    request.profile.options = fields.words("options");
    request.most_pages = fields.integer("most_pages", 1, kMostPages);
    request.preview_px = fields.integer("preview_px", 0, 4000);
    request.farewell_ms = fields.integer("farewell_ms", 1, 60'000);
    if (!frame.payload.empty())
        fields.spoil("payload without a use");
    TEREZE_TRY(fields.finish());
    return request;
}

Result<Answer> read_answer(Frame frame) {
    Fields fields(frame.header);
    const auto type = fields.text("type");
    const bool pictured = type == "preview" || type == "page";
    if (frame.payload.empty() == pictured)
        fields.spoil("payload");
    auto answer = answer_of(type, fields, frame.payload);
    TEREZE_TRY(fields.finish());
    return answer;
}

}  // namespace tereze::drivers::scanner
