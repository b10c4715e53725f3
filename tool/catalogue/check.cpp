// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tool/catalogue/check.h"

#include "core/calendar/working_days.h"
#include "core/fees/mci.h"
#include "core/regulation/catalogue.h"

#include <ostream>

namespace tereze::tool {
namespace {

void print_counts(const regulation::Catalogue& catalogue, std::ostream& out) {
    const auto counts = catalogue.counts();
    out << "acts " << counts.acts << ", regulations " << counts.regulations << ", operations "
        << counts.operations << "\n"
        << "channels " << counts.channels << ", processes " << counts.processes << ", documents "
        << counts.documents << ", decisions " << counts.decisions << "\n";
    for (const auto& act : catalogue.acts()) {
        std::size_t regulations = 0;
        for (const auto& service : catalogue.services())
            regulations += service.act_id == act.id ? 1 : 0;
        out << "  " << act.id << ": № " << act.number << " of " << calendar::short_date(act.adopted)
            << ", regulations " << regulations;
        if (act.repealed && act.repealed->value)
            out << ", repealed " << calendar::short_date(*act.repealed->value);
        out << "\n";
    }
}

}  // namespace

int check_catalogue(const std::filesystem::path& config, std::ostream& out,
                    std::ostream& complaints) {
    auto report = regulation::Catalogue::examine(config);
    std::size_t faults = report.faults.list().size();
    for (const auto& fault : report.faults.list())
        complaints << "error: " << fault << "\n";
    for (const auto& warning : report.warnings.list())
        complaints << "warning: " << warning << "\n";
    // Each of these tells file and line of all that is wrong in it.
    const auto days = calendar::WorkingDays::load(config / "calendars" / "kz.toml");
    const auto fees = fees::MciTable::load(config / "fees" / "mci.toml");
    if (!days)
        complaints << "error: " << days.error().detail << "\n";
    if (!fees)
        complaints << "error: " << fees.error().detail << "\n";
    faults += (days ? 0 : 1) + (fees ? 0 : 1);
    if (faults > 0) {
        complaints << "not sound: errors " << faults << ", warnings "
                   << report.warnings.list().size() << "\n";
        return 1;
    }
    print_counts(*report.catalogue, out);
    return 0;
}

}  // namespace tereze::tool
