// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/screens/desk/pictures.h"

#include "core/base/secret.h"

#include <algorithm>

namespace tereze::screens::desk {
namespace {

constexpr int kThumbnailSide = 320;
constexpr int kPreviewSide = 1600;

/// Thumbnail and preview of a page are different pictures to the screen.
ui::Picture picture(const DecodedPage& page, std::uint64_t key) {
    return {key, page.width, page.height, page.rgba};
}

bool holds(const std::vector<flows::desk::Document>& documents, std::uint64_t id) {
    return std::any_of(documents.begin(), documents.end(), [&](const auto& document) {
        return std::any_of(document.pages.begin(), document.pages.end(),
                           [&](const auto& page) { return page.id == id; });
    });
}

}  // namespace

ui::Picture Pictures::thumbnail(const flows::desk::Page& page) {
    auto found = m_thumbnails.find(page.id);
    if (found == m_thumbnails.end())
        found =
            m_thumbnails.emplace(page.id, m_context.decode_page(page.jpeg, kThumbnailSide)).first;
    return picture(found->second, page.id * 2);
}

ui::Picture Pictures::preview(const flows::desk::Page& page) {
    if (m_preview_id != page.id) {
        tereze::wipe(m_preview.rgba);
        m_preview = m_context.decode_page(page.jpeg, kPreviewSide);
        m_preview_id = page.id;
    }
    return picture(m_preview, page.id * 2 + 1);
}

void Pictures::keep_only(const std::vector<flows::desk::Document>& documents) {
    for (auto entry = m_thumbnails.begin(); entry != m_thumbnails.end();) {
        if (holds(documents, entry->first)) {
            ++entry;
            continue;
        }
        tereze::wipe(entry->second.rgba);
        entry = m_thumbnails.erase(entry);
    }
    if (m_preview_id != 0 && !holds(documents, m_preview_id)) {
        tereze::wipe(m_preview.rgba);
        m_preview = {};
        m_preview_id = 0;
    }
}

void Pictures::wipe() {
    keep_only({});
}

}  // namespace tereze::screens::desk
