// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The ticket as dots and as a preview.
#include "kiosk/paper/ticket.h"

#include "core/base/files.h"
#include "kiosk/paper/render.h"
#include "tests/unit/kiosk/paper/samples.h"

#include <png.h>

#include <algorithm>
#include <bit>

using namespace tereze;
using namespace tereze::paper;
using samples::Language;

namespace {

drivers::printer::Raster printed(const TicketPaper& ticket) {
    const auto strip = lay_out_ticket(ticket, samples::translator());
    REQUIRE(strip);
    auto raster = render_raster(*strip, 576);
    REQUIRE(raster);
    return std::move(*raster);
}

double coverage(const drivers::printer::Raster& raster) {
    int black = 0;
    for (const std::uint8_t byte : raster.data)
        black += std::popcount(byte);
    return static_cast<double>(black) / (raster.width * raster.height);
}

/// All words of a strip, in order.
std::string words(const Blocks& blocks) {
    std::string all;
    for (const auto& block : blocks) {
        if (const auto* text = std::get_if<Text>(&block.what))
            all += text->words + "\n";
        if (const auto* columns = std::get_if<Columns>(&block.what))
            for (const auto& column : columns->columns)
                all += words(column.blocks);
        if (const auto* panel = std::get_if<Panel>(&block.what))
            all += words(panel->blocks);
    }
    return all;
}

}  // namespace

TEST_CASE("A ticket says everything in Kazakh, whatever the citizen's language") {
    const auto language = GENERATE(Language::Kazakh, Language::Russian, Language::English);
    const auto strip = lay_out_ticket(samples::ticket(language), samples::translator());
    REQUIRE(strip);
    const auto all = words(strip->blocks);
    for (const auto* expected :
         {"М-042", "Медициналық қызметке лицензия беру", "10:19", "22.11.2026", "3", "1414",
          "Кезектегі нөміріңіз", "Сіздің алдыңызда", "2-қабат"})
        CHECK_THAT(all, Catch::Contains(expected));
    CHECK((all.find("Ваш номер") != std::string::npos) == (language == Language::Russian));
    CHECK((all.find("Your number") != std::string::npos) == (language == Language::English));
    CHECK(all.find('[') == std::string::npos);
}

TEST_CASE("A ticket is as wide as the head, low in black, and not longer than a hand") {
    for (const auto language : text::kLanguages) {
        const auto raster = printed(samples::ticket(language));
        CHECK(raster.width == 576);
        CHECK(coverage(raster) < 0.16);
        CHECK(raster.height < 8 * (language == Language::Kazakh ? 150 : 190));
        for (int y = 0; y < raster.height; ++y) {
            CHECK_FALSE(raster.black(0, y));
            CHECK_FALSE(raster.black(575, y));
        }
    }
}

TEST_CASE("A ticket of an act without force says so, in Kazakh and in the citizen's language") {
    using namespace std::chrono_literals;
    auto ticket = samples::ticket(Language::Russian);
    const auto text = [&ticket] {
        return words(lay_out_ticket(ticket, samples::translator())->blocks);
    };
    CHECK_THAT(text(), !Catch::Contains("күші жойылған"));
    CHECK_THAT(text(), !Catch::Contains("утратил силу"));
    const int usual = printed(ticket).height;
    ticket.repealed = RepealedAct{"2/279", 2016y / 5 / 12};
    CHECK_THAT(text(), Catch::Contains("№ 2/279 актінің күші жойылған (2016 жылғы 12 мамыр)."));
    CHECK_THAT(text(), Catch::Contains("утратил силу 12 мая 2016 года."));
    CHECK(printed(ticket).height > usual);
    // Kept short, and the frame stays inside the head's width.
    CHECK(printed(ticket).height - usual < 8 * 35);
    CHECK(coverage(printed(ticket)) < 0.16);
    for (int y = 0; y < printed(ticket).height; ++y)
        CHECK_FALSE(printed(ticket).black(0, y));
}

