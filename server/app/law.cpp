// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "server/app/law.h"

#include <spdlog/spdlog.h>

namespace tereze::server::app {
namespace {

using regulation::Catalogue;
using regulation::CatalogueKeeper;

/// [law] against a catalogue: a fault of the file where one of the two has to be mended.
CatalogueKeeper::Condition condition_of(const ServerConfig& config) {
    return [practice = config.practice, file = config.file_name, line = config.practice_line](
               const Catalogue& catalogue, text::TomlFaults& faults) {
        if (const auto checked = practice.check(catalogue); !checked)
            faults.add(file, line, "", checked.error().code + ": " + checked.error().detail);
    };
}

void log(const CatalogueKeeper& keeper, const CatalogueKeeper::Reading& reading) {
    for (const auto& fault : reading.faults.list())
        spdlog::error("catalogue: {}", fault);
    for (const auto& fault : reading.damage.list())
        spdlog::warn("catalogue: the saved copy was damaged and is replaced: {}", fault);
    if (reading.not_saved)
        spdlog::error("catalogue: not saved for the next start: {} ({})", reading.not_saved->code,
                      reading.not_saved->detail);
    const auto counts = keeper.current()->counts();
    if (reading.fresh)
        spdlog::info("catalogue: {} acts, {} regulations, {} processes", counts.acts,
                     counts.regulations, counts.processes);
    else
        spdlog::error("catalogue: {} faults; the centre works by the last good catalogue",
                      reading.faults.list().size());
}

}  // namespace

Result<std::unique_ptr<CatalogueKeeper>> open_catalogue(const ServerConfig& config) {
    TEREZE_ASSIGN(auto opened, CatalogueKeeper::open(config.regulations, config.catalogue_state,
                                                     condition_of(config)));
    log(*opened.keeper, opened.reading);
    return std::move(opened.keeper);
}

void reload_catalogue(CatalogueKeeper& keeper) {
    log(keeper, keeper.reload());
}

}  // namespace tereze::server::app
