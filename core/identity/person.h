// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A person as the state database «Жеке тұлға» (ГБД ФЛ) knows them.
#pragma once

#include <string>

#include "core/calendar/civil_time.h"

namespace tereze::identity {

struct Person {
    std::string iin;
    std::string surname;
    std::string name;
    std::string patronymic;
    calendar::Date birth_date{};
    std::string address;
    std::string document_number;

    std::string full_name() const {
        std::string text = surname;
        for (const auto* part : {&name, &patronymic})
            if (!part->empty()) text += (text.empty() ? "" : " ") + *part;
        return text;
    }
};

}  // namespace tereze::identity
