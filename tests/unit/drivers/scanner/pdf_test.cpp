// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/pdf.h"

#include "drivers/scanner/jpeg.h"

#include <catch2/catch.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

namespace {

using namespace tereze;
using namespace tereze::drivers::scanner;
using Seconds = std::chrono::seconds;

ScannedPage page(PixelFormat format, int width, int height, int dpi) {
    const Bytes pixels(static_cast<std::size_t>(width) * height * bytes_per_pixel(format), 180);
    const PictureView view{pixels, width, height, width * bytes_per_pixel(format), format};
    return {compress_jpeg(view, 85, dpi).value(), width, height, dpi};
}

const PdfMetadata kMetadata{"Жеке куәлік", "identity_copy", "kk-KZ",
                            std::chrono::system_clock::time_point(Seconds(1768215600))};

void open(QPDF& pdf, const Bytes& bytes) {
    pdf.processMemoryFile("test", reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

}  // namespace

TEST_CASE("A PDF page is as large as the paper and its picture in the right colour space") {
    const std::vector pages{page(PixelFormat::Rgb, 1654, 2339, 200),
                            page(PixelFormat::Gray, 600, 300, 300)};
    const auto bytes = make_pdf(pages, kMetadata);
    REQUIRE(bytes.has_value());
    CHECK(as_text(*bytes).starts_with("%PDF-1.4"));
    QPDF pdf;
    open(pdf, *bytes);
    auto read = QPDFPageDocumentHelper(pdf).getAllPages();
    REQUIRE(read.size() == 2);
    const auto box = read[0].getObjectHandle().getKey("/MediaBox").getArrayAsRectangle();
    CHECK(box.urx == Approx(595.44));
    CHECK(box.ury == Approx(842.04));
    auto first = read[0].getImages().begin()->second.getDict();
    auto second = read[1].getImages().begin()->second.getDict();
    CHECK(first.getKey("/ColorSpace").getName() == "/DeviceRGB");
    CHECK(second.getKey("/ColorSpace").getName() == "/DeviceGray");
    CHECK(second.getKey("/Filter").getName() == "/DCTDecode");
    const auto raw = read[1].getImages().begin()->second.getRawStreamData();
    CHECK(Bytes(raw->getBuffer(), raw->getBuffer() + raw->getSize()) == pages[1].jpeg);
}

TEST_CASE("Title, kind, dates and language stand in the PDF") {
    const auto bytes = make_pdf(std::vector{page(PixelFormat::Gray, 10, 10, 72)}, kMetadata);
    REQUIRE(bytes.has_value());
    QPDF pdf;
    open(pdf, *bytes);
    auto info = pdf.getTrailer().getKey("/Info");
    CHECK(info.getKey("/Title").getUTF8Value() == "Жеке куәлік");
    CHECK(info.getKey("/Subject").getUTF8Value() == "identity_copy");
    CHECK(info.getKey("/CreationDate").getStringValue() == "D:20260112110000Z");
    CHECK(info.getKey("/ModDate").getStringValue() == "D:20260112110000Z");
    CHECK(pdf.getRoot().getKey("/Lang").getStringValue() == "kk-KZ");
}

TEST_CASE("The same pages and metadata give the same bytes, another date gives others") {
    const std::vector pages{page(PixelFormat::Rgb, 40, 50, 72)};
    const auto first = make_pdf(pages, kMetadata);
    REQUIRE(first.has_value());
    CHECK(make_pdf(pages, kMetadata) == first);
    auto later = kMetadata;
    later.created += Seconds(1);
    CHECK_FALSE(make_pdf(pages, later) == first);
}

TEST_CASE("The finishing touch sees the document before it is written") {
    const std::vector pages{page(PixelFormat::Gray, 10, 10, 72)};
    const auto bytes = make_pdf(pages, kMetadata, [](QPDF& pdf) {
        pdf.getRoot().replaceKey("/Touched", QPDFObjectHandle::newBool(true));
    });
    REQUIRE(bytes.has_value());
    QPDF pdf;
    open(pdf, *bytes);
    CHECK(pdf.getRoot().getKey("/Touched").getBoolValue());
    CHECK(make_pdf(pages, kMetadata, [](QPDF&) { throw std::runtime_error("no"); }).error().code ==
          "scanner.pdf_failed");
}

TEST_CASE("A PDF is not made from nothing, from no JPEG or from a page that lies about its size") {
    CHECK(make_pdf({}, kMetadata).error().code == "scanner.no_pages");
    CHECK(make_pdf(std::vector{ScannedPage{{1, 2, 3}, 1, 1, 72}}, kMetadata).error().code ==
          "scanner.bad_picture");
    auto lying = page(PixelFormat::Gray, 10, 10, 72);
    lying.width_px = 11;
    CHECK(make_pdf(std::vector{lying}, kMetadata).error().code == "scanner.bad_picture");
    auto no_dpi = page(PixelFormat::Gray, 10, 10, 72);
    no_dpi.dpi = 0;
    CHECK(make_pdf(std::vector{no_dpi}, kMetadata).error().code == "scanner.bad_picture");
}
