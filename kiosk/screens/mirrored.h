// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Text being typed that the view repeats: one frame later where intents are handled after the
// frame.
#pragma once

#include "core/base/secret.h"

#include <string>

namespace tereze::screens {

/// The field's own text; a change in the view (a zone that was read, a new visit) replaces it.
struct Mirrored {
    std::string text;
    std::string seen;  ///< the view's text when it was last looked at

    void follow(const std::string& view) {
        if (view == seen)
            return;
        wipe();
        text = view;
        seen = view;
    }
    void wipe() {
        tereze::wipe(text);
        tereze::wipe(seen);
    }
};

}  // namespace tereze::screens
