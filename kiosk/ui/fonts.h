// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The system's Noto Sans in the sizes that a window really uses, and lines of text broken by them.
#pragma once

#include "core/base/result.h"
#include "kiosk/ui/theme.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

struct ImFont;

namespace tereze::ui {

enum class Face { Regular, Bold, Code };

struct FontFiles {
    std::filesystem::path regular;
    std::filesystem::path bold;
    std::filesystem::path code;
    std::filesystem::path symbols;  ///< arrows and ticks, which Noto Sans lacks

    /// Asks fontconfig for Noto Sans and DejaVu. A substitute is refused: most lack Kazakh letters.
    /// Errors: ui.font_missing.
    static Result<FontFiles> find();
};

struct TextLine {
    std::size_t begin = 0;
    std::size_t end = 0;
    float width = 0;
};

/// A text broken into lines.
struct TextBlock {
    std::string text;
    std::vector<TextLine> lines;
    Face face = Face::Regular;
    int em_px = 0;
    float line_height = 0;
    float width = 0;
    float height = 0;
    bool broken_word = false;  ///< a word was wider than the column and had to be cut in two
};

/// Lives beside an ImGui context. Sizes are rasterised when first asked for: the frame that asks is
/// laid out again after `build`.
class Fonts {
  public:
    explicit Fonts(FontFiles files);

    /// Nothing until it has been built. Very large sizes come as the largest that is rasterised, to
    /// be drawn enlarged by `enlargement`.
    ImFont* get(Face face, int em_px);
    static float enlargement(int em_px);
    /// Rasterises what was asked for since the last time. True when the atlas has changed.
    bool build();
    /// Forgets all sizes, for another text scale.
    void forget();
    /// Something was asked for that is not in the atlas yet.
    bool wanted() const { return m_wanted; }

    float width(std::string_view text, Face face, int em_px);
    /// Breaks at blanks and newlines; a word alone on its line breaks where the column ends.
    TextBlock layout(std::string_view text, Face face, int em_px, float max_width);
    /// The widest single word, for what must not break words.
    float widest_word(std::string_view text, Face face, int em_px);

    /// Distance between baselines over the em height.
    static float line_spacing(int em_px);

  private:
    struct Size {
        Face face;
        int em_px;
        ImFont* font = nullptr;
        bool letters = false;  ///< a large size that shows words, not numerals alone
    };
    void want_letters(Face face, int em_px);
    void add_to_atlas(Size& size);
    void true_advances(const Size& size) const;

    FontFiles m_files;
    /// A face's own measures, in its font units.
    struct Design {
        float units_per_em = 1000;
        float height = 1362;                ///< ascender plus descender
        std::map<unsigned, float> advance;  ///< by code point
    };
    static Design design_of(const std::filesystem::path& file);
    const std::filesystem::path& file_of(Face face) const;

    std::map<Face, Design> m_designs;
    std::vector<Size> m_sizes;
    bool m_wanted = false;
};

}  // namespace tereze::ui
