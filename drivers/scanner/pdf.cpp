// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/pdf.h"

#include "drivers/scanner/jpeg.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <cmath>
#include <cstdio>
#include <ctime>

namespace tereze::drivers::scanner {
namespace {

using Object = QPDFObjectHandle;
constexpr double kPointsPerInch = 72;

/// ISO 32000-1 §7.9.4; in UTC, so that the terminal's zone does not change the file.
std::string pdf_date(std::chrono::system_clock::time_point time) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[32];
    std::strftime(text, sizeof text, "D:%Y%m%d%H%M%SZ", &utc);
    return text;
}

/// A number with a point and three digits at most, whatever the locale of the process.
std::string points(int pixels, int dpi) {
    const long thousandths = std::lround(pixels * kPointsPerInch * 1000 / dpi);
    char text[32];
    std::snprintf(text, sizeof text, "%ld.%03ld", thousandths / 1000, thousandths % 1000);
    return text;
}

Result<JpegInfo> check_page(const ScannedPage& page) {
    TEREZE_ASSIGN(const auto info, read_jpeg_info(page.jpeg));
    if (info.width_px != page.width_px || info.height_px != page.height_px || page.dpi < 1)
        return fail("scanner.bad_picture", ErrorClass::Software, Remedy::Retry,
                    "the page's size is not its picture's");
    return info;
}

Object make_image(QPDF& pdf, const ScannedPage& page, const JpegInfo& info) {
    auto image = Object::newStream(&pdf);
    auto dictionary = image.getDict();
    dictionary.replaceKey("/Type", Object::newName("/XObject"));
    dictionary.replaceKey("/Subtype", Object::newName("/Image"));
    dictionary.replaceKey("/Width", Object::newInteger(info.width_px));
    dictionary.replaceKey("/Height", Object::newInteger(info.height_px));
    dictionary.replaceKey("/ColorSpace", Object::newName(info.grey ? "/DeviceGray" : "/DeviceRGB"));
    dictionary.replaceKey("/BitsPerComponent", Object::newInteger(8));
    image.replaceStreamData(as_text(page.jpeg), Object::newName("/DCTDecode"), Object::newNull());
    return image;
}

void add_page(QPDF& pdf, const ScannedPage& page, const JpegInfo& info) {
    const auto width = points(page.width_px, page.dpi);
    const auto height = points(page.height_px, page.dpi);
    auto images = Object::newDictionary();
    images.replaceKey("/Page", pdf.makeIndirectObject(make_image(pdf, page, info)));
    auto resources = Object::newDictionary();
    resources.replaceKey("/XObject", images);
    auto dictionary = Object::newDictionary();
    dictionary.replaceKey("/Type", Object::newName("/Page"));
    dictionary.replaceKey("/MediaBox", Object::newArray());
    auto box = dictionary.getKey("/MediaBox");
    box.appendItem(Object::newInteger(0));
    box.appendItem(Object::newInteger(0));
    box.appendItem(Object::newReal(width));
    box.appendItem(Object::newReal(height));
    dictionary.replaceKey("/Resources", resources);
    dictionary.replaceKey("/Contents", Object::newStream(&pdf, "q " + width + " 0 0 " + height +
                                                                   " 0 0 cm /Page Do Q\n"));
    QPDFPageDocumentHelper(pdf).addPage(QPDFPageObjectHelper(pdf.makeIndirectObject(dictionary)),
                                        false);
}

void add_metadata(QPDF& pdf, const PdfMetadata& metadata) {
    const auto date = Object::newString(pdf_date(metadata.created));
    auto info = Object::newDictionary();
    info.replaceKey("/Title", Object::newUnicodeString(metadata.title));
    info.replaceKey("/Subject", Object::newUnicodeString(metadata.kind));
    info.replaceKey("/Creator", Object::newString("Tereze"));
    info.replaceKey("/CreationDate", date);
    info.replaceKey("/ModDate", date);
    pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));
    pdf.getRoot().replaceKey("/Lang", Object::newString(metadata.language));
}

Bytes write(QPDF& pdf) {
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.forcePDFVersion("1.4");
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setDeterministicID(true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return Bytes(buffer->getBuffer(), buffer->getBuffer() + buffer->getSize());
}

}  // namespace

Result<Bytes> make_pdf(std::span<const ScannedPage> pages, const PdfMetadata& metadata,
                       const PdfFinish& finish) {
    if (pages.empty())
        return fail("scanner.no_pages", ErrorClass::User, Remedy::Retry);
    try {
        QPDF pdf;
        pdf.emptyPDF();
        for (const auto& page : pages) {
            TEREZE_ASSIGN(const auto info, check_page(page));
            add_page(pdf, page, info);
        }
        add_metadata(pdf, metadata);
        if (finish)
            finish(pdf);
        return write(pdf);
    } catch (const std::exception& exception) {
        return fail("scanner.pdf_failed", ErrorClass::Software, Remedy::Service, exception.what());
    }
}

}  // namespace tereze::drivers::scanner
