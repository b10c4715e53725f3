// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Pixels of scanned pages, decoded once and wiped with the visit.
#pragma once

#include "kiosk/flows/desk_types.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/specs.h"

#include <cstdint>
#include <map>
#include <vector>

namespace tereze::screens::desk {

class Pictures {
  public:
    explicit Pictures(const Context& context) : m_context(context) {}
    ~Pictures() { wipe(); }
    Pictures(const Pictures&) = delete;
    Pictures& operator=(const Pictures&) = delete;

    /// Empty (width 0) where the page cannot be decoded. Lives until the page is dropped.
    ui::Picture thumbnail(const flows::desk::Page& page);
    /// Large enough to read; only one page is kept at this size.
    ui::Picture preview(const flows::desk::Page& page);
    /// Wipes the pixels of every page that the inventory no longer holds.
    void keep_only(const std::vector<flows::desk::Document>& documents);
    void wipe();
    std::size_t size() const { return m_thumbnails.size(); }

  private:
    const Context& m_context;
    std::map<std::uint64_t, DecodedPage> m_thumbnails;
    std::uint64_t m_preview_id = 0;
    DecodedPage m_preview;
};

}  // namespace tereze::screens::desk
