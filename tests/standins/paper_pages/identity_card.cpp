// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A copy of an identity card on an A4 sheet: both sides, marked as a specimen. It follows no real
// card closely enough to be mistaken for one.
#include "tests/standins/paper_pages/pages.h"

namespace tereze::standins {
namespace {

constexpr double kCardWidth = 128;  // ID-1 at one and a half times, as copiers enlarge it
constexpr double kCardHeight = 81;
constexpr Colour kGrey{0.36, 0.42, 0.46, 1};
const TextStyle kLabel{6.5, false, false, Align::Left, "Noto Sans", kGrey};
const TextStyle kValue{10, true, false, Align::Left, "Noto Sans"};

void rounded(cairo_t* cairo, double x, double y, double width, double height, double radius) {
    constexpr double kQuarter = 1.57079632679;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, x + width - radius, y + radius, radius, -kQuarter, 0);
    cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, kQuarter);
    cairo_arc(cairo, x + radius, y + height - radius, radius, kQuarter, 2 * kQuarter);
    cairo_arc(cairo, x + radius, y + radius, radius, 2 * kQuarter, 3 * kQuarter);
    cairo_close_path(cairo);
}

void draw_ground(Canvas& sheet, double x, double y) {
    auto* cairo = sheet.context();
    rounded(cairo, x, y, kCardWidth, kCardHeight, 5);
    auto* tint = cairo_pattern_create_linear(x, y, x + kCardWidth, y + kCardHeight);
    cairo_pattern_add_color_stop_rgb(tint, 0, 0.80, 0.92, 0.95);
    cairo_pattern_add_color_stop_rgb(tint, 0.6, 0.93, 0.95, 0.90);
    cairo_pattern_add_color_stop_rgb(tint, 1, 0.96, 0.92, 0.78);
    cairo_set_source(cairo, tint);
    cairo_fill_preserve(cairo);
    cairo_pattern_destroy(tint);
    cairo_save(cairo);
    cairo_clip(cairo);
    cairo_set_line_width(cairo, 0.12);
    cairo_set_source_rgba(cairo, 0.0, 0.45, 0.55, 0.28);
    for (int ring = 1; ring < 26; ++ring) {
        cairo_arc(cairo, x + kCardWidth * 0.78, y + kCardHeight * 0.55, ring * 3.4, 0, 6.2832);
        cairo_stroke(cairo);
    }
    cairo_restore(cairo);
    rounded(cairo, x, y, kCardWidth, kCardHeight, 5);
    cairo_set_source_rgb(cairo, 0.45, 0.5, 0.52);
    cairo_set_line_width(cairo, 0.3);
    cairo_stroke(cairo);
}

/// A head and shoulders, nobody's face.
void draw_portrait(Canvas& sheet, double x, double y) {
    auto* cairo = sheet.context();
    constexpr double kWidth = 32;
    constexpr double kHeight = 42;
    sheet.fill(x, y, kWidth, kHeight, {0.86, 0.88, 0.88, 1});
    cairo_save(cairo);
    cairo_rectangle(cairo, x, y, kWidth, kHeight);
    cairo_clip(cairo);
    cairo_set_source_rgb(cairo, 0.52, 0.56, 0.58);
    cairo_arc(cairo, x + kWidth / 2, y + kHeight * 1.12, 16, 0, 6.2832);
    cairo_fill(cairo);
    cairo_save(cairo);
    cairo_translate(cairo, x + kWidth / 2, y + kHeight * 0.42);
    cairo_scale(cairo, 8, 10.5);
    cairo_arc(cairo, 0, 0, 1, 0, 6.2832);
    cairo_restore(cairo);
    cairo_set_source_rgb(cairo, 0.66, 0.68, 0.69);
    cairo_fill(cairo);
    cairo_restore(cairo);
    sheet.box(x, y, kWidth, kHeight, 0.2, kGrey);
}

void entry(Canvas& sheet, double x, double y, const char* label, const char* value) {
    sheet.text(x, y, 70, label, kLabel);
    sheet.text(x, y + 2.9, 80, value, kValue);
}

