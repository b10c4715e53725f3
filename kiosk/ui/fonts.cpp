// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/fonts.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include <imgui.h>
#include <imgui_freetype.h>

#include <array>
#include <cmath>
#include <memory>
#include FT_FREETYPE_H
#include FT_ADVANCES_H

namespace tereze::ui {
namespace {

// What Noto Sans has and our texts use: Latin with Western accents, all Cyrillic with the Kazakh
// letters, dashes and quotes, ₸, №.
constexpr std::array<ImWchar, 11> kTextRanges{0x0020, 0x00FF, 0x0400, 0x052F, 0x2010, 0x2044,
                                              0x20A0, 0x20BF, 0x2116, 0x2116, 0};
constexpr std::array<ImWchar, 7> kSymbolRanges{0x2190, 0x2193, 0x2212, 0x2212, 0x2713, 0x2717, 0};
/// Large numerals are digits, a dash, a colon and capitals; whole alphabets would fill the atlas.
constexpr std::array<ImWchar, 7> kNumeralRanges{0x0020, 0x005A, 0x0410, 0x042F, 0x2116, 0x2116, 0};
constexpr int kNumeralFrom = 110;
/// ImGui 1.86's FreeType builder overruns its buffer of 256 KiB with any glyph beyond 65,536
/// pixels; the widest (№, Щ) stay below that up to here.
constexpr int kLargestEm = 224;

Result<std::filesystem::path> font_file(const char* family, int weight) {
    const auto missing = [&] {
        return fail("ui.font_missing", ErrorClass::Software, Remedy::Configure, family);
    };
    const std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)> pattern(FcPatternCreate(),
                                                                          &FcPatternDestroy);
    FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, weight);
    FcPatternAddInteger(pattern.get(), FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddInteger(pattern.get(), FC_WIDTH, FC_WIDTH_NORMAL);
    FcConfigSubstitute(nullptr, pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    FcResult result = FcResultNoMatch;
    const std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)> match(
        FcFontMatch(nullptr, pattern.get(), &result), &FcPatternDestroy);
    if (!match)
        return missing();
    FcChar8* found_family = nullptr;
    FcChar8* file = nullptr;
    if (FcPatternGetString(match.get(), FC_FAMILY, 0, &found_family) != FcResultMatch ||
        FcPatternGetString(match.get(), FC_FILE, 0, &file) != FcResultMatch ||
        std::string_view(reinterpret_cast<const char*>(found_family)) != family)
        return missing();
    return std::filesystem::path(reinterpret_cast<const char*>(file));
}

/// Whether a text keeps to kNumeralRanges. Two bytes hold all of Cyrillic, three the numero sign.
bool is_numeral(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            if (lead > 0x5A)
                return false;
            continue;
        }
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1])
                                              : static_cast<unsigned char>(0);
        const unsigned code = ((lead & 0x1FU) << 6U) | (next & 0x3FU);
        const bool numero = text.substr(i, 3) == "\u2116";
        if (!numero && (lead >= 0xE0 || code < 0x410 || code > 0x42F))
            return false;
        i += numero ? 2 : 1;
    }
    return true;
}

}  // namespace

Result<FontFiles> FontFiles::find() {
    FontFiles files;
    TEREZE_ASSIGN(files.regular, font_file("Noto Sans", FC_WEIGHT_REGULAR));
    TEREZE_ASSIGN(files.bold, font_file("Noto Sans", FC_WEIGHT_BOLD));
    TEREZE_ASSIGN(files.code, font_file("DejaVu Sans Mono", FC_WEIGHT_REGULAR));
    TEREZE_ASSIGN(files.symbols, font_file("DejaVu Sans", FC_WEIGHT_REGULAR));
    return files;
}

Fonts::Fonts(FontFiles files) : m_files(std::move(files)) {
    for (const auto face : {Face::Regular, Face::Bold, Face::Code})
        m_designs[face] = design_of(file_of(face));
    auto& atlas = *ImGui::GetIO().Fonts;
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_NoHinting;
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
}

const std::filesystem::path& Fonts::file_of(Face face) const {
    return face == Face::Bold ? m_files.bold : face == Face::Code ? m_files.code : m_files.regular;
}

Fonts::Design Fonts::design_of(const std::filesystem::path& file) {
    Design design;
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0)
        return design;
    FT_Face face = nullptr;
    if (FT_New_Face(library, file.c_str(), 0, &face) == 0) {
        design.units_per_em = static_cast<float>(face->units_per_EM);
        design.height = static_cast<float>(face->ascender - face->descender);
        for (std::size_t i = 0; i + 1 < kTextRanges.size(); i += 2)
            for (unsigned code = kTextRanges.at(i); code <= kTextRanges.at(i + 1); ++code) {
                FT_Fixed advance = 0;
                const FT_UInt glyph = FT_Get_Char_Index(face, code);
                if (glyph != 0 && FT_Get_Advance(face, glyph, FT_LOAD_NO_SCALE, &advance) == 0)
                    design.advance[code] = static_cast<float>(advance);
            }
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    return design;
}

