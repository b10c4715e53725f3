// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-tool card: readers, watch, read, record, replay.
#pragma once

#include "core/base/result.h"
#include "core/identity/chip_key.h"

#include "tool/card/report.h"
#include <filesystem>
#include <istream>
#include <optional>
#include <ostream>
#include <string>

namespace tereze::tool {

struct CardOptions {
    std::string reader;  ///< part of a reader's name; empty: the first
    std::string can;
    std::string zone;      ///< the machine-readable zone; "-" for standard input
    std::string trust;     ///< folder of authorities
    std::string file;      ///< of a recorded session
    unsigned seconds = 0;  ///< of watching; 0: until interrupted
    bool json = false;
    bool personal = false;
    bool face = false;
};

/// The key that opens the chip. Errors: card.key_missing, and those of its parts.
Result<identity::ChipKey> chip_key(const CardOptions& options, std::istream& in);

/// Each prints to `out` and fails with what `complain` can say.
Result<> list_readers(std::ostream& out);
Result<> watch_readers(const CardOptions& options, std::ostream& out);
/// @param record where to write the conversation; empty for nowhere.
Result<> read_card(const CardOptions& options, const std::filesystem::path& record,
                   std::istream& in, std::ostream& out, std::ostream& notes);
Result<> replay_card(const CardOptions& options, std::istream& in, std::ostream& out);

}  // namespace tereze::tool
