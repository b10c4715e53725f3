// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-tool catalogue as a person runs it: exit codes, what is printed, what is refused.
#include "core/base/child_process.h"
#include "core/base/files.h"
#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>
#include <unistd.h>

#include <filesystem>

using namespace tereze;
using Catch::Contains;
using Catch::StartsWith;
using testing::ConfigCopy;
namespace fs = std::filesystem;

namespace {

struct Ran {
    int code = -1;
    std::string output;      ///< of both streams, in no certain order between them
    std::string first_line;  ///< of standard output
};

Ran run(std::vector<std::string> arguments) {
    ChildOptions options;
    const auto log =
        fs::temp_directory_path() / ("tereze-tool-test-" + std::to_string(::getpid()) + ".log");
    fs::remove(log);
    options.argv = {std::string(TEREZE_BIN_DIR) + "/tereze-tool"};
    options.argv.insert(options.argv.end(), arguments.begin(), arguments.end());
    options.log = log;
    const auto ran = run_command(options, std::chrono::seconds(60));
    REQUIRE(ran);
    Ran result{ran->exit_code, ran->output, ran->output.substr(0, ran->output.find('\n'))};
    result.output += read_text(log).value_or("");
    fs::remove(log);
    return result;
}

Ran check(const ConfigCopy& config) {
    return run({"catalogue", "check", "--config", config.path().string()});
}

const fs::path kMedical = "regulations/almaty-2015/medical.toml";

}  // namespace

TEST_CASE("check counts the acts, regulations and operations of a sound catalogue") {
    const auto ran = run({"catalogue", "check"});
    CHECK(ran.code == 0);
    CHECK(ran.first_line == "acts 5, regulations 26, operations 78");
    CHECK_THAT(ran.output, Contains("channels 61, processes 15, documents 140"));
    CHECK_THAT(ran.output, Contains("zhambyl-2013: № 48 of 04.03.2013, regulations 5, repealed"));
    CHECK_THAT(ran.output, !Contains("warning"));
}

TEST_CASE("check names file and line of every fault, and fails") {
    const ConfigCopy config;
    config.replace(kMedical, "\"centre-almaty-2015\"", "\"centre-almaty-2051\"");
    config.replace("processes/portal-industry-2012.toml", "next = \"c1\"", "next = \"c9\"");
    const auto ran = check(config);
    CHECK(ran.code == 1);
    CHECK_THAT(ran.output, Contains("error: regulations/almaty-2015/medical.toml:") &&
                               Contains("there is no process centre-almaty-2051"));
    CHECK_THAT(ran.output, Contains("error: processes/portal-industry-2012.toml:") &&
                               Contains("leads to a step that is not there: c9"));
    CHECK_THAT(ran.output, Contains("not sound: errors"));
}

