// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/profile.h"

#include "core/base/files.h"

#include <toml++/toml.h>

#include <sstream>
#include <vector>

namespace tereze::drivers::scanner {
namespace {

tl::unexpected<Error> invalid(std::string detail) {
    return fail("scanner.profile_invalid", ErrorClass::Software, Remedy::Configure,
                std::move(detail));
}

/// Reads keys of one table; remembers the first trouble and which keys were asked for.
class Table {
  public:
    explicit Table(const toml::table& table) : m_table(table) {}

    void text(const char* key, std::string& value) {
        const auto* node = take(key);
        if (node == nullptr)
            return;
        if (const auto* string = node->as_string())
            value = string->get();
        else
            spoil(key);
    }
    void integer(const char* key, int& value, int low, int high) {
        const auto* node = take(key);
        if (node == nullptr)
            return;
        const auto* number = node->as_integer();
        if (number == nullptr || number->get() < low || number->get() > high)
            return spoil(key);
        value = static_cast<int>(number->get());
    }
    void length_mm(const char* key, double& value, double low) {
        const auto* node = take(key);
        if (node == nullptr)
            return low > 0 ? spoil(key) : void();
        const auto number = node->is_number() ? node->value<double>() : std::nullopt;
        if (!number || !(*number >= low && *number <= 2000))
            return spoil(key);
        value = *number;
    }
    const toml::table* table(const char* key) {
        const auto* node = take(key);
        if (node != nullptr && !node->is_table())
            spoil(key);
        return node == nullptr ? nullptr : node->as_table();
    }
    void spoil(std::string_view key) {
        if (m_trouble.empty())
            m_trouble = key;
    }
    /// The key that is wrong or unknown, or an empty text.
    std::string trouble() {
        for (const auto& [key, node] : m_table) {
            if (std::find(m_taken.begin(), m_taken.end(), key.str()) == m_taken.end())
                spoil(key.str());
        }
        return m_trouble;
    }

  private:
    const toml::node* take(std::string_view key) {
        m_taken.emplace_back(key);
        return m_table.get(key);
    }
    const toml::table& m_table;
    std::vector<std::string> m_taken;
    std::string m_trouble;
};

std::optional<ScanArea> read_area(Table& root) {
    const auto* table = root.table("area");
    if (table == nullptr)
        return std::nullopt;
    Table area(*table);
    ScanArea value;
    area.length_mm("left_mm", value.left_mm, 0);
    area.length_mm("top_mm", value.top_mm, 0);
    area.length_mm("width_mm", value.width_mm, 1);
    area.length_mm("height_mm", value.height_mm, 1);
    if (const auto trouble = area.trouble(); !trouble.empty())
        root.spoil("area." + trouble);
    return value;
}

void read_options(Table& root, std::map<std::string, std::string>& options) {
    const auto* table = root.table("options");
    if (table == nullptr)
        return;
    for (const auto& [key, node] : *table) {
        const std::string name(key.str());
        std::ostringstream text;
        if (const auto* string = node.as_string())
            text << string->get();
        else if (const auto* flag = node.as_boolean())
            text << (flag->get() ? "true" : "false");
        else if (const auto* whole = node.as_integer())
            text << whole->get();
        else if (const auto* real = node.as_floating_point())
            text << real->get();
        else
            return root.spoil("options." + name);
        options[name] = text.str();
    }
}

}  // namespace

Result<ScannerProfile> parse_profile(std::string_view text) {
    try {
        const toml::table parsed = toml::parse(text);
        Table root(parsed);
        ScannerProfile profile;
        root.text("device", profile.device);
        root.text("source", profile.source);
        root.text("feeder", profile.feeder);
        root.text("mode", profile.mode);
        root.integer("dpi", profile.dpi, 50, 2400);
        root.integer("jpeg_quality", profile.jpeg_quality, 30, 100);
        root.integer("most_pages", profile.most_pages, 1, 500);
        profile.area = read_area(root);
        read_options(root, profile.options);
        if (profile.device.empty())
            root.spoil("device");
        if (const auto trouble = root.trouble(); !trouble.empty())
            return invalid(trouble);
        return profile;
    } catch (const toml::parse_error& error) {
        std::ostringstream where;
        where << error.description() << " at line " << error.source().begin.line;
        return invalid(where.str());
    }
}

Result<ScannerProfile> load_profile(const std::filesystem::path& path) {
    const auto text = read_text(path);
    if (!text)
        return invalid(path.filename().string() + " is not readable");
    return parse_profile(*text).map_error([&](Error error) {
        error.detail = path.filename().string() + ": " + error.detail;
        return error;
    });
}

std::string write_profile(const ScannerProfile& profile) {
    toml::table root{{"device", profile.device},
                     {"source", profile.source},
                     {"feeder", profile.feeder},
                     {"mode", profile.mode},
                     {"dpi", profile.dpi},
                     {"jpeg_quality", profile.jpeg_quality},
                     {"most_pages", profile.most_pages}};
    if (profile.area)
        root.insert("area", toml::table{{"left_mm", profile.area->left_mm},
                                        {"top_mm", profile.area->top_mm},
                                        {"width_mm", profile.area->width_mm},
                                        {"height_mm", profile.area->height_mm}});
    toml::table options;
    for (const auto& [name, value] : profile.options)
        options.insert(name, value);
    root.insert("options", std::move(options));
    std::ostringstream text;
    text << root << '\n';
    return text.str();
}

}  // namespace tereze::drivers::scanner