TEST_CASE("The longest title is printed in full") {
    auto ticket = samples::ticket(Language::Russian);
    ticket.service_title = samples::kScrapMetal;
    const auto strip = lay_out_ticket(ticket, samples::translator());
    REQUIRE(strip);
    CHECK_THAT(words(strip->blocks), Catch::Contains(samples::kScrapMetal.kk));
    CHECK_THAT(words(strip->blocks), Catch::Contains(samples::kScrapMetal.ru));
    CHECK(printed(ticket).height > printed(samples::ticket(Language::Russian)).height);
}

TEST_CASE("The same ticket gives the same dots") {
    CHECK(printed(samples::ticket()).data == printed(samples::ticket()).data);
    auto other = samples::ticket();
    other.number = "М-043";
    CHECK(printed(other).data != printed(samples::ticket()).data);
}

TEST_CASE("An incomplete ticket is refused") {
    for (const auto& spoil : std::vector<std::function<void(TicketPaper&)>>{
             [](auto& t) { t.number.clear(); }, [](auto& t) { t.url.clear(); },
             [](auto& t) { t.service_title = {}; }, [](auto& t) { t.hall_name = {}; }}) {
        auto ticket = samples::ticket();
        spoil(ticket);
        const auto strip = lay_out_ticket(ticket, samples::translator());
        REQUIRE_FALSE(strip);
        CHECK(strip.error().code == "paper.ticket_incomplete");
    }
}

TEST_CASE("The preview breaks its lines where the paper does") {
    const auto strip = *lay_out_ticket(samples::ticket(), samples::translator());
    const auto raster = *render_raster(strip, 576);
    const auto preview = *render_preview(strip, 576);
    CHECK(preview.width == raster.width);
    CHECK(preview.height == raster.height);
    CHECK(preview.rgba.size() == static_cast<std::size_t>(preview.width * preview.height * 4));
    for (int y = 0; y < raster.height; ++y) {
        for (int x = 0; x < raster.width; ++x) {
            const auto red = preview.rgba[static_cast<std::size_t>((y * raster.width + x) * 4)];
            if (raster.black(x, y) != (red < 128))
                FAIL("dot " << x << "," << y << " differs");
        }
    }
}

TEST_CASE("Sample tickets are painted for the eye", "[.samples]") {
    const auto paint = [](const std::string& name, const TicketPaper& ticket) {
        const auto raster = printed(ticket);
        Bytes grey;
        for (int y = 0; y < raster.height; ++y)
            for (int x = 0; x < raster.width; ++x)
                grey.push_back(raster.black(x, y) ? 0 : 255);
        png_image image{};
        image.version = PNG_IMAGE_VERSION;
        image.width = static_cast<png_uint_32>(raster.width);
        image.height = static_cast<png_uint_32>(raster.height);
        image.format = PNG_FORMAT_GRAY;
        const auto file = std::filesystem::path(TEREZE_BUILD_DIR) / "samples" / (name + ".png");
        std::filesystem::create_directories(file.parent_path());
        CHECK(png_image_write_to_file(&image, file.c_str(), 0, grey.data(), 0, nullptr) != 0);
        WARN(file << " coverage " << coverage(raster) << " rows " << raster.height);
    };
    for (const auto language : text::kLanguages)
        paint("ticket-" + std::string(text::code(language)), samples::ticket(language));
    auto repealed = samples::ticket(Language::Russian);
    repealed.repealed = RepealedAct{"2/279", std::chrono::year(2016) / 5 / 12};
    paint("ticket-repealed-ru", repealed);
    repealed.language = Language::Kazakh;
    paint("ticket-repealed-kk", repealed);
    auto longest = samples::ticket(Language::Russian);
    longest.service_title = samples::kScrapMetal;
    longest.people_ahead = 121;
    paint("ticket-longest", longest);
}
