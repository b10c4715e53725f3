// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which editions a centre works by: those in force in its region, and repealed ones only where its
// configuration names them.
#pragma once

#include "core/regulation/catalogue.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::regulation {

/// Acts of this region hold everywhere.
inline constexpr std::string_view kRepublic = "republic";

/// The regulation of a subject that is in force in a region (or in the whole republic) on a date;
/// of two, the later. nullptr where there is none.
const Service* edition_in_force(const Catalogue& catalogue, std::string_view region,
                                std::string_view subject, calendar::Date date);

/// The centre's part of the law ([law] in its configuration).
struct Practice {
    std::string region;
    /// Repealed acts that this centre uses all the same; whatever is done by them is marked on
    /// screen and paper.
    std::set<std::string, std::less<>> repealed_acts;

    /// Reads the keys `region` and `repealed_acts` of a table. The ids are checked by `check`.
    static Practice read(text::TomlTable& table);
    /// Errors: regulation.practice_invalid where the catalogue knows no such region or act, and
    /// where a listed act is not repealed at all.
    Result<> check(const Catalogue& catalogue) const;

    /// Whether a service may be given on a date.
    bool allows(const Catalogue& catalogue, const Service& service, calendar::Date date) const;
    /// The services of a channel that may be given, in the order of the catalogue; of several
    /// editions of one subject only the latest.
    std::vector<const Service*> services(const Catalogue& catalogue, Channel channel,
                                         calendar::Date date) const;
};

/// The day of repeal that has to be shown wherever the service is used on a date; nothing while
/// its act is in force.
std::optional<calendar::Date> repealed_before(const Catalogue& catalogue, const Service& service,
                                              calendar::Date date);

}  // namespace tereze::regulation
