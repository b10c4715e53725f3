// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/regulation/keeper.h"

#include <utility>

namespace tereze::regulation {

namespace fs = std::filesystem;

CatalogueKeeper::CatalogueKeeper(fs::path config, fs::path state, Condition condition)
    : m_config(std::move(config)),
      m_last_good(std::move(state)),
      m_condition(std::move(condition)) {}

Result<CatalogueKeeper::Opened> CatalogueKeeper::open(fs::path config, fs::path state,
                                                      Condition condition) {
    Opened opened;
    // Not make_unique: the constructor is private.
    opened.keeper.reset(
        new CatalogueKeeper(std::move(config), std::move(state), std::move(condition)));
    auto& keeper = *opened.keeper;
    opened.reading = keeper.reload();
    if (opened.reading.fresh)
        return opened;

    text::TomlFaults of_copy;
    const auto saved = keeper.m_last_good.find(of_copy);
    if (saved)
        keeper.use(keeper.examine(*saved, of_copy));
    opened.reading.faults.add_all(of_copy, "last good catalogue: ");
    if (keeper.m_current)
        return opened;
    const auto& faults = opened.reading.faults;
    return fail("regulation.invalid", ErrorClass::Regulation, Remedy::Configure,
                faults.joined(faults.list().size()));
}

CatalogueKeeper::Reading CatalogueKeeper::reload() {
    const std::lock_guard lock(m_reading);
    Reading reading;
    auto catalogue = examine(m_config, reading.faults);
    if (!catalogue)
        return reading;
    reading.fresh = true;
    use(std::move(catalogue));
    const auto is_sound = [this](const fs::path& copy) {
        text::TomlFaults faults;
        return examine(copy, faults) != nullptr;
    };
    const auto saved = m_last_good.save(m_config, is_sound, reading.damage);
    if (!saved)
        reading.not_saved = saved.error();
    return reading;
}

std::shared_ptr<const Catalogue> CatalogueKeeper::current() const {
    const std::lock_guard lock(m_mutex);
    return m_current;
}

std::shared_ptr<const Catalogue> CatalogueKeeper::examine(const fs::path& folder,
                                                          text::TomlFaults& faults) const {
    auto report = Catalogue::examine(folder);
    if (report.catalogue && m_condition)
        m_condition(*report.catalogue, report.faults);
    faults.add_all(report.faults);
    if (!report.faults.empty())
        return nullptr;
    return std::make_shared<const Catalogue>(std::move(*report.catalogue));
}

void CatalogueKeeper::use(std::shared_ptr<const Catalogue> catalogue) {
    const std::lock_guard lock(m_mutex);
    // The one before goes after the lock, by whoever held it last.
    m_current.swap(catalogue);
}

}  // namespace tereze::regulation
