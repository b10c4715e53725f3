// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-demo: called by installer/demo.
#include "tests/demo/demo.h"
#include "tests/support/store/postgres_server.h"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace tereze;

constexpr const char* kUsage =
    "tereze-demo: one case from a card in the reader to a registered case and a printed receipt\n"
    "\n"
    "  --scripted        drive the programs and check what they leave; the default without a "
    "display\n"
    "  --live            open the windows on this display; the default with one\n"
    "  --out DIR         where the scripted run writes (needed)\n"
    "  --source DIR      the source tree (needed)\n"
    "  --build DIR       the build tree (needed)\n"
    "  --language L      kk, ru or en (kk)\n"
    "  --database D      sqlite or postgresql (sqlite); the other one is started for the run\n"
    "  --help            this text\n";

struct Arguments {
    demo::DemoOptions demo;
    bool scripted = std::getenv("DISPLAY") == nullptr;
    bool postgresql = false;
    bool help = false;
};

bool parse(const std::vector<std::string>& words, Arguments& arguments) {
    auto& hall = arguments.demo.hall;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& name = words[i];
        if (name == "--help")
            arguments.help = true;
        else if (name == "--scripted")
            arguments.scripted = true;
        else if (name == "--live")
            arguments.scripted = false;
        else if (i + 1 == words.size())
            return false;
        else if (name == "--out")
            arguments.demo.out = std::filesystem::absolute(words[++i]);
        else if (name == "--source")
            hall.source = std::filesystem::absolute(words[++i]);
        else if (name == "--build")
            hall.build = std::filesystem::absolute(words[++i]);
        else if (name == "--language")
            hall.language = words[++i];
        else if (name == "--database" && (words[i + 1] == "sqlite" || words[i + 1] == "postgresql"))
            arguments.postgresql = words[++i] == "postgresql";
        else
            return false;
    }
    hall.bin = hall.build / "bin";
    hall.folder = hall.build / "demo-hall";
    hall.virtual_display = arguments.scripted;
    return arguments.help ||
           (!arguments.demo.out.empty() && !hall.source.empty() && !hall.build.empty());
}

}  // namespace

int main(int argc, char** argv) try {
    Arguments arguments;
    if (!parse({argv + 1, argv + argc}, arguments)) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    if (arguments.help) {
        std::fputs(kUsage, stdout);
        return 0;
    }
    std::optional<testing::PostgresServer> postgresql;
    if (arguments.postgresql)
        arguments.demo.hall.postgresql = postgresql.emplace().make_database();
    const auto done = arguments.scripted ? demo::run_scripted(arguments.demo)
                                         : demo::run_live(arguments.demo).map([] { return true; });
    if (!done) {
        std::fprintf(stderr, "tereze-demo: %s: %s\n", done.error().code.c_str(),
                     done.error().detail.c_str());
        return 1;
    }
    return *done ? 0 : 1;
} catch (const std::exception& exception) {
    std::fprintf(stderr, "tereze-demo: %s\n", exception.what());
    return 1;
}
