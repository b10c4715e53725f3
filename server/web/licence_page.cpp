// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The page of a licence: whether the paper in the hand is genuine and in force. It names the holder
// so that the paper can be compared, and no more than that.
#include "core/calendar/civil_time.h"
#include "server/web/pages.h"

namespace tereze::server::web {
namespace {

using licences::Licence;
using licences::LicenceState;

/// "А••••• Д•••••": who holds the paper can compare, who guessed the address learns no name.
std::string masked(const std::string& name) {
    std::string mask;
    bool begins = true;
    for (std::size_t i = 0; i < name.size();) {
        std::size_t end = i + 1;
        while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U)
            ++end;
        const auto letter = name.substr(i, end - i);
        mask += begins || letter == " " ? letter : "•";
        begins = letter == " ";
        i = end;
    }
    return mask;
}

std::string day(const PageContext& context, const std::string& iso) {
    const auto date = calendar::parse_iso_date(iso);
    return date ? calendar::long_date(*date, context.language) : std::string();
}

bool is_over(const Licence& licence, calendar::Date today) {
    const auto last = calendar::parse_iso_date(licence.valid_until);
    return last && *last < today;
}

std::string verdict_of(const PageContext& context, const Licence& licence, calendar::Date today) {
    if (licence.state == LicenceState::Issued && is_over(licence, today))
        return verdict(context, false, "web.licence.over");
    return verdict(context, licence.state == LicenceState::Issued,
                   "web.licence." + std::string(licences::to_string(licence.state)));
}

}  // namespace

http::Response licence_page(const PageContext& context, const Licence& licence,
                            const text::Localized& service, const text::Localized& office,
                            calendar::Date today) {
    const auto annexes =
        licence.annexes.empty() ? std::string() : std::to_string(licence.annexes.size());
    const auto content =
        "<h1>" + context.html("web.licence.title") + "</h1><p class=\"number long\">" +
        escape_html(licence.unique_number) + "</p>" + verdict_of(context, licence, today) + "<p>" +
        context.html("web.case.compare") + "</p>" +
        list({{context.tr("web.service"), service.in(context.language)},
              {context.tr("web.licence.holder"), masked(licence.holder_name)},
              {context.tr("web.licence.issued_on"), day(context, licence.issued_on)},
              {context.tr("web.licence.valid_until"), licence.valid_until.empty()
                                                          ? context.tr("web.licence.no_term")
                                                          : day(context, licence.valid_until)},
              {context.tr("web.licence.replaces"), licence.replaces},
              {context.tr("web.licence.annexes"), annexes},
              {context.tr("web.licence.office"), office.in(context.language)}}) +
        "<p class=\"quiet\">" + context.html("web.contact") + "</p>";
    return answer(context, 200,
                  {context.tr("web.licence.title") + " " + licence.unique_number, content});
}

}  // namespace tereze::server::web