ImFont* Fonts::get(Face face, int em_px) {
    em_px = std::min(em_px, kLargestEm);
    for (const auto& size : m_sizes)
        if (size.face == face && size.em_px == em_px)
            return size.font;
    m_sizes.push_back({face, em_px, nullptr});
    m_wanted = true;
    return nullptr;
}

void Fonts::want_letters(Face face, int em_px) {
    em_px = std::min(em_px, kLargestEm);
    for (auto& size : m_sizes)
        if (size.face == face && size.em_px == em_px && !size.letters) {
            size.letters = true;
            m_wanted = true;
        }
}

void Fonts::forget() {
    m_sizes.clear();
    m_wanted = true;
}

void Fonts::add_to_atlas(Size& size) {
    auto& atlas = *ImGui::GetIO().Fonts;
    const Design& design = m_designs.at(size.face);
    // ImGui sizes fonts by ascender plus descender, people by the em.
    const float pixels =
        std::round(static_cast<float>(size.em_px) * design.height / design.units_per_em);
    const bool numeral = size.em_px >= kNumeralFrom && !size.letters;
    ImFontConfig config;
    config.OversampleH = 1;
    config.PixelSnapH = true;
    size.font = atlas.AddFontFromFileTTF(file_of(size.face).c_str(), pixels, &config,
                                         numeral ? kNumeralRanges.data() : kTextRanges.data());
    if (numeral || size.face == Face::Code)
        return;
    ImFontConfig merge = config;
    merge.MergeMode = true;
    // DejaVu fills its box more than Noto does: at this share the arrows sit beside the letters.
    atlas.AddFontFromFileTTF(m_files.symbols.c_str(), std::round(pixels * 0.84F), &merge,
                             kSymbolRanges.data());
}

/// ImGui's FreeType builder rounds every advance up, which spaces words like a telegram.
void Fonts::true_advances(const Size& size) const {
    const Design& design = m_designs.at(size.face);
    const float scale = static_cast<float>(size.em_px) / design.units_per_em;
    for (auto& glyph : size.font->Glyphs) {
        const auto known = design.advance.find(glyph.Codepoint);
        if (known != design.advance.end())
            glyph.AdvanceX = std::round(known->second * scale);
    }
    size.font->BuildLookupTable();
}

bool Fonts::build() {
    auto& atlas = *ImGui::GetIO().Fonts;
    if (!m_wanted && atlas.IsBuilt())
        return false;
    m_wanted = false;
    atlas.Clear();
    for (auto& size : m_sizes)
        add_to_atlas(size);
    atlas.Build();
    for (const auto& size : m_sizes)
        true_advances(size);
    return true;
}

float Fonts::enlargement(int em_px) {
    return std::max(1.0F, static_cast<float>(em_px) / static_cast<float>(kLargestEm));
}

float Fonts::line_spacing(int em_px) {
    return em_px >= 48 ? 1.22F : 1.38F;
}

float Fonts::width(std::string_view text, Face face, int em_px) {
    const ImFont* font = get(face, em_px);
    if (font == nullptr)
        return 0.5F * static_cast<float>(em_px) * static_cast<float>(text.size());
    return font
        ->CalcTextSizeA(font->FontSize * enlargement(em_px), FLT_MAX, 0, text.data(),
                        text.data() + text.size())
        .x;
}

TextBlock Fonts::layout(std::string_view text, Face face, int em_px, float max_width) {
    TextBlock block;
    block.text = text;
    block.face = face;
    block.em_px = em_px;
    block.line_height = std::round(static_cast<float>(em_px) * line_spacing(em_px));
    const ImFont* font = get(face, em_px);
    if (em_px >= kNumeralFrom && !is_numeral(text))
        want_letters(face, em_px);
    const char* const begin = block.text.data();
    const char* const end = begin + block.text.size();
    const char* at = begin;
    while (at < end) {
        const char* line_end = end;
        if (font != nullptr)
            line_end =
                font->CalcWordWrapPositionA(enlargement(em_px), at, end, std::max(1.0F, max_width));
        const char* newline = std::find(at, line_end, '\n');
        line_end = std::min(line_end, newline);
        // Where not even one letter fits it stands alone, whole, so that the text comes to an end.
        if (line_end == at && *at != '\n')
            do
                ++line_end;
            while (line_end < end && (static_cast<unsigned char>(*line_end) & 0xC0U) == 0x80U);
        const TextLine line{static_cast<std::size_t>(at - begin),
                            static_cast<std::size_t>(line_end - begin),
                            width({at, static_cast<std::size_t>(line_end - at)}, face, em_px)};
        block.lines.push_back(line);
        block.width = std::max(block.width, line.width);
        const bool at_blank = line_end == end || *line_end == ' ' || *line_end == '\n';
        block.broken_word = block.broken_word || (!at_blank && line_end[-1] != '-');
        at = line_end;
        if (at < end && *at == '\n')
            ++at;
        else
            while (at < end && *at == ' ')
                ++at;
    }
    block.height =
        block.line_height * static_cast<float>(std::max<std::size_t>(1, block.lines.size()));
    return block;
}

float Fonts::widest_word(std::string_view text, Face face, int em_px) {
    float widest = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(" \n"), text.size());
        widest = std::max(widest, width(text.substr(0, end), face, em_px));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return widest;
}

}  // namespace tereze::ui
