// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Debian's ippeveprinter as the A4 printer: a real IPP Everywhere server on loopback.
#pragma once

#include "core/base/child_process.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace tereze::testing {

/// What happens to the jobs that begin from now on.
enum class PageFate {
    Print,
    Abort,       ///< the job fails in the printer without a reason
    MediaEmpty,  ///< the printer reports the reason and holds the job until `release`
    MediaJam,
    CoverOpen,
    Hold,  ///< the job stays in processing until `release`
};

class PagePrinterStandin {
  public:
    static Result<PagePrinterStandin> start(const std::filesystem::path& folder);

    std::uint16_t port() const { return m_port; }
    Result<> set_fate(PageFate fate) const;
    /// Lets a held job end: printed, or aborted.
    enum class Ending { Printed, Aborted };
    Result<> release(Ending ending) const;
    /// The documents printed so far, oldest first, exactly as they arrived.
    std::vector<std::filesystem::path> printed() const;

  private:
    PagePrinterStandin(ChildProcess child, std::filesystem::path folder, std::uint16_t port)
        : m_child(std::move(child)), m_folder(std::move(folder)), m_port(port) {}
    ChildProcess m_child;
    std::filesystem::path m_folder;
    std::uint16_t m_port;
};

}  // namespace tereze::testing
