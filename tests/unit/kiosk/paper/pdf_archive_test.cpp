// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// PDF/A-1b: our own reading of the structure, qpdf's, and PDFBox Preflight's.
#include "kiosk/paper/pdf_archive.h"

#include "core/base/files.h"
#include "core/base/ids.h"
#include "kiosk/paper/render.h"
#include "tests/unit/kiosk/paper/samples.h"

#include <catch2/catch.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

using namespace tereze;
using namespace tereze::paper;

namespace {

Bytes archived() {
    auto pdf = receipt_pdf(samples::receipt(7), samples::translator());
    REQUIRE(pdf);
    return std::move(*pdf);
}

struct SavedPdf {
    std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("tereze-" + make_uuid_v7() + ".pdf");
    explicit SavedPdf(const Bytes& pdf) { REQUIRE(write_file_durably(file, pdf)); }
    ~SavedPdf() { std::filesystem::remove(file); }
    SavedPdf(const SavedPdf&) = delete;
    SavedPdf& operator=(const SavedPdf&) = delete;
};

std::string raw(QPDFObjectHandle stream) {
    const auto buffer = stream.getRawStreamData();
    return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
}

std::string decoded(QPDFObjectHandle stream) {
    const auto buffer = stream.getStreamData(qpdf_dl_generalized);
    return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
}

void lint_descriptor(QPDFObjectHandle descriptor) {
    CHECK(descriptor.hasKey("/FontFile2"));
    CHECK(descriptor.getKey("/FontName").getName().find('+') == 7);  // a subset
}

void lint_font(QPDFObjectHandle font) {
    CHECK(font.hasKey("/ToUnicode"));
    if (font.getKey("/Subtype").getName() != "/Type0")
        return lint_descriptor(font.getKey("/FontDescriptor"));
    auto inner = font.getKey("/DescendantFonts").getArrayItem(0);
    CHECK(inner.getKey("/CIDToGIDMap").getName() == "/Identity");
    lint_descriptor(inner.getKey("/FontDescriptor"));
    CHECK(inner.getKey("/FontDescriptor").hasKey("/CIDSet"));
}

}  // namespace

TEST_CASE("The catalogue, trailer and metadata are those of PDF/A-1b") {
    const auto bytes = archived();
    const auto source = as_text(bytes);
    CHECK(source.starts_with("%PDF-1.4\n%"));
    QPDF pdf;
    pdf.processMemoryFile("receipt", source.data(), source.size());
    auto root = pdf.getRoot();
    CHECK(root.getKey("/Lang").getStringValue() == "kk-KZ");
    CHECK_FALSE(pdf.isEncrypted());
    CHECK(pdf.getTrailer().getKey("/ID").getArrayNItems() == 2);
    for (const auto* key : {"/Names", "/OpenAction", "/AA", "/AcroForm", "/OCProperties"})
        CHECK_FALSE(root.hasKey(key));

    auto metadata = root.getKey("/Metadata");
    CHECK_FALSE(metadata.getDict().hasKey("/Filter"));
    const auto xmp = raw(metadata);
    auto info = pdf.getTrailer().getKey("/Info");
    const auto title = info.getKey("/Title").getUTF8Value();
    CHECK(title == "Құжаттарды қабылдау туралы қолхат № 2026-AL-000123");
    for (const auto& expected :
         {std::string("<pdfaid:part>1</pdfaid:part>"), std::string("<pdfaid:conformance>B<"),
          "x-default\">" + title + "<", std::string("<xmp:CreateDate>2026-11-22T05:19:00Z<")})
        CHECK_THAT(xmp, Catch::Contains(expected));
    CHECK(info.getKey("/CreationDate").getUTF8Value() == "D:20261122051900Z");

    auto intent = root.getKey("/OutputIntents").getArrayItem(0);
    CHECK(intent.getKey("/S").getName() == "/GTS_PDFA1");
    auto profile = intent.getKey("/DestOutputProfile");
    CHECK(profile.getDict().getKey("/N").getIntValue() == 3);
    CHECK(decoded(profile).substr(36, 4) == "acsp");
}

TEST_CASE("Pages carry no transparency, and every font is embedded and maps to Unicode") {
    const auto source = as_text(archived());
    QPDF pdf;
    pdf.processMemoryFile("receipt", source.data(), source.size());
    int fonts = 0;
    for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        auto object = page.getObjectHandle();
        CHECK_FALSE(object.hasKey("/Group"));
        CHECK_FALSE(object.hasKey("/Annots"));
        auto resources = object.getKey("/Resources");
        CHECK_FALSE(resources.hasKey("/XObject"));
        for (auto& [name, font] : resources.getKey("/Font").ditems()) {
            lint_font(font);
            ++fonts;
        }
    }
    CHECK(fonts >= 2);
    CHECK(source.find("/LZWDecode") == std::string::npos);
    CHECK(source.find("/SMask") == std::string::npos);
}

TEST_CASE("qpdf finds no fault in the file") {
    const SavedPdf saved(archived());
    const auto checked = samples::run({"qpdf", "--check", saved.file.string()});
    CHECK(checked.exit_code == 0);
    CHECK_THAT(checked.output, Catch::Contains("No syntax or stream encoding errors found"));
}

TEST_CASE("PDFBox Preflight accepts the file as PDF/A-1b") {
    std::string path;
    for (const auto* jar : {"preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging",
                            "commons-io", "javax.activation", "jaxb-api"}) {
        const auto file = "/usr/share/java/" + std::string(jar) + ".jar";
        if (!std::filesystem::exists(file)) {
            WARN("skipped: " << file
                             << " is missing (apt install libpdfbox2-java libactivation-java "
                                "libjaxb-api-java default-jre-headless)");
            return;
        }
        path += file + ":";
    }
    // execvp failing ends the child with 127, as a shell would.
    if (samples::run({"java", "-version"}).exit_code != 0) {
        WARN("skipped: java is missing (apt install default-jre-headless)");
        return;
    }
    const auto validate = [&path](const std::filesystem::path& file) {
        return samples::run(
            {"java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", file.string()});
    };
    const SavedPdf saved(archived());
    const auto accepted = validate(saved.file);
    INFO(accepted.output);
    CHECK(accepted.exit_code == 0);

    auto spoilt = archived();
    const auto text = as_text(spoilt);
    const auto at = text.find("/CIDSet");
    REQUIRE(at != std::string::npos);
    spoilt[at + 1] = 'X';
    const SavedPdf broken(spoilt);
    CHECK(validate(broken.file).exit_code != 0);
}

TEST_CASE("Real transparency and broken files are refused") {
    const PdfMetadata metadata;
    CHECK(archive_pdf(as_bytes("no PDF at all"), metadata).error().code == "paper.not_archivable");
    auto text = as_text(archived());
    const auto at = text.find("/ca 1");
    REQUIRE(at != std::string::npos);
    text.replace(at, 5, "/ca 0");
    const auto result = archive_pdf(as_bytes(text), metadata);
    REQUIRE_FALSE(result);
    CHECK(result.error().detail == "the page uses transparency");
}
