// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/station/settings.h"

#include "core/base/files.h"

#include <toml++/toml.h>

#include <set>

namespace tereze::station {
namespace {

/// Thrown and caught in this file only: the reader stops at the first thing that is wrong.
struct Invalid {
    std::string what;
};

/// A table that knows which keys were asked for, so that the others can be refused.
class Section {
  public:
    Section(const toml::table& table, std::string name, std::filesystem::path folder)
        : m_table(table), m_name(std::move(name)), m_folder(std::move(folder)) {}

    std::string text(const char* key, std::optional<std::string> otherwise = std::nullopt) {
        return value<std::string>(key, std::move(otherwise));
    }
    int number(const char* key, std::optional<int> otherwise) {
        return static_cast<int>(value<std::int64_t>(key, otherwise));
    }
    double real(const char* key, double otherwise) { return value<double>(key, otherwise); }
    bool flag(const char* key, bool otherwise) { return value<bool>(key, otherwise); }

    std::filesystem::path path(const char* key, bool optional = false) {
        const auto text_value = text(key, optional ? std::optional<std::string>("") : std::nullopt);
        if (text_value.empty())
            return {};
        const std::filesystem::path given(text_value);
        return given.is_absolute() ? given : m_folder / given;
    }

    /// Empty where the key is missing.
    std::vector<std::string> list(const char* key) {
        m_asked.insert(key);
        std::vector<std::string> items;
        const auto node = m_table[key];
        const auto* array = node.as_array();
        if (node && array == nullptr)
            throw Invalid{m_name + "." + key + " is no list"};
        if (array != nullptr)
            for (const auto& item : *array) {
                const auto text_value = item.value<std::string>();
                if (!text_value)
                    throw Invalid{m_name + "." + key + " is no list of texts"};
                items.push_back(*text_value);
            }
        return items;
    }

    std::map<std::string, std::string> texts(const char* key) {
        m_asked.insert(key);
        std::map<std::string, std::string> items;
        if (const auto* table = m_table[key].as_table())
            for (const auto& [name, item] : *table)
                items[std::string(name.str())] = item.value_or(std::string());
        return items;
    }

    void finish() const {
        for (const auto& [key, node] : m_table)
            if (!m_asked.contains(std::string(key.str())))
                throw Invalid{"line " + std::to_string(node.source().begin.line) +
                              ": unknown key " + m_name + "." + std::string(key.str())};
    }

  private:
    template <class T, class Otherwise>
    T value(const char* key, Otherwise otherwise) {
        m_asked.insert(key);
        const auto node = m_table[key];
        if (node) {
            if (const auto found = node.template value<T>())
                return *found;
            throw Invalid{m_name + "." + key + " has the wrong type"};
        }
        const std::optional<T> fallback = otherwise;
        if (!fallback)
            throw Invalid{m_name + "." + key + " is missing"};
        return *fallback;
    }

    const toml::table& m_table;
    std::string m_name;
    std::filesystem::path m_folder;
    std::set<std::string> m_asked;
};

Role role_from(const std::string& word) {
    for (const auto role : {Role::SelfService, Role::Desk, Role::Board})
        if (word == to_string(role))
            return role;
    throw Invalid{"terminal.role: " + word};
}

text::Language language_from(const std::string& word) {
    for (const auto language : text::kLanguages)
        if (word == code(language))
            return language;
    throw Invalid{"terminal.language: " + word};
}

class Reader {
  public:
    Reader(toml::table table, std::filesystem::path folder)
        : m_table(std::move(table)), m_folder(std::move(folder)) {}

