// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/paper/repealed.h"

#include "core/regulation/practice.h"

namespace tereze::paper {

std::optional<RepealedAct> repealed_act(const regulation::Catalogue& catalogue,
                                        std::string_view service_id, calendar::Date day) {
    const auto* service = catalogue.service(service_id);
    if (service == nullptr)
        return std::nullopt;
    const auto since = repealed_before(catalogue, *service, day);
    if (!since)
        return std::nullopt;
    return RepealedAct{catalogue.act(service->act_id)->number, *since};
}

std::string repealed_words(const RepealedAct& act, text::Language language,
                           const text::Translator& translator) {
    return translator.tr(
        language, "regulation.repealed_act",
        {{"number", act.number}, {"date", calendar::long_date(act.since, language)}});
}

}  // namespace tereze::paper
