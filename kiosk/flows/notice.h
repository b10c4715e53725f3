// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a screen tells above its content: a sentence by message id, never composed text.
#pragma once

#include "core/base/result.h"
#include "core/text/translator.h"

#include <string>

namespace tereze::flows {

struct Notice {
    enum class Kind { Info, Success, Warning, Error };
    Kind kind = Kind::Info;
    std::string message_id;
    text::Arguments arguments;

    bool operator==(const Notice&) const = default;
};

inline Notice notice_of(const Error& error) {
    const bool mild = error.error_class == ErrorClass::User;
    return {mild ? Notice::Kind::Warning : Notice::Kind::Error, error.message_id(), {}};
}

}  // namespace tereze::flows
