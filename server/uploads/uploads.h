// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Sealed cases that come in parts and go on where the line broke, each known by its SHA-256.
#pragma once

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/store/database.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace tereze::server::uploads {

struct Progress {
    std::int64_t size = 0;
    std::int64_t received = 0;  ///< where the next part begins
};

/// Safe to use from several threads and processes. Each terminal sees its own alone.
class Uploads {
  public:
    static constexpr std::int64_t kLargest = 64 * 1024 * 1024;
    static constexpr std::int64_t kLargestPart = 1024 * 1024;
    static constexpr std::int64_t kMostOpen = 8;  ///< of a terminal
    static constexpr std::chrono::hours kLife{48};

    /// Both must outlive the uploads.
    Uploads(store::Database& database, const Clock& clock) : m_database(database), m_clock(clock) {}

    /// Begins one, or finds how far it is. Errors: uploads.too_large, uploads.too_many,
    /// uploads.size_differs (it was begun with another size).
    Result<Progress> begin(const std::string& terminal, const std::string& sha256,
                           std::int64_t size);
    /// Errors: uploads.not_found.
    Result<Progress> progress(const std::string& terminal, const std::string& sha256);
    /// Adds the part that begins there; one that is there already changes nothing.
    /// Errors: uploads.not_found, uploads.place_wrong (not where the last one ended, or beyond the
    /// size).
    Result<Progress> add(const std::string& terminal, const std::string& sha256, std::int64_t start,
                         ByteView part);
    /// The whole. One whose hash is another is dropped, to be sent anew.
    /// Errors: uploads.not_found, uploads.incomplete, uploads.changed.
    Result<Bytes> whole(const std::string& terminal, const std::string& sha256);
    Result<> drop(const std::string& terminal, const std::string& sha256);
    /// Drops what nobody went on with.
    Result<> sweep();

  private:
    store::Database& m_database;
    const Clock& m_clock;
};

}  // namespace tereze::server::uploads
