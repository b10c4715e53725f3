// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What every role is made of; built once in main and handed down.
#pragma once

#include "core/base/clock.h"
#include "core/regulation/catalogue.h"
#include "core/text/translator.h"
#include "kiosk/app/window/window.h"
#include "kiosk/screens/context.h"
#include "kiosk/station/settings.h"

namespace tereze::app {

struct Parts {
    const station::Settings& settings;
    const text::Translator& translator;
    const regulation::Catalogue& catalogue;
    const Clock& clock;
    Window& window;
    screens::Context screens;
};

/// A role: draws itself, and reports what it has measured (for the demo's summary).
class Role {
  public:
    virtual ~Role() = default;
    virtual void draw(ui::Ui& ui) = 0;
    /// Facts of the present visit without personal data, as JSON text; for the test driver.
    virtual std::string report() const { return "{}"; }
};

}  // namespace tereze::app
