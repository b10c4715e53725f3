// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The receipt: what it must say, and when it is refused.
#include "kiosk/paper/receipt.h"

#include "core/base/files.h"
#include "core/base/ids.h"
#include "kiosk/paper/render.h"
#include "tests/unit/kiosk/paper/samples.h"

using namespace tereze;
using namespace tereze::paper;
using samples::Language;

namespace {

Bytes made(const ReceiptPaper& paper) {
    auto pdf = receipt_pdf(paper, samples::translator());
    INFO((pdf ? "" : pdf.error().code + ": " + pdf.error().detail));
    REQUIRE(pdf);
    return std::move(*pdf);
}

/// What pdftotext, an independent reader, finds in a PDF; one line with single blanks.
std::string text_of(const Bytes& pdf, std::vector<std::string> options = {}) {
    const auto file = std::filesystem::temp_directory_path() / (make_uuid_v7() + ".pdf");
    REQUIRE(write_file_durably(file, pdf));
    std::vector<std::string> argv{"pdftotext"};
    argv.insert(argv.end(), options.begin(), options.end());
    argv.insert(argv.end(), {file.string(), "-"});
    const auto ran = samples::run(std::move(argv));
    std::filesystem::remove(file);
    REQUIRE(ran.exit_code == 0);
    std::string line;
    for (const char c : ran.output) {
        const bool blank = c == '\n' || c == ' ' || c == '\f';
        if (!blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    return line;
}

std::string refusal(const ReceiptPaper& paper) {
    const auto pdf = receipt_pdf(paper, samples::translator());
    return pdf ? "" : pdf.error().code + " " + pdf.error().detail;
}

}  // namespace

TEST_CASE("pdftotext finds all six groups and the inventory, every Kazakh letter included") {
    const auto text = text_of(made(samples::receipt(7)), {"-layout"});
    for (const auto* expected :
         {"2026-AL-000123", "2026 жылғы 22 қараша, 10:19", "22 ноября 2026 года, 10:19",
          "Құжаттарды қабылдау туралы қолхат", "Расписка о приёме документов", "лицензия беру",
          "7 (жеті) құжат", "7 (семь) документов", "2026 жылғы 14 желтоқсан",
          "Жандосов көшесі, 51-үй", "Сәрсенбай Ұлжан Іңкәрқызы", "Өмірзақова Гүлнәр Қайратқызы",
          "750101400004", "+7 701 234 56 78", "ҚР-7/һ", "нотариат куәландырған көшірме", "1414",
          "1/2"})
        CHECK_THAT(text, Catch::Contains(expected));
    CHECK(text.find('[') == std::string::npos);
    CHECK_THAT(text, !Catch::Contains("ТЕЛНҰСҚА"));
    const auto raw = text_of(made(samples::receipt(7)));
    CHECK_THAT(raw, Catch::Contains(samples::kMedical.kk));
    CHECK_THAT(raw, Catch::Contains(samples::kMedical.ru));
    for (const auto& document : samples::receipt(7).receipt.documents) {
        CHECK_THAT(raw, Catch::Contains(document.title_kk));
        CHECK_THAT(raw, Catch::Contains(document.title_ru));
    }
}

TEST_CASE("The citizen's language stands above the others") {
    const auto place = [](const std::string& text, const char* words) {
        const auto at = text.find(words);
        REQUIRE(at != std::string::npos);
        return at;
    };
    const auto kazakh = text_of(made(samples::receipt(1, Language::Kazakh)));
    CHECK(place(kazakh, "туралы қолхат") < place(kazakh, "Расписка о приёме"));
    CHECK(kazakh.find("Receipt for") == std::string::npos);
    const auto russian = text_of(made(samples::receipt(1, Language::Russian)));
    CHECK(place(russian, "Расписка о приёме") < place(russian, "туралы қолхат"));
    const auto english = text_of(made(samples::receipt(1, Language::English)));
    CHECK(place(english, "Receipt for") < place(english, "туралы қолхат"));
    CHECK(place(english, "туралы қолхат") < place(english, "Расписка о приёме"));
}

TEST_CASE("A term that the act does not give is said to be missing, with no date in its place") {
    auto paper = samples::receipt();
    paper.receipt.expected_result_stated = false;
    const auto text = text_of(made(paper));
    CHECK_THAT(text, Catch::Contains("Мерзімі актіде көрсетілмеген"));
    CHECK_THAT(text, Catch::Contains("Срок в акте не указан"));
    CHECK_THAT(text, !Catch::Contains("желтоқсан"));
}

TEST_CASE(
    "A receipt by an act without force says so in its languages, and on the reprint as well") {
    using namespace std::chrono_literals;
    auto paper = samples::receipt(1, Language::English);
    for (const auto* words : {"күші жойылған", "утратил силу", "lost its force"})
        CHECK_THAT(text_of(made(paper)), !Catch::Contains(words));
    paper.repealed = RepealedAct{"2/279", 2016y / 5 / 12};
    for (const auto copy : {Copy::First, Copy::Duplicate}) {
        paper.copy = copy;
        const auto text = text_of(made(paper));
        CHECK_THAT(text, Catch::Contains("№ 2/279 актінің күші жойылған (2016 жылғы 12 мамыр). "
                                         "Орталықтың баптауы бойынша қолданылады."));
        CHECK_THAT(text, Catch::Contains("Акт № 2/279, утвердивший регламент услуги, утратил силу "
                                         "12 мая 2016 года."));
        CHECK_THAT(text, Catch::Contains("lost its force on 12 May 2016."));
    }
}

TEST_CASE("The mark of an act without force does not push the signatures to another page") {
    using namespace std::chrono_literals;
    for (const auto language : {Language::Kazakh, Language::Russian}) {
        auto paper = samples::receipt(1, language);
        CHECK(*count_pages(*lay_out_receipt(paper, samples::translator())) == 1);
        paper.repealed = RepealedAct{"2/279", 2016y / 5 / 12};
        CHECK(*count_pages(*lay_out_receipt(paper, samples::translator())) == 1);
    }
}

TEST_CASE("A date that may still change says so beneath it, in every language") {
    auto paper = samples::receipt();
    CHECK_THAT(text_of(made(paper)), !Catch::Contains("предварительная"));
    paper.receipt.expected_result_provisional = true;
    const auto text = text_of(made(paper));
    CHECK_THAT(text, Catch::Contains("Алдын ала белгіленген күн"));
    CHECK_THAT(text, Catch::Contains("Дата предварительная"));
    paper.receipt.expected_result_stated = false;
    CHECK_THAT(text_of(made(paper)), !Catch::Contains("предварительная"));
}

TEST_CASE("A receipt with an empty group is refused by name") {
    struct Row {
        std::function<void(ReceiptPaper&)> spoil;
        std::string expected;
    };
    const std::vector<Row> rows{
        {[](auto& p) { p.receipt.registration_number.clear(); }, "group 1: registration_number"},
        {[](auto& p) { p.receipt.registered_at = {}; }, "group 1: registered_at"},
        {[](auto& p) { p.service_title = {}; }, "group 2: service_title"},
        {[](auto& p) { p.receipt.operation = "loan"; }, "group 2: operation"},
        {[](auto& p) { p.receipt.documents.clear(); }, "group 3: documents"},
        {[](auto& p) { p.receipt.documents[1].title_kk = p.receipt.documents[1].title_ru = ""; },
         "group 3: title of line 2"},
        {[](auto& p) { p.receipt.expected_result = {}; }, "group 4: expected_result"},
        {[](auto& p) { p.receipt.hall_name_kk = p.receipt.hall_name_ru = ""; },
         "group 4: hall_name"},
        {[](auto& p) { p.receipt.hall_address_kk = p.receipt.hall_address_ru = ""; },
         "group 4: hall_address"},
        {[](auto& p) { p.receipt.operator_name.clear(); }, "group 5: operator_name"},
        {[](auto& p) { p.receipt.applicant_name.clear(); }, "group 6: applicant_name"},
        {[](auto& p) { p.receipt.applicant_contact.clear(); }, "group 6: applicant_contact"}};
    for (const auto& row : rows) {
        auto paper = samples::receipt();
        row.spoil(paper);
        CHECK(refusal(paper) == "paper.group_empty " + row.expected);
    }
}

TEST_CASE("An inventory with a gap is refused") {
    auto paper = samples::receipt();
    paper.receipt.documents.erase(paper.receipt.documents.begin() + 1);
    CHECK(refusal(paper) == "paper.inventory_broken line 2 is numbered 3");
}

TEST_CASE("A reprint carries the same number, date and list, and says that it is one") {
    auto paper = samples::receipt();
    const auto first = text_of(made(paper));
    paper.copy = Copy::Duplicate;
    const auto second = text_of(made(paper));
    CHECK_THAT(second, Catch::Contains("ТЕЛНҰСҚА / ДУБЛИКАТ"));
    for (const auto* same : {"2026-AL-000123", "2026 жылғы 22 қараша, 10:19", "4 (төрт) құжат"}) {
        CHECK_THAT(first, Catch::Contains(same));
        CHECK_THAT(second, Catch::Contains(same));
    }
}

TEST_CASE(
    "Forty documents take several pages, each numbered, with the table's head and every line") {
    const auto paper = samples::receipt(40);
    const auto document = *lay_out_receipt(paper, samples::translator());
    const int pages = *count_pages(document);
    REQUIRE(pages >= 3);
    const auto pdf = made(paper);
    for (int page = 1; page <= pages; ++page) {
        INFO("page " << page);
        const auto number = std::to_string(page);
        const auto text = text_of(pdf, {"-f", number, "-l", number, "-layout"});
        CHECK_THAT(text, Catch::Contains(number + "/" + std::to_string(pages)));
        CHECK_THAT(text, Catch::Contains("2026-AL-000123"));
        if (page < pages)
            CHECK_THAT(text, Catch::Contains("Құжаттың атауы"));
    }
    const auto last = std::to_string(pages);
    CHECK_THAT(text_of(pdf, {"-f", last, "-l", last}), Catch::Contains("40 (қырық) құжат"));
    CHECK_THAT(text_of(pdf), Catch::Contains("Всего 40 (сорок) документов, страниц: 79"));
}

TEST_CASE("The QR code of the receipt leads to the page of the case") {
    const auto folder = std::filesystem::temp_directory_path() / make_uuid_v7();
    std::filesystem::create_directories(folder);
    REQUIRE(write_file_durably(folder / "r.pdf", made(samples::receipt())));
    samples::run({"pdftoppm", "-r", "150", "-png", "-singlefile", (folder / "r.pdf").string(),
                  (folder / "r").string()});
    const auto decoded = samples::run({"zbarimg", "--nodbus", "-q", "--raw", "-Sdisable",
                                       "-Sqrcode.enable", (folder / "r.png").string()});
    std::filesystem::remove_all(folder);
    CHECK(decoded.output == samples::receipt().receipt.check_url + "\n");
}

TEST_CASE("The same receipt gives the same bytes") {
    CHECK(made(samples::receipt(7)) == made(samples::receipt(7)));
}

TEST_CASE("Sample receipts are written for the eye", "[.samples]") {
    const auto folder = std::filesystem::path(TEREZE_BUILD_DIR) / "samples";
    std::filesystem::create_directories(folder);
    const auto keep = [&folder](const std::string& name, const ReceiptPaper& paper) {
        REQUIRE(write_file_durably(folder / ("receipt-" + name + ".pdf"), made(paper)));
    };
    keep("kk-1", samples::receipt(1));
    keep("ru-7", samples::receipt(7, Language::Russian));
    keep("en-7", samples::receipt(7, Language::English));
    keep("kk-40", samples::receipt(40));
    auto repealed = samples::receipt(4, Language::Russian);
    repealed.repealed = RepealedAct{"2/279", std::chrono::year(2016) / 5 / 12};
    keep("repealed-ru", repealed);
    auto short_one = samples::receipt(1);
    short_one.repealed = repealed.repealed;
    keep("repealed-kk", short_one);
    repealed.language = Language::English;
    repealed.copy = Copy::Duplicate;
    keep("repealed-en", repealed);
    auto longest = samples::receipt(7, Language::Kazakh);
    longest.service_title = samples::kScrapMetal;
    longest.copy = Copy::Duplicate;
    longest.receipt.expected_result_stated = false;
    keep("longest", longest);
}