void draw_front(Canvas& sheet, double x, double y) {
    draw_ground(sheet, x, y);
    sheet.text(x + 6, y + 4, 116, "ҚАЗАҚСТАН РЕСПУБЛИКАСЫ · ҮЛГІ",
               {9, true, false, Align::Left, "Noto Sans", {0, 0.34, 0.42, 1}});
    sheet.text(x + 6, y + 9.5, 116, "ЖЕКЕ КУӘЛІК / УДОСТОВЕРЕНИЕ ЛИЧНОСТИ",
               {7.5, false, false, Align::Left, "Noto Sans"});
    draw_portrait(sheet, x + 7, y + 19);
    entry(sheet, x + 46, y + 18, "ТЕГІ / ФАМИЛИЯ", "СЕЙІТҚАЛИ");
    entry(sheet, x + 46, y + 28, "АТЫ / ИМЯ", "ЕРЛАН");
    entry(sheet, x + 46, y + 38, "ӘКЕСІНІҢ АТЫ / ОТЧЕСТВО", "МАРАТҰЛЫ");
    entry(sheet, x + 46, y + 48, "ТУҒАН КҮНІ / ДАТА РОЖДЕНИЯ", "01.01.1975");
    entry(sheet, x + 46, y + 60, "ЖСН / ИИН", "750101300004");
    sheet.signature(x + 10, y + 71, 24, 3);
}

void draw_back(Canvas& sheet, double x, double y) {
    draw_ground(sheet, x, y);
    entry(sheet, x + 8, y + 6, "КУӘЛІК НӨМІРІ / НОМЕР", "000000000");
    entry(sheet, x + 66, y + 6, "ТУҒАН ЖЕРІ / МЕСТО РОЖДЕНИЯ", "АЛМАТЫ");
    entry(sheet, x + 8, y + 17, "БЕРІЛГЕН КҮНІ / ДАТА ВЫДАЧИ", "15.03.2024");
    entry(sheet, x + 66, y + 17, "ЖАРАМДЫ / СРОК ДЕЙСТВИЯ", "14.03.2034");
    entry(sheet, x + 8, y + 28, "БЕРГЕН МЕКЕМЕ / ОРГАН ВЫДАЧИ", "ҮЛГІ МЕКЕМЕСІ");
    const TextStyle zone{11, false, false, Align::Left, "Noto Sans Mono"};
    sheet.fill(x + 1, y + 52, kCardWidth - 2, 25, {1, 1, 1, 0.55});
    sheet.text(x + 8, y + 54, 118,
               "SPECIMEN&lt;NOT&lt;A&lt;DOCUMENT&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;", zone);
    sheet.text(x + 8, y + 60.5, 118,
               "7501010M3403140KAZ&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;0", zone);
    sheet.text(x + 8, y + 67, 118,
               "SEIITKALI&lt;&lt;YERLAN&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;", zone);
}

}  // namespace

void draw_identity_card(Canvas& sheet) {
    constexpr double kLeft = 38;
    sheet.text(25, 16, 160, "Көшірме / Копия", {12, true, false, Align::Centre});
    draw_front(sheet, kLeft, 32);
    draw_back(sheet, kLeft, 128);
    const Colour mark{0.72, 0.12, 0.14, 0.38};
    sheet.across(kLeft + kCardWidth / 2, 32 + kCardHeight / 2, -24, "SPECIMEN · ҮЛГІ", 34, mark);
    sheet.across(kLeft + kCardWidth / 2, 128 + kCardHeight / 2, -24, "SPECIMEN · ҮЛГІ", 34, mark);
    sheet.text(25, 224, 160, "Түпнұсқамен салыстырылды / С подлинником сверено", {11});
    sheet.line(25, 246, 85, 246);
    sheet.signature(32, 244, 36, 9);
    sheet.text(25, 247, 60, "оператордың қолы", {8, false, true, Align::Centre});
    sheet.stamp(150, 246, 19, "ХАЛЫҚҚА ҚЫЗМЕТ КӨРСЕТУ ОРТАЛЫҒЫ ★ ", "ҮЛГІ\n№ 1");
}

}  // namespace tereze::standins
