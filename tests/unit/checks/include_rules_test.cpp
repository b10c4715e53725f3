// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The arrows on sample texts, then on the tree itself.
#include "tests/unit/checks/include_rules.h"

#include "tests/unit/checks/source_tree.h"

#include <catch2/catch.hpp>

using namespace tereze::checks;

namespace {
bool allowed(std::string_view path, const std::string& header) {
    return include_faults(path, "#include " + header + "\n").empty();
}
}  // namespace

TEST_CASE("arrows go down only") {
    CHECK(allowed("drivers/cards/a.h", "\"core/base/bytes.h\""));
    CHECK(allowed("server/cases/a.h", "\"core/casework/manifest.h\""));
    CHECK(allowed("kiosk/app/a.cpp", "\"drivers/device.h\""));
    CHECK_FALSE(allowed("core/base/a.h", "\"drivers/device.h\""));
    CHECK_FALSE(allowed("core/base/a.h", "\"kiosk/ui/ui.h\""));
    CHECK_FALSE(allowed("core/base/a.h", "\"server/http/a.h\""));
    CHECK_FALSE(allowed("drivers/a.h", "\"kiosk/ui/ui.h\""));
    CHECK_FALSE(allowed("drivers/a.h", "\"server/a.h\""));
    CHECK_FALSE(allowed("kiosk/central/a.h", "\"server/http/a.h\""));
    CHECK_FALSE(allowed("server/http/a.h", "\"kiosk/control/control_server.h\""));
    CHECK_FALSE(allowed("server/http/a.h", "\"drivers/device.h\""));
    CHECK_FALSE(allowed("core/base/a.h", "\"tests/support/keys.h\""));
}

TEST_CASE("inside the kiosk screens know flows and ui, and these do not know each other") {
    CHECK(allowed("kiosk/screens/desk/a.cpp", "\"kiosk/flows/desk_flow.h\""));
    CHECK(allowed("kiosk/screens/desk/a.cpp", "\"kiosk/ui/ui.h\""));
    CHECK(allowed("kiosk/app/a.cpp", "\"kiosk/screens/board/board_screen.h\""));
    CHECK_FALSE(allowed("kiosk/flows/a.h", "\"kiosk/ui/ui.h\""));
    CHECK_FALSE(allowed("kiosk/flows/a.h", "\"kiosk/screens/a.h\""));
    CHECK_FALSE(allowed("kiosk/ui/a.h", "\"kiosk/flows/a.h\""));
    CHECK_FALSE(allowed("kiosk/screens/a.h", "\"kiosk/central/client.h\""));
    CHECK_FALSE(allowed("kiosk/screens/a.h", "\"kiosk/app/a.h\""));
}

TEST_CASE("outside libraries stay in their folders") {
    CHECK(allowed("kiosk/ui/a.cpp", "<imgui.h>"));
    CHECK(allowed("kiosk/ui/a.cpp", "<imgui_impl_opengl3.h>"));
    CHECK(allowed("kiosk/app/a.cpp", "<SDL.h>"));
    CHECK(allowed("drivers/cards/a.cpp", "<winscard.h>"));
    CHECK(allowed("server/store/sqlite/a.cpp", "<sqlite3.h>"));
    CHECK(allowed("server/store/postgresql/a.cpp", "<libpq-fe.h>"));
    CHECK_FALSE(allowed("server/store/a.cpp", "<libpq-fe.h>"));
    CHECK(allowed("server/http/a.cpp", "<boost/beast/http.hpp>"));
    CHECK(allowed("core/text/a.cpp", "<boost/locale/gnu_gettext.hpp>"));
    CHECK_FALSE(allowed("kiosk/screens/a.cpp", "<imgui.h>"));
    CHECK_FALSE(allowed("kiosk/flows/a.cpp", "\"imgui/imgui_internal.h\""));
    CHECK_FALSE(allowed("kiosk/ui/a.cpp", "<SDL2/SDL.h>"));
    CHECK_FALSE(allowed("kiosk/flows/a.cpp", "<SDL_events.h>"));
    for (const char* header :
         {"<SDL.h>", "<imgui.h>", "<winscard.h>", "<PCSC/winscard.h>", "<curl/curl.h>",
          "<sqlite3.h>", "<boost/asio.hpp>", "<boost/asio/io_context.hpp>", "<boost/beast.hpp>"}) {
        CAPTURE(header);
        CHECK_FALSE(allowed("core/casework/a.cpp", header));
    }
    CHECK_FALSE(allowed("server/cases/a.cpp", "<sqlite3.h>"));
}

TEST_CASE("an include is found in any spelling, and not in comments or texts") {
    CHECK(include_faults("core/a.h", "x\n  #  include\t<SDL.h>\n")
              .front()
              .starts_with("core/a.h:2:"));
    CHECK(include_faults("core/a.h", "// #include <SDL.h>\n/*\n#include <SDL.h>\n*/\n").empty());
    CHECK(include_faults("core/a.h", "#include <SDL.h>\n#include <sqlite3.h>\n").size() == 2);
}

TEST_CASE("no include of the tree runs against the arrows") {
    const auto sources = product_sources(TEREZE_SOURCE_DIR);
    REQUIRE(sources.size() > 20);
    std::string faults;
    for (const auto& file : sources)
        for (const auto& fault : include_faults(file.path, file.text))
            faults += fault + "\n";
    CHECK(faults == "");
}