TEST_CASE("check refuses bombs, huge files and bytes that are no text, each with its place") {
    const ConfigCopy config;
    SECTION("deep nesting") {
        config.write(kMedical, "a = " + std::string(100'000, '['));
        const auto ran = check(config);
        CHECK(ran.code == 1);
        CHECK_THAT(ran.output, Contains("medical.toml:1:"));
    }
    SECTION("ten megabytes") {
        config.write(kMedical, std::string(10U << 20U, '#'));
        const auto ran = check(config);
        CHECK(ran.code == 1);
        CHECK_THAT(ran.output, Contains("medical.toml:0: is larger than a regulation can be"));
    }
    SECTION("invalid UTF-8") {
        config.write(kMedical, "# one\nid = \"\xC3\x28\"\n");
        const auto ran = check(config);
        CHECK(ran.code == 1);
        CHECK_THAT(ran.output, Contains("medical.toml:2:"));
    }
}

TEST_CASE("check warns of Latin letters in Kazakh words without refusing the catalogue") {
    const ConfigCopy config;
    // The first і of the title, typed as a Latin i.
    config.replace(kMedical, "Медициналық қызметке лицензия беру, қайта ресімдеу",
                   "Медициналық қызметке лицензия беру, қайта ресiмдеу");
    const auto ran = check(config);
    CHECK(ran.code == 0);
    CHECK_THAT(ran.output, Contains("warning: regulations/almaty-2015/medical.toml:") &&
                               Contains("mixes Latin and Cyrillic letters: ресiмдеу"));
}

TEST_CASE("check reads the calendar and the fees as well") {
    const ConfigCopy config;
    config.write("calendars/kz.toml", "[[years]]\nyear = 2015\n");
    const auto ran = check(config);
    CHECK(ran.code == 1);
    CHECK_THAT(ran.output, Contains("kz.toml:"));
}

TEST_CASE("show prints steps, limits and clauses in the language that was asked for") {
    const auto ran = run({"catalogue", "show", "almaty-2015/narcotics", "--channel", "centre",
                          "--operation", "issue", "--applicant", "legal", "--lang", "ru"});
    CHECK(ran.code == 0);
    CHECK_THAT(ran.output, Contains("Процесс 5.") && Contains("Условие 2."));
    CHECK_THAT(ran.output, Contains("предел: 15 секунд [приложение 4, таблица, строка"));
    CHECK_THAT(ran.output, Contains("Этот акт утратил силу 12.05.2016"));
    CHECK_THAT(ran.output, Contains("наш перевод"));
    CHECK_THAT(ran.output, Contains("Юридическое лицо: БИН"));
    CHECK_THAT(ran.output, !Contains("Физическое лицо"));
    CHECK_THAT(ran.output, !Contains("portal-almaty-2015"));
}

TEST_CASE("show says what the act leaves to the standard, and what it does not state at all") {
    const auto almaty = run({"catalogue", "show", "almaty-2015/veterinary", "--lang", "en"});
    CHECK(almaty.code == 0);
    CHECK_THAT(almaty.output, Contains("Not stated in the act: see clause 4 of the standard"));
    CHECK_THAT(almaty.output, Contains("see clause 9 of the standard"));
    const auto industry = run({"catalogue", "show", "industry-2012/poisons", "--lang", "en"});
    CHECK_THAT(industry.output, Contains("licence fee: not stated in the act"));
}

TEST_CASE("show prints the fee in tenge and the documents with their rule of authenticity") {
    const auto ran = run({"catalogue", "show", "zhambyl-2013/grain", "--channel", "provider",
                          "--operation", "issue", "--applicant", "legal", "--lang", "en"});
    CHECK(ran.code == 0);
    CHECK_THAT(ran.output, Contains("licence fee: 10 monthly calculation indices"));
    CHECK_THAT(ran.output, Contains("notarised copy, or copy with the original shown"));
    CHECK_THAT(ran.output, Contains("Hours: 9:00–19:00, lunch 13:00–15:00"));
}

TEST_CASE("no message is missing from any page in any language") {
    for (const char* service :
         {"almaty-2015/medical", "industry-2012/armaments", "zhambyl-2013/veterinary",
          "almaty-2014/pesticides", "east-kazakhstan-2014/cotton"})
        for (const char* language : {"kk", "ru", "en"}) {
            const auto ran = run({"catalogue", "show", service, "--lang", language});
            INFO(service << " " << language);
            CHECK(ran.code == 0);
            // An unknown message id comes back in brackets that no page has otherwise.
            CHECK_THAT(ran.output, !Contains("⟦"));
            CHECK_THAT(ran.output, !Contains("tool.") && !Contains("rule.") && !Contains("{"));
        }
}

TEST_CASE("an unknown service is answered with the list of services") {
    const auto ran = run({"catalogue", "show", "almaty-2015/dentistry"});
    CHECK(ran.code == 2);
    CHECK_THAT(ran.output, Contains("no such service: almaty-2015/dentistry") &&
                               Contains("industry-2012/explosives"));
}

TEST_CASE("an unknown channel or no command at all is a usage error") {
    CHECK(run({"catalogue", "show", "almaty-2015/medical", "--channel", "post"}).code != 0);
    CHECK(run({}).code != 0);
    CHECK(run({"catalogue"}).code != 0);
    const auto help = run({"--help"});
    CHECK(help.code == 0);
    CHECK_THAT(help.output, Contains("catalogue"));
    CHECK_THAT(run({"--version"}).output, StartsWith("tereze-tool "));
}

TEST_CASE("coverage lists every sentence of the four analysed texts") {
    const auto ran = run({"catalogue", "coverage"});
    CHECK(ran.code == 0);
    for (const char* id :
         {"000/T01 ", "000/T57 ", "001/S1-01 ", "001/S1-65 ", "002/T51 ", "003/R64 "})
        CHECK_THAT(ran.output, Contains(id));
    CHECK_THAT(ran.output, Contains("all: 224 sentences"));
    CHECK_THAT(ran.output, Contains("    test: ") && Contains("    open: "));
    const auto open = run({"catalogue", "coverage", "--open"});
    CHECK_THAT(open.output, !Contains("    test: "));
    CHECK(run({"catalogue", "coverage", "--sentences", "/nowhere.toml"}).code == 1);
}
