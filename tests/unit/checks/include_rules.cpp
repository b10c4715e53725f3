// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which folder may include which, and which outside library belongs to which folder.
#include "tests/unit/checks/include_rules.h"

#include "tests/unit/checks/source_tree.h"

#include <algorithm>
#include <array>
#include <regex>

namespace tereze::checks {
namespace {

/// A folder and all that it may include of our own.
struct Arrow {
    std::string_view from;
    std::vector<std::string_view> to;
};

/// The first whose `from` begins the path counts, so rooms of the kiosk stand before the kiosk.
const std::vector<Arrow>& arrows() {
    static const std::vector<Arrow> kArrows{
        {"core/", {"core/"}},
        {"drivers/", {"core/", "drivers/"}},
        {"server/", {"core/", "server/"}},
        {"tool/", {"core/", "drivers/", "tool/"}},
        {"kiosk/flows/", {"core/", "drivers/", "kiosk/flows/"}},
        {"kiosk/screens/", {"core/", "drivers/", "kiosk/flows/", "kiosk/ui/", "kiosk/screens/"}},
        {"kiosk/ui/", {"core/", "kiosk/ui/"}},
        {"kiosk/paper/", {"core/", "drivers/", "kiosk/paper/"}},
        {"kiosk/central/", {"core/", "kiosk/central/"}},
        {"kiosk/control/", {"core/", "kiosk/control/"}},
        {"kiosk/station/",
         {"core/", "drivers/", "kiosk/station/", "kiosk/central/", "kiosk/paper/"}},
        {"kiosk/", {"core/", "drivers/", "kiosk/"}},
    };
    return kArrows;
}

/// An outside library that only some folders may include.
struct Library {
    const char* name;
    std::regex header;
    std::vector<std::string_view> homes;
};

const std::vector<Library>& libraries() {
    static const std::vector<Library> kLibraries{
        {"Dear ImGui", std::regex("(.*/)?(imgui|imstb)[a-z_]*\\.h"), {"kiosk/ui/"}},
        {"SDL", std::regex("(SDL2?/)?SDL[A-Za-z_]*\\.h"), {"kiosk/app/"}},
        {"PC/SC",
         std::regex("(PCSC/)?(winscard|pcsclite|wintypes|reader)\\.h"),
         {"drivers/cards/"}},
        {"SANE", std::regex("sane/.*"), {"drivers/scanner/"}},
        {"CUPS", std::regex("cups/.*"), {"drivers/printer/"}},
        {"PKCS#11", std::regex("(p11-kit/.*|pkcs11.*)"), {"drivers/tokens/"}},
        {"libcurl", std::regex("curl/.*"), {"kiosk/central/", "server/"}},
        {"libxml2", std::regex("libxml/.*"), {"core/trust/xml/", "server/gateways/"}},
        {"libgcrypt", std::regex("gcrypt\\.h"), {"core/trust/"}},
        {"CLI11", std::regex("CLI/.*"), {"tool/"}},
        {"SQLite", std::regex("sqlite3\\.h"), {"server/store/sqlite/"}},
        {"libpq", std::regex("libpq-fe\\.h"), {"server/store/postgresql/"}},
        {"Boost.Asio", std::regex("boost/asio.*"), {"server/", "drivers/barcode/"}},
        {"Boost.Beast", std::regex("boost/beast.*"), {"server/"}},
    };
    return kLibraries;
}

bool begins_with_any(std::string_view text, const std::vector<std::string_view>& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view each) { return text.starts_with(each); });
}

std::string list(const std::vector<std::string_view>& words) {
    std::string text;
    for (const auto word : words)
        text += (text.empty() ? "" : ", ") + std::string(word);
    return text;
}

bool is_ours(std::string_view header) {
    return begins_with_any(header, {"core/", "drivers/", "kiosk/", "server/", "tests/", "tool/"});
}

std::string fault_of(std::string_view path, const std::string& header) {
    if (is_ours(header)) {
        const auto arrow = std::find_if(arrows().begin(), arrows().end(), [&](const Arrow& each) {
            return path.starts_with(each.from);
        });
        if (arrow == arrows().end() || begins_with_any(header, arrow->to))
            return {};
        return std::string(arrow->from) + " may include only " + list(arrow->to);
    }
    for (const auto& library : libraries())
        if (std::regex_match(header, library.header) && !begins_with_any(path, library.homes))
            return std::string(library.name) + " belongs to " + list(library.homes);
    return {};
}

}  // namespace

std::vector<std::string> include_faults(std::string_view path, std::string_view text) {
    static const std::regex kInclude(R"~(#[ \t]*include[ \t]*["<]([^">]+)[">])~");
    const auto code = without_comments(text);
    std::vector<std::string> faults;
    for (std::sregex_iterator it(code.begin(), code.end(), kInclude), end; it != end; ++it) {
        const std::string header = (*it)[1];
        const auto why = fault_of(path, header);
        if (why.empty())
            continue;
        faults.push_back(std::string(path) + ":" +
                         std::to_string(line_at(code, static_cast<std::size_t>(it->position()))) +
                         ": includes " + header + ": " + why);
    }
    return faults;
}

}  // namespace tereze::checks
