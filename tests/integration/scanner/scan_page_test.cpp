// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A page from the glass, to the last pixel and into a PDF.
#include "core/base/child_process.h"
#include "core/base/files.h"
#include "drivers/scanner/jpeg.h"
#include "drivers/scanner/page_image.h"
#include "drivers/scanner/pdf.h"
#include "tests/integration/scanner/scanner_rig.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <fstream>

namespace {

using namespace tereze;
using namespace tereze::drivers;
using namespace tereze::drivers::scanner;
using namespace tereze::testing;
using namespace std::chrono_literals;

Picture read_ppm(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::string mark;
    Picture picture;
    int most = 0;
    in >> mark >> picture.width_px >> picture.height_px >> most;
    in.get();
    picture.bytes.assign(std::istreambuf_iterator<char>(in), {});
    REQUIRE(mark == "P6");
    REQUIRE(most == 255);
    return picture;
}

double mean_difference(const Bytes& a, const Bytes& b) {
    REQUIRE(a.size() == b.size());
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += std::abs(a[i] - b[i]);
    return sum / static_cast<double>(a.size());
}

std::string output_of(std::vector<std::string> command) {
    ChildOptions options;
    options.argv = std::move(command);
    const auto output = run_command(options, 20s);
    REQUIRE(output.has_value());
    REQUIRE(output->exit_code == 0);
    return output->output;
}

long count(const std::string& text, const std::string& word) {
    long found = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("A page on the glass comes back pixel-close, with its size and resolution") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    const auto source = read_ppm(paper_page("application"));
    REQUIRE(rig.scene.lay(paper_page("application")));

    std::vector<double> progress;
    const auto page = scanner->scan_page(within(20s, [&](const DeviceEvent& event) {
        if (event.kind == DeviceEventKind::Progress)
            progress.push_back(event.progress);
    }));
    REQUIRE(page.has_value());
    CHECK(page->width_px == source.width_px);
    CHECK(page->height_px == source.height_px);
    CHECK(page->dpi == 200);
    CHECK(page->jpeg[13] == 1);
    CHECK((page->jpeg[14] << 8 | page->jpeg[15]) == 200);
    const auto decoded = decode_jpeg(page->jpeg, PixelFormat::Rgb);
    REQUIRE(decoded.has_value());
    CHECK(mean_difference(decoded->bytes, source.bytes) < 3.0);

    REQUIRE(progress.size() >= 2);
    CHECK(std::is_sorted(progress.begin(), progress.end()));
    CHECK(progress.back() == 1.0);

    const auto verdict = examine_page(*page);
    REQUIRE(verdict.has_value());
    CHECK(verdict->reasons.empty());
}

TEST_CASE("Two scanned pages become a PDF that holds their very JPEG bytes") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    std::vector<ScannedPage> pages;
    for (const char* name : {"diploma", "premises"}) {
        REQUIRE(rig.scene.lay(paper_page(name)));
        auto page = scanner->scan_page(within(20s));
        REQUIRE(page.has_value());
        pages.push_back(std::move(*page));
    }
    const PdfMetadata metadata{"Дипломның көшірмесі", "diploma_copy", "kk-KZ",
                               std::chrono::system_clock::time_point(1767225600s)};
    const auto pdf = make_pdf(pages, metadata);
    REQUIRE(pdf.has_value());
    const auto path = rig.folder.path() / "scan.pdf";
    REQUIRE(write_file_durably(path, *pdf));

    const auto info = output_of({"pdfinfo", path.string()});
    CHECK(info.find("Pages:           2") != std::string::npos);
    CHECK(info.find("Title:           Дипломның көшірмесі") != std::string::npos);
    CHECK(info.find("Subject:         diploma_copy") != std::string::npos);
    CHECK(info.find("PDF version:     1.4") != std::string::npos);
    CHECK(info.find("(A4)") != std::string::npos);
    const auto images = output_of({"pdfimages", "-list", path.string()});
    CHECK(count(images, " jpeg ") == 2);
    CHECK(count(images, " 200   200 ") == 2);
    output_of({"qpdf", "--check", path.string()});

    output_of({"pdfimages", "-j", path.string(), (rig.folder.path() / "out").string()});
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto name = "out-00" + std::to_string(i) + ".jpg";
        CHECK(read_file(rig.folder.path() / name).value() == pages[i].jpeg);
    }
}

