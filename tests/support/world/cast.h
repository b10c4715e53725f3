// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The people and secrets of a hall that is made for a run; all synthetic, with valid check digits.
#pragma once

#include <string>

namespace tereze::testing {

struct Cast {
    std::string hall = "almaty-001";
    std::string hall_number = "001";
    std::string hall_name_kk = "Алматы қаласының № 1 халыққа қызмет көрсету орталығы";
    std::string hall_name_ru = "Центр обслуживания населения № 1 города Алматы";
    std::string hall_address_kk = "Алматы қаласы, Үлгі көшесі, 1";
    std::string hall_address_ru = "город Алматы, улица Образцовая, 1";
    std::string desk = "3";
    std::string operator_login = "aigerim";
    std::string operator_name = "Серікова Әйгерім Тестқызы";
    std::string operator_iin = "840229400006";
    std::string operator_password = "Terezeden-korinedi-2026";
    std::string operator_pin = "123456";
    std::string card_person = "akhmetov.toml";
    std::string other_card_person = "serikova.toml";
    std::string card_document = "087654321";
    std::string card_birth = "01011975";  ///< as typed: digits alone
    std::string card_expiry = "02112033";
    std::string card_name = "AKHMETOV DAULET";
    std::string card_iin = "750101300004";
    std::string absent_iin = "551111300000";  ///< valid, but in no state database
    std::string service = "almaty-2015/medical";
};

}  // namespace tereze::testing
