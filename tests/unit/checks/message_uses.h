// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Message ids as the sources and the configuration use them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tereze::checks {

struct MessageUse {
    std::string id;
    bool beginning = false;  ///< the rest is joined on at run time: tr("operation." + word)
    std::string place;
};

/// Literal ids given to tr, tr_plural and has, or named as a message_id.
std::vector<MessageUse> message_uses(std::string_view path, std::string_view text);

}  // namespace tereze::checks
