// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// How a command says that something failed: to people in their language, to support by the code.
#pragma once

#include "core/base/result.h"
#include "core/text/localized.h"

#include <ostream>
#include <string>

namespace tereze::tool {

/// Exit code of every command that could not do its work.
constexpr int kFailed = 1;

/// The language of LC_ALL, LC_MESSAGES or LANG; English where they name none of ours.
text::Language language_of_environment();

/// Prints the sentence of the error from the messages in `locales` (where they are there), its code
/// and its detail. Gives kFailed.
int complain(const Error& error, const std::string& locales, std::ostream& out);

}  // namespace tereze::tool
