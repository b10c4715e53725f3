// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/standins/paper_pages/pages.h"

#include <array>
#include <utility>

namespace tereze::standins {
namespace {

constexpr std::array kKinds{
    PaperKind{"application", {0.5, {0.990, 0.986, 0.972, 1}, 11}, draw_application},
    PaperKind{"diploma", {-0.7, {0.970, 0.955, 0.915, 1}, 12}, draw_diploma},
    PaperKind{"premises", {0.3, {0.985, 0.983, 0.975, 1}, 13}, draw_premises},
    PaperKind{"identity", {-0.4, {0.990, 0.990, 0.985, 1}, 14}, draw_identity_card},
    PaperKind{"blank", {0.2, {0.988, 0.984, 0.970, 1}, 15}, [](Canvas&) {}},
};

constexpr TextStyle kTitle{15, true, false, Align::Centre};
constexpr TextStyle kCentre{11, false, false, Align::Centre};
constexpr TextStyle kSmall{8, false, true, Align::Centre, "Noto Serif", {0.35, 0.35, 0.38, 1}};
const TextStyle kByHand{12.5, false, true, Align::Left, "Noto Serif", kBlueInk};

/// A printed label, a line, what was written on it by hand, and the explanation below.
double field(Canvas& sheet, double y, const std::string& label, const std::string& written,
             const std::string& hint) {
    constexpr double kLeft = 25;
    constexpr double kRight = 190;
    constexpr double kValueLeft = 78;
    sheet.text(kLeft, y, kValueLeft - kLeft - 3, label);
    sheet.text(kValueLeft + 2, y - 0.8, kRight - kValueLeft, written, kByHand);
    sheet.line(kValueLeft, y + 6.2, kRight, y + 6.2);
    sheet.text(kValueLeft, y + 6.6, kRight - kValueLeft, hint, kSmall);
    return y + 14;
}

}  // namespace

std::span<const PaperKind> paper_kinds() {
    return kKinds;
}

void draw_application(Canvas& sheet) {
    sheet.text(110, 22, 80,
               "Алматы қаласы Кәсіпкерлік және\nиндустриалды-инновациялық даму\n"
               "басқармасының басшысына");
    sheet.text(25, 56, 165, "ӨТІНІШ", kTitle);
    sheet.text(25, 64, 165, "ЗАЯВЛЕНИЕ", kCentre);
    double y = 80;
    y = field(sheet, y, "Тегі, аты, әкесінің аты", "Сейітқали Ерлан Маратұлы",
              "жеке тұлғаның Т.А.Ә. / Ф.И.О. физического лица");
    y = field(sheet, y, "ЖСН / ИИН", "750101300004", "жеке сәйкестендіру нөмірі");
    y = field(sheet, y, "Мекенжайы / Адрес", "Алматы қ., Үлгі көшесі, 12-үй, 34-пәтер",
              "пошталық индексі, қала, көше, үй");
    y = field(sheet, y, "Телефон", "+7 700 000 00 00", "ұялы телефон / мобильный телефон");
    y += 4;
    y += sheet.text(
        25, y, 165,
        "Маған <b>фармацевтикалық қызметпен</b> айналысуға лицензия беруіңізді сұраймын. "
        "Қызмет түрі: дәрілік заттарды бөлшек саудада өткізу.");
    y += 3;
    y += sheet.text(
        25, y, 165,
        "Прошу выдать лицензию на занятие <b>фармацевтической деятельностью</b>. Подвид: "
        "розничная реализация лекарственных средств.");
    y += 6;
    sheet.text(25, y, 165, "Қоса берілетін құжаттар / Прилагаемые документы:", {11, true});
    y += 7;
    for (const char* item :
         {"1. Диплом көшірмесі — 1 парақ", "2. Үй-жай туралы мәліметтер — 1 парақ",
          "3. Жеке куәлік көшірмесі — 1 парақ",
          "4. Лицензиялық алым төленгені туралы түбіртек — 1 парақ"})
        y += sheet.text(32, y, 158, item, kByHand) + 1.2;
    y += 5;
    sheet.text(25, y, 165,
               "Ұсынылған ақпараттың дұрыстығын растаймын, дербес деректерді пайдалануға келісім "
               "беремін.",
               {10});
    sheet.text(25, 262, 60, "2026 жылғы «12» қаңтар", kByHand);
    sheet.line(120, 267, 185, 267);
    sheet.signature(128, 265, 42, 3);
    sheet.text(120, 268, 65, "қолы / подпись", kSmall);
}

void draw_diploma(Canvas& sheet) {
    const Colour gold{0.62, 0.50, 0.22, 1};
    const Colour pale{0.62, 0.50, 0.22, 0.35};
    sheet.box(16, 16, 178, 265, 1.2, gold);
    sheet.box(19, 19, 172, 259, 0.3, gold);
    for (double x = 24; x < 186; x += 9) {
        for (const double y : {22.5, 274.5}) {
            sheet.line(x, y, x + 4.5, y - 1.8, 0.35, pale);
            sheet.line(x + 4.5, y - 1.8, x + 9, y, 0.35, pale);
        }
    }
    sheet.text(25, 34, 160, "ҚАЗАҚСТАН РЕСПУБЛИКАСЫ", {13, true, false, Align::Centre});
    sheet.text(25, 41, 160, "РЕСПУБЛИКА КАЗАХСТАН", kCentre);
    sheet.text(25, 58, 160, "ДИПЛОМ", {34, true, false, Align::Centre, "Noto Serif", gold});
    sheet.text(25, 78, 160, "ЖБ-Б № 0000000", {12, false, false, Align::Centre});
    double y = 96;
    const TextStyle name{17, true, true, Align::Centre};
    y += sheet.text(25, y, 160, "Осы диплом", kCentre) + 3;
    y += sheet.text(25, y, 160, "Сейітқали Ерлан Маратұлына", name) + 3;
    y += sheet.text(30, y, 150,
                    "1997 жылы Үлгі медицина университетінің толық курсын «Фармация» мамандығы "
                    "бойынша аяқтағаны туралы берілді. Мемлекеттік аттестаттау комиссиясының "
                    "1997 жылғы 25 маусымдағы шешімімен <b>провизор</b> біліктілігі берілді.",
                    kCentre) +
         7;
    sheet.line(70, y, 140, y, 0.3, gold);
    y += 6;
    y += sheet.text(30, y, 150,
                    "Настоящий диплом выдан Сейтқали Ерлану Маратұлы в том, что он в 1997 году "
                    "окончил полный курс Образцового медицинского университета по специальности "
                    "«Фармация». Решением Государственной аттестационной комиссии от 25 июня "
                    "1997 года присвоена квалификация <b>провизор</b>.",
                    kCentre);
    const char* const signers[] = {"Ректор", "Декан", "Хатшы / Секретарь"};
    unsigned seed = 21;
    for (double line_y = 216; const char* signer : signers) {
        sheet.text(34, line_y, 40, signer);
        sheet.line(74, line_y + 5, 118, line_y + 5);
        sheet.signature(80, line_y + 3.5, 30, seed += 4);
        line_y += 15;
    }
    sheet.stamp(148, 232, 21, "ҮЛГІ МЕДИЦИНА УНИВЕРСИТЕТІ ★ АЛМАТЫ ★ ", "ҮЛГІ\nSPECIMEN");
    sheet.text(25, 262, 160, "Тіркеу нөмірі 000 · Алматы қаласы · 1997 жылғы 1 шілде",
               {9, false, false, Align::Centre});
}

void draw_premises(Canvas& sheet) {
    sheet.text(120, 20, 70, "Мәліметтер нысаны\nФорма сведений", {9, false, true, Align::Right});
    sheet.text(25, 36, 165, "Үй-жай және жабдық туралы мәліметтер", kTitle);
    sheet.text(25, 44, 165, "Сведения о помещении и оборудовании", kCentre);
    const std::array<std::pair<const char*, const char*>, 9> rows{{
        {"Үй-жайдың мекенжайы\nАдрес помещения",
         "Алматы қ., Сынақ даңғылы, 7-үй, 2-қабат жоқ, 1-қабат"},
        {"Құқық белгілейтін құжат\nПравоустанавливающий документ",
         "Жалға алу шарты № 15, 2025 жылғы 3 қараша"},
        {"Жалпы алаңы\nОбщая площадь", "64,8 м²"},
        {"Сауда залы\nТорговый зал", "32,0 м²"},
        {"Дәрілерді сақтау бөлмесі\nПомещение хранения", "18,4 м²"},
        {"Тоңазытқыш жабдығы\nХолодильное оборудование", "2 дана, +2…+8 °С, журнал жүргізіледі"},
        {"Ылғал мен температура өлшегіш\nПсихрометр", "№ 0417, тексерілген күні 14.10.2025"},
        {"Күзет және өрт дабылы\nОхранная и пожарная сигнализация", "бар / имеется"},
        {"Санитариялық қорытынды\nСанитарное заключение", "№ 000-15, 2025 жылғы 20 қараша"},
    }};
    double y = 58;
    sheet.fill(25, y, 165, 9, {0.88, 0.89, 0.90, 1});
    sheet.text(28, y + 1.8, 70, "Көрсеткіш / Показатель", {9.5, true});
    sheet.text(103, y + 1.8, 84, "Мәні / Значение", {9.5, true});
    const double top = y;
    y += 9;
    for (const auto& [label, value] : rows) {
        sheet.line(25, y, 190, y);
        sheet.text(28, y + 2, 70, label, {9.5});
        sheet.text(103, y + 3.6, 84, value, {11});
        y += 15.5;
    }
    sheet.box(25, top, 165, y - top);
    sheet.line(100, top, 100, y);
    y += 8;
    sheet.text(25, y, 165,
               "Мәліметтердің дұрыстығын растаймын. Достоверность сведений подтверждаю.", {10});
    sheet.text(25, 248, 80, "Өтініш беруші / Заявитель\nСейітқали Е. М.");
    sheet.line(110, 257, 150, 257);
    sheet.signature(112, 255, 34, 3);
    sheet.stamp(170, 250, 17, "ЖЕКЕ КӘСІПКЕР ★ СЕЙІТҚАЛИ Е. М. ★ ", "ҮЛГІ");
    sheet.text(25, 270, 80, "12.01.2026", kByHand);
}

}  // namespace tereze::standins