    Settings read() {
        section(
            "terminal", [this](Section& in) { terminal(in); }, true);
        section("window", [this](Section& in) { window(in); });
        section("session", [this](Section& in) { session(in); });
        section(
            "central", [this](Section& in) { central(in); }, true);
        section(
            "folders", [this](Section& in) { folders(in); }, true);
        section(
            "law", [this](Section& in) { law(in); }, true);
        section("services", [this](Section& in) { m_settings.services = in.list("offered"); });
        section("card_reader", [this](Section& in) {
            const CardReaderSettings given{in.text("reader", ""), in.flag("allow_bac", true),
                                           in.path("trust", true), in.flag("only_genuine", false)};
            // Nothing can be proved without an authority, so every card would be refused.
            if (given.only_genuine && given.trust.empty())
                throw Invalid{"card_reader.only_genuine needs card_reader.trust"};
            m_settings.card_reader = given;
        });
        section("barcode_scanner", [this](Section& in) {
            m_settings.barcode_scanner =
                BarcodeScannerSettings{in.path("port"), in.number("baud", 9600)};
            if (m_settings.barcode_scanner->baud <= 0)
                throw Invalid{"barcode_scanner.baud must be above 0"};
        });
        section("ticket_printer", [this](Section& in) {
            m_settings.ticket_printer =
                TicketPrinterSettings{in.text("host"), in.number("port", 9100), in.path("profile")};
        });
        section("page_printer", [this](Section& in) {
            m_settings.page_printer = PagePrinterSettings{in.text("uri")};
        });
        section("scanner", [this](Section& in) {
            m_settings.scanner = ScannerSettings{in.path("worker", true), in.path("profile"),
                                                 in.texts("environment")};
        });
        section("token", [this](Section& in) {
            m_settings.token = TokenSettings{
                in.path("module"), in.text("label", ""), in.number("pin_tries", 3),
                in.flag("lists_tokens_only_at_start", false), in.texts("environment")};
        });
        for (const auto& [key, node] : m_table)
            if (!m_seen.contains(std::string(key.str())))
                throw Invalid{"line " + std::to_string(node.source().begin.line) +
                              ": unknown section " + std::string(key.str())};
        return m_settings;
    }

  private:
    template <class Fill>
    void section(const char* name, Fill fill, bool required = false) {
        m_seen.insert(name);
        const auto* table = m_table[name].as_table();
        if (table == nullptr) {
            if (required)
                throw Invalid{std::string("section ") + name + " is missing"};
            return;
        }
        Section in(*table, name, m_folder);
        fill(in);
        in.finish();
    }

    void terminal(Section& in) {
        m_settings.role = role_from(in.text("role"));
        m_settings.name = in.text("name");
        m_settings.hall = in.text("hall");
        m_settings.hall_name_kk = in.text("hall_name_kk");
        m_settings.hall_name_ru = in.text("hall_name_ru");
        m_settings.desk = in.text("desk", "");
        m_settings.language = language_from(in.text("language", "kk"));
    }
    void window(Section& in) {
        m_settings.window = {in.number("width", 0), in.number("height", 0),
                             in.flag("full_screen", true), in.real("px_per_mm", 0)};
    }
    void session(Section& in) {
        m_settings.idle_limit = std::chrono::seconds(in.number("idle_seconds", 60));
        m_settings.idle_warning = std::chrono::seconds(in.number("warning_seconds", 30));
        // WCAG 2.2.1: at least twenty seconds to ask for more time.
        if (m_settings.idle_warning < std::chrono::seconds(20))
            throw Invalid{"session.warning_seconds must be 20 or more"};
    }
    void central(Section& in) {
        m_settings.central = {in.text("url"), in.path("certificate"), in.path("key"),
                              in.path("server_ca")};
        m_settings.seal_certificate = in.path("seal_certificate", true);
        m_settings.people_ca = in.path("people_ca", true);
    }
    void folders(Section& in) {
        m_settings.config_folder = in.path("config");
        m_settings.locales_folder = in.path("locales");
        m_settings.assets_folder = in.path("assets", true);
        m_settings.state_folder = in.path("state");
    }
    void law(Section& in) {
        m_settings.law.region = in.text("region");
        const auto acts = in.list("repealed_acts");
        m_settings.law.repealed_acts = {acts.begin(), acts.end()};
    }

    toml::table m_table;
    std::filesystem::path m_folder;
    std::set<std::string> m_seen;
    Settings m_settings;
};

}  // namespace

std::string_view to_string(Role role) {
    switch (role) {
        case Role::SelfService:
            return "self-service";
        case Role::Desk:
            return "desk";
        case Role::Board:
            return "board";
    }
    return "self-service";
}

Result<Settings> Settings::load(const std::filesystem::path& file) {
    const auto invalid = [&](const std::string& what) {
        return fail("station.settings_invalid", ErrorClass::Software, Remedy::Configure,
                    file.filename().string() + ": " + what);
    };
    TEREZE_ASSIGN(const auto text, read_text(file));
    try {
        return Reader(toml::parse(text), std::filesystem::absolute(file).parent_path()).read();
    } catch (const toml::parse_error& error) {
        return invalid("line " + std::to_string(error.source().begin.line) + ": " +
                       std::string(error.description()));
    } catch (const Invalid& error) {
        return invalid(error.what);
    }
}

}  // namespace tereze::station
