// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/app/options.h"

#include <cstdio>

namespace tereze::app {

std::string usage() {
    return "tereze-kiosk: the self-service kiosk, the operator's desk and the board of a hall\n"
           "\n"
           "  --config FILE      the terminal's settings; its role stands there\n"
           "                     (default /etc/tereze/kiosk.toml)\n"
           "  --enrol CODE       get the terminal's own key and certificate with a code of the\n"
           "                     administrator, into the files that the settings name, and end\n"
           "  --at URL           where: the server's public address (https://centre.example)\n"
           "  --size WxH         a window of this size instead of the whole screen\n"
           "  --ui-driver PATH   listen on a local socket that drives the screens (tests, demo;\n"
           "                     refused by release builds)\n"
           "  --version          the version and nothing else\n"
           "  --help             this text\n";
}

Result<Options> parse_options(const std::vector<std::string>& arguments) {
    const auto wrong = [](const char* code, const std::string& detail) {
        return fail(code, ErrorClass::User, Remedy::Configure, detail);
    };
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto& name = arguments[i];
        if (name == "--help") {
            options.help = true;
            continue;
        }
        if (name == "--version") {
            options.version = true;
            continue;
        }
        if (name != "--config" && name != "--size" && name != "--ui-driver" && name != "--enrol" &&
            name != "--at")
            return wrong("app.option_unknown", name);
        if (i + 1 == arguments.size())
            return wrong("app.option_value", name);
        const auto& value = arguments[++i];
        if (name == "--config")
            options.config = value;
        if (name == "--enrol")
            options.enrol = value;
        if (name == "--at")
            options.enrol_at = value;
        if (name == "--ui-driver")
            options.ui_driver = value;
        if (name == "--size") {
            std::pair<int, int> size;
            char rest = 0;
            if (std::sscanf(value.c_str(), "%dx%d%c", &size.first, &size.second, &rest) != 2 ||
                size.first < 320 || size.second < 320)
                return wrong("app.option_value", name);
            options.size = size;
        }
    }
    if (options.enrol.empty() != options.enrol_at.empty())
        return wrong("app.option_value", "--enrol and --at go together");
    return options;
}

}  // namespace tereze::app
