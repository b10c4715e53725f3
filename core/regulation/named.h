// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Small dictionaries of config/dictionaries: an id and its name in three languages.
#pragma once

#include "core/regulation/row_reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace tereze::regulation {

/// A region or a subject.
struct Named {
    std::string id;
    text::Localized title;
};

/// Reads the tables of list `list` ("regions"); each id is defined as a `thing`.
std::vector<Named> read_named(std::string_view content, const std::string& file,
                              std::string_view list, Thing thing, ReadContext& context);

}  // namespace tereze::regulation
