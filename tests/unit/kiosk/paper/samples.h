// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Invented people and papers for the tests of this folder.
#pragma once

#include "core/base/child_process.h"
#include "core/text/translator.h"
#include "kiosk/paper/receipt.h"
#include "kiosk/paper/ticket.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace tereze::paper::samples {

using text::Language;

inline const text::Translator& translator() {
    static const auto loaded =
        text::Translator::load(std::filesystem::path(TEREZE_BUILD_DIR) / "locales");
    REQUIRE(loaded);
    return *loaded;
}

inline const text::Localized kMedical{
    "Медициналық қызметке лицензия беру, қайта ресімдеу, лицензияның телнұсқасын беру",
    "Выдача, переоформление, выдача дубликата лицензии на медицинскую деятельность",
    {}};

/// The longest title of the acts (Алматы 2015, S4).
inline const text::Localized kScrapMetal{
    "Заңды тұлғаларда өз өндірісі барысында және құрамында түсті және (немесе) қара металл "
    "сынықтары "
    "және (немесе) қалдықтары болған мүліктік кешенді сатып алу нәтижесінде пайда болған түсті "
    "және "
    "қара металл сынықтары мен қалдықтарын өткізу жөніндегі қызметті қоспағанда, заңды тұлғалардың "
    "түсті және қара металл сынықтары мен қалдықтарын жинау (дайындау), сақтау, өңдеу және "
    "лицензиаттарға өткізу жөніндегі қызметті жүзеге асыруға лицензия беру, қайта ресімдеу, "
    "лицензияның телнұсқаларын беру",
    "Выдача, переоформление, выдача дубликатов лицензии на осуществление деятельности по сбору "
    "(заготовке), хранению, переработке и реализации лицензиатам юридическими лицами лома и "
    "отходов "
    "цветных и черных металлов, за исключением деятельности по реализации лома и отходов цветных и "
    "черных металлов, образовавшихся у юридических лиц в ходе собственного производства и в "
    "результате приобретения имущественного комплекса, в составе которого находились лом и (или) "
    "отходы цветных и (или) черных металлов",
    {}};

/// Runs an independent reader (pdftotext, qpdf, java …) to its end.
inline CommandOutput run(std::vector<std::string> argv) {
    ChildOptions options;
    options.argv = std::move(argv);
    auto output = run_command(std::move(options), std::chrono::seconds(60));
    REQUIRE(output);
    return *output;
}

/// 22 November 2026, 10:19 in Almaty.
inline const calendar::TimePoint kMoment =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::hours(5) +
    std::chrono::minutes(19);

inline TicketPaper ticket(Language language = Language::Kazakh) {
    TicketPaper paper;
    paper.number = "М-042";
    paper.service_title = kMedical;
    paper.hall_name = {"Алматы қаласы Әуезов ауданының халыққа қызмет көрсету орталығы",
                       "Центр обслуживания населения Ауэзовского района города Алматы",
                       "Public service centre of Auezov district, Almaty"};
    paper.window_hint = {"2-қабат, 5–9 терезелер", "2-й этаж, окна 5–9", "2nd floor, windows 5–9"};
    paper.issued_at = kMoment;
    paper.people_ahead = 3;
    paper.url = "https://almaty.tereze.example/t/01a201e2-633f-71a3-bcbd-c1a894c462bf";
    paper.language = language;
    return paper;
}

inline ReceiptPaper receipt(int documents = 4, Language language = Language::Kazakh) {
    static const std::vector<std::pair<std::string, std::string>> kNames{
        {"Өтініш", "Заявление"},
        {"Жеке басты куәландыратын құжаттың көшірмесі",
         "Копия документа, удостоверяющего личность"},
        {"Жекелеген қызмет түрлерімен айналысу құқығы үшін лицензиялық алымның төленгенін "
         "растайтын "
         "құжаттың көшірмесі",
         "Копия документа, подтверждающего уплату лицензионного сбора за право занятия отдельными "
         "видами деятельности"},
        {"Біліктілігі туралы дипломның көшірмесі", "Копия диплома о квалификации"},
        {"Үй-жайды жалға алу шарты", "Договор аренды помещения"},
        {"Санитариялық-эпидемиологиялық қорытынды", "Санитарно-эпидемиологическое заключение"},
        {"Құрылыс паспорты № ҚР-7/һ", "Паспорт оборудования № ҚР-7/һ"}};
    ReceiptPaper paper;
    paper.service_title = kMedical;
    paper.language = language;
    auto& receipt = paper.receipt;
    receipt.registration_number = "2026-AL-000123";
    receipt.registered_at = kMoment;
    receipt.service_id = "almaty-2015/medical";
    receipt.operation = "issue";
    receipt.applicant_name = "Өмірзақова Гүлнәр Қайратқызы";
    receipt.applicant_iin = "750101400004";
    receipt.applicant_contact = "+7 701 234 56 78";
    receipt.operator_name = "Сәрсенбай Ұлжан Іңкәрқызы";
    receipt.hall_name_kk = "Алматы қаласы Әуезов ауданының халыққа қызмет көрсету орталығы";
    receipt.hall_name_ru = "Центр обслуживания населения Ауэзовского района города Алматы";
    receipt.hall_address_kk = "Алматы қаласы, Жандосов көшесі, 51-үй";
    receipt.hall_address_ru = "город Алматы, улица Жандосова, дом 51";
    receipt.expected_result = std::chrono::year(2026) / 12 / 14;
    receipt.expected_result_stated = true;
    receipt.case_id = "01a201e2-633f-71a3-bcbd-c1a894c462bf";
    receipt.check_url = "https://almaty.tereze.example/c/01a201e2-633f-71a3-bcbd-c1a894c462bf";
    for (int i = 0; i < documents; ++i) {
        const auto& [kk, ru] = kNames[static_cast<std::size_t>(i) % kNames.size()];
        casework::Attachment document;
        document.number = i + 1;
        document.title_kk = kk;
        document.title_ru = ru;
        document.authenticity = static_cast<casework::Authenticity>(i % 4);
        document.pages = 1 + i % 3;
        receipt.documents.push_back(document);
    }
    return paper;
}

}  // namespace tereze::paper::samples
