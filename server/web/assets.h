// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The pages' style and script, from server/web/assets/.
#pragma once

#include <string_view>

namespace tereze::server::web {

extern const std::string_view kStyle;
extern const std::string_view kLiveScript;

}  // namespace tereze::server::web
