// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/paper/pdf_archive.h"

#include "kiosk/paper/srgb_profile.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/QUtil.hh>

#include <stdexcept>

namespace tereze::paper {
namespace {

const std::string kProducer = std::string("Tereze ") + TEREZE_VERSION;

std::tm utc(calendar::TimePoint time) {
    return fmt::gmtime(std::chrono::system_clock::to_time_t(time));
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

/// The XMP packet. Each value repeats the one in the document information (ISO 19005-1 §6.7.3).
std::string xmp_packet(const PdfMetadata& metadata) {
    const auto time = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", utc(metadata.created));
    const auto language = metadata.language.substr(0, 2);
    return fmt::format(
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
        "<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
        "<dc:format>application/pdf</dc:format>"
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>"
        "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        "<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
        "</rdf:Description>\n"
        "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
        "<xmp:CreateDate>{time}</xmp:CreateDate><xmp:ModifyDate>{time}</xmp:ModifyDate>"
        "<xmp:CreatorTool>{producer}</xmp:CreatorTool></rdf:Description>\n"
        "<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">"
        "<pdf:Producer>{producer}</pdf:Producer></rdf:Description>\n"
        "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>",
        fmt::arg("title", escaped(metadata.title)), fmt::arg("author", escaped(metadata.author)),
        fmt::arg("language", language), fmt::arg("time", time), fmt::arg("producer", kProducer));
}

QPDFObjectHandle information(QPDF& pdf, const PdfMetadata& metadata) {
    const auto text = [](const std::string& utf8) {
        return QPDFObjectHandle::newUnicodeString(utf8);
    };
    const auto time = text(fmt::format("D:{:%Y%m%d%H%M%S}Z", utc(metadata.created)));
    auto info = QPDFObjectHandle::newDictionary();
    info.replaceKey("/Title", text(metadata.title));
    info.replaceKey("/Author", text(metadata.author));
    info.replaceKey("/Creator", text(kProducer));
    info.replaceKey("/Producer", text(kProducer));
    info.replaceKey("/CreationDate", time);
    info.replaceKey("/ModDate", time);
    return pdf.makeIndirectObject(info);
}

QPDFObjectHandle output_intent(QPDF& pdf) {
    auto profile = QPDFObjectHandle::newStream(&pdf, as_text(srgb_profile()));
    profile.getDict().replaceKey("/N", QPDFObjectHandle::newInteger(3));
    auto intent = QPDFObjectHandle::newDictionary();
    intent.replaceKey("/Type", QPDFObjectHandle::newName("/OutputIntent"));
    intent.replaceKey("/S", QPDFObjectHandle::newName("/GTS_PDFA1"));
    intent.replaceKey("/OutputConditionIdentifier",
                      QPDFObjectHandle::newString("sRGB IEC61966-2.1"));
    intent.replaceKey("/RegistryName", QPDFObjectHandle::newString("http://www.color.org"));
    intent.replaceKey("/Info", QPDFObjectHandle::newString("sRGB IEC61966-2.1"));
    intent.replaceKey("/DestOutputProfile", profile);
    return pdf.makeIndirectObject(intent);
}

/// How many glyphs an embedded TrueType font has: cairo numbers its subsets 0, 1, 2 … without gaps.
unsigned count_glyphs(QPDFObjectHandle font_file) {
    const auto buffer = font_file.getStreamData(qpdf_dl_generalized);
    const ByteView font(buffer->getBuffer(), buffer->getSize());
    const auto u16 = [&font](std::size_t at) {
        if (at + 2 > font.size())
            throw std::runtime_error("an embedded font is cut short");
        return static_cast<unsigned>(font[at]) << 8 | font[at + 1];
    };
    const auto u32 = [&u16](std::size_t at) { return u16(at) << 16 | u16(at + 2); };
    constexpr std::size_t kTables = 12;
    constexpr std::size_t kRecord = 16;
    constexpr unsigned kMaxp = 0x6D617870;
    for (unsigned table = 0; table < u16(4); ++table) {
        const std::size_t record = kTables + table * kRecord;
        if (u32(record) == kMaxp)
            return u16(u32(record + 8) + 4);
    }
    throw std::runtime_error("an embedded font has no maxp table");
}

/// ISO 19005-1 §6.3.3.2 and §6.3.5: a subset of a composite font names its map and its glyphs.
void complete_composite_font(QPDF& pdf, QPDFObjectHandle font) {
    auto descriptor = font.getKey("/FontDescriptor");
    if (font.getKey("/Subtype").getName() != "/CIDFontType2" || !descriptor.hasKey("/FontFile2"))
        throw std::runtime_error("a composite font is not an embedded TrueType font");
    const unsigned glyphs = count_glyphs(descriptor.getKey("/FontFile2"));
    std::string bits((glyphs + 7) / 8, '\0');
    for (unsigned glyph = 0; glyph < glyphs; ++glyph)
        bits[glyph / 8] = static_cast<char>(bits[glyph / 8] | 0x80 >> glyph % 8);
    descriptor.replaceKey("/CIDSet", QPDFObjectHandle::newStream(&pdf, bits));
    font.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newName("/Identity"));
}

void complete_font(QPDF& pdf, QPDFObjectHandle font) {
    if (font.getKey("/Subtype").getName() == "/Type0")
        complete_composite_font(pdf, font.getKey("/DescendantFonts").getArrayItem(0));
    else if (!font.getKey("/FontDescriptor").hasKey("/FontFile2"))
        throw std::runtime_error("a font is not embedded");
}

void refuse_transparency(QPDFObjectHandle resources) {
    for (auto& [name, state] : resources.getKey("/ExtGState").ditems())
        for (const char* key : {"/CA", "/ca"})
            if (state.hasKey(key) && state.getKey(key).getNumericValue() < 1)
                throw std::runtime_error("the page uses transparency");
    if (!resources.getKey("/XObject").isNull())
        throw std::runtime_error("the page uses forms or pictures, which have not been checked");
}

void complete_page(QPDF& pdf, QPDFObjectHandle page) {
    page.removeKey("/Group");
    auto resources = page.getKey("/Resources");
    refuse_transparency(resources);
    for (auto& [name, font] : resources.getKey("/Font").ditems())
        complete_font(pdf, font);
}

Bytes write_out(QPDF& pdf) {
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setDeterministicID(true);
    writer.forcePDFVersion("1.4");
    writer.setNewlineBeforeEndstream(true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return Bytes(buffer->getBuffer(), buffer->getBuffer() + buffer->getSize());
}

}  // namespace

Result<Bytes> archive_pdf(ByteView drawn, const PdfMetadata& metadata) {
    try {
        QPDF pdf;
        const std::string source = as_text(drawn);
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("drawn pages", source.data(), source.size());
        for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages())
            complete_page(pdf, page.getObjectHandle());
        auto xmp = QPDFObjectHandle::newStream(&pdf, xmp_packet(metadata));
        xmp.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
        xmp.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
        auto root = pdf.getRoot();
        root.replaceKey("/Metadata", xmp);
        root.replaceKey("/Lang", QPDFObjectHandle::newString(metadata.language));
        root.replaceKey("/OutputIntents", QPDFObjectHandle::newArray({output_intent(pdf)}));
        pdf.getTrailer().replaceKey("/Info", information(pdf, metadata));
        return write_out(pdf);
    } catch (const std::exception& exception) {
        return fail("paper.not_archivable", ErrorClass::Software, Remedy::Service,
                    exception.what());
    }
}

}  // namespace tereze::paper