TEST_CASE("A changed profile counts from the next scan on, without a new driver") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    auto profile = ScannerScene::test_device();
    profile.dpi = 100;
    REQUIRE(rig.scene.use(profile));
    const auto coarse = scanner->scan_page(within(20s));
    REQUIRE(coarse.has_value());
    CHECK(coarse->dpi == 100);
    CHECK(coarse->width_px == Approx(827).margin(2));
    CHECK_FALSE(read_jpeg_info(coarse->jpeg)->grey);

    profile.dpi = 150;
    profile.mode = "Gray";
    REQUIRE(rig.scene.use(profile));
    const auto grey = scanner->scan_page(within(20s));
    REQUIRE(grey.has_value());
    CHECK(grey->dpi == 150);
    CHECK(grey->height_px == Approx(1754).margin(3));
    CHECK(read_jpeg_info(grey->jpeg)->grey);
}

TEST_CASE("Every depth of SANE comes out as the same picture") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    auto profile = ScannerScene::test_device();
    profile.dpi = 75;
    profile.mode = "Gray";
    profile.jpeg_quality = 95;
    profile.options["test-picture"] = "Grid";
    std::vector<Bytes> pictures;
    for (const char* depth : {"1", "8", "16"}) {
        profile.options["depth"] = depth;
        REQUIRE(rig.scene.use(profile));
        const auto page = scanner->scan_page(within(20s));
        REQUIRE(page.has_value());
        pictures.push_back(decode_jpeg(page->jpeg, PixelFormat::Gray)->bytes);
    }
    CHECK(mean_difference(pictures[0], pictures[1]) < 2.0);
    CHECK(mean_difference(pictures[2], pictures[1]) < 2.0);
}

TEST_CASE("A device that learns its height at the end gives a whole page") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    auto profile = ScannerScene::test_device();
    profile.area.reset();  // a hand scanner has no page size to set
    profile.dpi = 75;
    profile.options["hand-scanner"] = "true";
    REQUIRE(rig.scene.use(profile));
    const auto page = scanner->scan_page(within(20s));
    REQUIRE(page.has_value());
    CHECK(page->width_px == Approx(325).margin(3));  // 11 cm
    CHECK(page->height_px > 100);
}

TEST_CASE("A slow scan shows previews that grow from the top") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    auto profile = ScannerScene::test_device();
    profile.dpi = 100;
    profile.options["read-delay"] = "true";
    profile.options["read-delay-duration"] = "15000";
    REQUIRE(rig.scene.use(profile));
    std::vector<ScanPreview> previews;
    const auto page = scanner->scan_page(
        within(30s), [&](const ScanPreview& preview) { previews.push_back(preview); });
    REQUIRE(page.has_value());
    REQUIRE(previews.size() >= 2);
    CHECK(previews.front().fraction < previews.back().fraction);
    CHECK(previews.front().height_px < previews.back().height_px);
    const auto picture = decode_jpeg(previews.back().jpeg, PixelFormat::Rgb);
    REQUIRE(picture.has_value());
    CHECK(picture->width_px == previews.back().width_px);
    CHECK(picture->width_px <= 400);
}

TEST_CASE("Capabilities and status come from the device of the profile") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    REQUIRE(rig.scene.fill_feeder());
    CHECK(scanner->status(within(5s)) == DeviceStatus{DeviceState::Online, {}});
    const auto capabilities = scanner->capabilities(within(5s));
    CHECK(capabilities.at("source.flatbed") == "yes");
    CHECK(capabilities.at("source.feeder") == "yes");
    CHECK(capabilities.at("source.duplex") == "no");
    CHECK(capabilities.at("modes") == "Gray,Color");
    CHECK(capabilities.at("dpi") == "1-1200");
    CHECK(capabilities.at("width_mm") == "300");

    const auto devices = scanner->list(within(5s));
    REQUIRE(devices.has_value());
    CHECK(devices->size() == 3);  // test:0, pnm:0, pnm:1

    auto profile = ScannerScene::test_device();
    profile.device = "test:9";
    REQUIRE(rig.scene.use(profile));
    CHECK(scanner->status(within(5s)).state == DeviceState::NoDevice);
    CHECK(scanner->capabilities(within(5s)).empty());
}

TEST_CASE("One A4 colour page at 200 dpi takes less than a second end to end") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    REQUIRE(rig.scene.lay(paper_page("diploma")));
    REQUIRE(scanner->scan_page(within(20s)));  // the page now lies in the file cache
    auto best = std::chrono::steady_clock::duration::max();
    for (int i = 0; i < 5; ++i) {
        const auto start = std::chrono::steady_clock::now();
        REQUIRE(scanner->scan_page(within(20s)));
        best = std::min(best, std::chrono::steady_clock::now() - start);
    }
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(best).count();
    std::printf("A4, 200 dpi, colour, glass to JPEG: %ld ms (best of 5)\n",
                static_cast<long>(milliseconds));
    CHECK(milliseconds < 1000);
}
