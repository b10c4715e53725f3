// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The catalogue that is in use: always a sound one, also while somebody edits its files.
#pragma once

#include "core/regulation/catalogue.h"
#include "core/regulation/last_good.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace tereze::regulation {

/// Safe to use from several threads. Logs nothing: whoever opens and reloads gets every fault.
class CatalogueKeeper {
  public:
    /// What else a catalogue has to satisfy before it is used or saved, as a centre's practice; it
    /// adds what is wrong. Called on the thread that opens or reloads.
    using Condition = std::function<void(const Catalogue&, text::TomlFaults&)>;

    /// What came of reading the folder.
    struct Reading {
        /// Whether its catalogue is the one in use now. Otherwise an older one is.
        bool fresh = false;
        /// Everything that is wrong with the folder, with file and line; empty if fresh.
        text::TomlFaults faults;
        /// Why a fresh catalogue could not be saved for the next start.
        std::optional<Error> not_saved;
        /// What was wrong with the copy that was saved before and has been replaced.
        text::TomlFaults damage;
    };
    struct Opened;

    /// Examines the folder `config`. A sound catalogue is saved below `state` and used; else the
    /// last one that was saved is, after it was examined in its turn.
    /// Errors: regulation.invalid where there is neither (the detail has all faults, one a line).
    static Result<Opened> open(std::filesystem::path config, std::filesystem::path state,
                               Condition condition = {});
    /// Examines the folder again: a sound catalogue takes the place of the one in use and is saved,
    /// any other changes nothing.
    Reading reload();
    /// The catalogue in use. Whoever holds it keeps it over a reload, so one request sees one
    /// catalogue from its beginning to its end.
    std::shared_ptr<const Catalogue> current() const;

  private:
    CatalogueKeeper(std::filesystem::path config, std::filesystem::path state, Condition condition);
    std::shared_ptr<const Catalogue> examine(const std::filesystem::path& folder,
                                             text::TomlFaults& faults) const;
    void use(std::shared_ptr<const Catalogue> catalogue);

    const std::filesystem::path m_config;
    const LastGood m_last_good;
    const Condition m_condition;
    std::mutex m_reading;        // one reading after another, so that the later one wins
    mutable std::mutex m_mutex;  // of m_current
    std::shared_ptr<const Catalogue> m_current;
};

struct CatalogueKeeper::Opened {
    std::unique_ptr<CatalogueKeeper> keeper;
    Reading reading;
};

}  // namespace tereze::regulation
