// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Editions by region and date.
#include "core/regulation/practice.h"

#include <algorithm>

namespace tereze::regulation {
namespace {

bool holds_in(const Act& act, std::string_view region) {
    return act.region == region || act.region == kRepublic;
}

/// Of two editions of a subject the one whose act came later.
bool is_later(const Catalogue& catalogue, const Service& one, const Service& other) {
    return catalogue.act(one.act_id)->first_day() > catalogue.act(other.act_id)->first_day();
}

}  // namespace

const Service* edition_in_force(const Catalogue& catalogue, std::string_view region,
                                std::string_view subject, calendar::Date date) {
    const Service* latest = nullptr;
    for (const auto& service : catalogue.services()) {
        const auto& act = *catalogue.act(service.act_id);
        if (service.subject != subject || !holds_in(act, region) || !act.in_force_on(date))
            continue;
        if (latest == nullptr || is_later(catalogue, service, *latest))
            latest = &service;
    }
    return latest;
}

Practice Practice::read(text::TomlTable& table) {
    Practice practice;
    practice.region = table.text("region");
    for (auto& act : table.texts("repealed_acts"))
        practice.repealed_acts.insert(std::move(act));
    return practice;
}

Result<> Practice::check(const Catalogue& catalogue) const {
    const auto invalid = [](const std::string& what) {
        return fail("regulation.practice_invalid", ErrorClass::Regulation, Remedy::Configure, what);
    };
    if (catalogue.region(region) == nullptr)
        return invalid("law.region: " + region);
    for (const auto& id : repealed_acts) {
        const auto* act = catalogue.act(id);
        if (act == nullptr || !act->repealed)
            return invalid("law.repealed_acts: no repealed act " + id);
    }
    return {};
}

bool Practice::allows(const Catalogue& catalogue, const Service& service,
                      calendar::Date date) const {
    const auto& act = *catalogue.act(service.act_id);
    if (repealed_acts.contains(act.id))
        return true;
    return holds_in(act, region) && act.in_force_on(date);
}

std::vector<const Service*> Practice::services(const Catalogue& catalogue, Channel channel,
                                               calendar::Date date) const {
    std::vector<const Service*> allowed;
    for (const auto* service : catalogue.offered_in(channel))
        if (allows(catalogue, *service, date))
            allowed.push_back(service);
    std::vector<const Service*> latest;
    for (const auto* service : allowed) {
        const bool superseded =
            std::any_of(allowed.begin(), allowed.end(), [&](const Service* other) {
                return other->subject == service->subject && is_later(catalogue, *other, *service);
            });
        if (!superseded)
            latest.push_back(service);
    }
    return latest;
}

std::optional<calendar::Date> repealed_before(const Catalogue& catalogue, const Service& service,
                                              calendar::Date date) {
    const auto* act = catalogue.act(service.act_id);
    if (act == nullptr || !act->repealed || !act->repealed->value || *act->repealed->value > date)
        return std::nullopt;
    return act->repealed->value;
}

}  // namespace tereze::regulation
