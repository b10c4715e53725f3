// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The data against the text of the act itself, where that text is at hand: TEREZE_SEEDS names the
// folder, else ../shared/seeds beside the source tree is tried.
#include "core/base/files.h"
#include "core/regulation/catalogue.h"
#include "core/regulation/document_kinds.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <sstream>

using namespace tereze;
using namespace tereze::regulation;
namespace fs = std::filesystem;

namespace {

const fs::path kSource = TEREZE_SOURCE_DIR;

/// The lines of a source text; empty, with a warning, where the text is not at hand.
std::vector<std::string> lines_of(const std::string& name) {
    const char* folder = std::getenv("TEREZE_SEEDS");
    const fs::path path =
        (folder != nullptr ? fs::path(folder) : kSource.parent_path() / "shared" / "seeds") / name;
    const auto text = read_text(path);
    if (!text) {
        WARN("SKIPPED: " << name << " is not at hand; set TEREZE_SEEDS to its folder");
        return {};
    }
    std::vector<std::string> lines{""};  // so that an index is a line number
    std::istringstream in(*text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

std::string without_blanks(std::string_view text) {
    std::string folded;
    std::copy_if(text.begin(), text.end(), std::back_inserter(folded), [](char c) {
        return std::string_view(" \t\r\n").find(c) == std::string_view::npos;
    });
    return folded;
}

/// The eight titles of clause 1 of the decree. The text was taken from a PDF: ";" and "." that open
/// a line belong to the end of the line before it.
std::vector<std::string> decree_titles(const std::vector<std::string>& lines) {
    std::string clause;
    for (std::size_t i = 52; i <= 86; ++i) {
        auto line = without_blanks(lines[i]);
        if (!line.empty() && (line[0] == ';' || line[0] == '.'))
            line.erase(0, 1);
        clause += line;
    }
    std::vector<std::string> titles;
    for (auto open = clause.find(")\""); open != clause.npos; open = clause.find(")\"", open)) {
        open += 2;
        titles.push_back(clause.substr(open, clause.find('"', open) - open));
    }
    return titles;
}

Catalogue loaded() {
    auto catalogue = Catalogue::load(kSource / "config");
    if (!catalogue)
        FAIL(catalogue.error().detail);
    return std::move(*catalogue);
}

/// Checks that a word stands in the line that a value cites.
void check_line(const std::vector<std::string>& lines, const Source& source,
                const std::string& word) {
    CAPTURE(source.line, word);
    REQUIRE(static_cast<std::size_t>(source.line) < lines.size());
    CHECK(lines[static_cast<std::size_t>(source.line)].find(word) != std::string::npos);
}

}  // namespace

TEST_CASE("titles are those of the decree's clause 1") {
    const auto lines = lines_of("000-almaty-2015-279-kk.txt");
    if (lines.empty())
        return;
    const auto titles = decree_titles(lines);
    const auto catalogue = loaded();
    REQUIRE(titles.size() == 8);
    REQUIRE(catalogue.services().size() == 8);
    for (std::size_t i = 0; i < 8; ++i) {
        CHECK(without_blanks(catalogue.services()[i].title.value.kk) == titles[i]);
        const auto& source = catalogue.services()[i].title.source;
        CHECK(source.clause == "decree 1(" + std::to_string(i + 1) + ")");
        check_line(lines, source, std::to_string(i + 1) + ") \"");
    }
    std::string heading = without_blanks(lines[2] + lines[3]);
    CHECK(without_blanks(catalogue.acts().front().title.kk) == heading);
}

TEST_CASE("every stated value of a service stands in the line it cites") {
    const auto lines = lines_of("000-almaty-2015-279-kk.txt");
    if (lines.empty())
        return;
    const auto catalogue = loaded();
    const std::map<std::string, std::string> left_words{{"term", "мерзімі стандарттың"},
                                                        {"documents", "құжаттардың тізбесі"},
                                                        {"fee", "стандарттың  сәйкес 7"},
                                                        {"refusal_grounds", "10 тармағында"}};
    for (const auto& service : catalogue.services()) {
        CAPTURE(service.id);
        check_line(lines, service.provider.source, "Алматы қаласы Кәсіпкерлік");
        for (const auto& channel : service.channels)
            check_line(lines, channel.source,
                       channel.value == Channel::Centre ? "Халыққа қызмет көрсету орталықтары"
                       : channel.value == Channel::Provider ? "Алматы қаласы Кәсіпкерлік"
                                                            : "www.egov.kz");
        for (const auto& applicant : service.applicants) {
            const bool natural = applicant.value == ApplicantKind::Natural;
            const auto& line = lines.at(static_cast<std::size_t>(applicant.source.line));
            CAPTURE(line);
            const auto has = [&](const char* word) { return line.find(word) != line.npos; };
            CHECK((natural ? has("еке") : has("заңды") || has("Заңды")));
        }
        for (const auto& operation : service.operations)
            check_line(lines, operation.source,
                       operation.value == Operation::Issue     ? "лицензия"
                       : operation.value == Operation::Reissue ? "қайта"
                                                               : "телнұсқа");
        if (service.term_working_days) {
            const auto at = static_cast<std::size_t>(service.term_working_days->source.line);
            CHECK(without_blanks(lines[at] + lines[at + 1]).find("15жұмыс") != std::string::npos);
        }
        for (const auto& [what, clause] : service.left_to_standard)
            check_line(lines, clause.source, left_words.at(what));
    }
}

TEST_CASE("every step of the centre's process stands in the lines it cites") {
    const auto lines = lines_of("000-almaty-2015-279-kk.txt");
    if (lines.empty())
        return;
    const auto catalogue = loaded();
    const auto* process = catalogue.process("centre-almaty-2015");
    REQUIRE(process != nullptr);
    for (const auto& step : process->steps) {
        CAPTURE(step.id);
        const std::string word =
            step.is_condition() ? step.id.substr(1) + " шарт" : step.id + " үдеріс";
        check_line(lines, step.source, word);
        for (const auto& [service, line] : step.elsewhere)
            check_line(lines, {step.source.clause, line}, word);
        if (!step.limit)
            continue;
        // The table's row of times runs over three lines; 1.5 minutes is written "1,5 мин.".
        const auto at = static_cast<std::size_t>(step.limit_source.line);
        const auto row = lines[at - 1] + " " + lines[at] + " " + lines.at(at + 1);
        CAPTURE(row);
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*step.limit).count();
        CHECK(row.find(seconds == 90   ? "1,5 мин."
                       : seconds == 15 ? "10-15"
                                       : std::to_string(seconds) + " сек.") != std::string::npos);
    }
}

TEST_CASE("every kind of document stands near the line it cites") {
    const auto lines = lines_of("002-zhambyl-2013-48-kk.txt");
    if (lines.empty())
        return;
    const auto kinds = DocumentKinds::load(kSource / "config/dictionaries/documents.toml");
    REQUIRE(kinds);
    const std::map<std::string, std::string> words{
        {"application", "өтініш"},
        {"loss-application", "жоғалтқаны"},
        {"identity-document", "жеке басын куәландыратын"},
        {"charter", "жарғының"},
        {"registration-certificate", "мемлекеттік тіркеу туралы куәлігінің"},
        {"entrepreneur-certificate", "дара кәсіпкер"},
        {"tax-registration", "салық органына"},
        {"licence-fee", "лицензиялық жарнаның"},
        {"licence-copy", "лицензияның көшірмесі"},
        {"premises", "өндірістік үй-жайлардан"},
        {"equipment", "жабдықтардан"},
        {"laboratory", "зертханадан"},
        {"service-contract", "шартының"},
        {"transport-licence", "қауіпті жүктерді"},
        {"organisation-standard", "Техникалық реттеу"},
        {"technological-regulation", "ұйым стандартына"},
        {"education", "тиісті білімі"},
        {"staff-table", "қолы қойылған"},
    };
    for (const auto& kind : kinds->all()) {
        CAPTURE(kind.id);
        REQUIRE(words.contains(kind.id));
        check_line(lines, kind.source, words.at(kind.id));
    }
}
