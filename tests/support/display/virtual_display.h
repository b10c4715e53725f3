// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A display without a screen: Xvfb on a free number, for windows under test.
#pragma once

#include "core/base/child_process.h"

#include <string>

namespace tereze::testing {

/// Ready when it is made; ends with the object. Movable.
class VirtualDisplay {
  public:
    /// Errors: process.not_started, world.not_ready.
    static Result<VirtualDisplay> start(int width, int height);
    /// ":99", for DISPLAY.
    const std::string& name() const { return m_name; }

  private:
    VirtualDisplay(ChildProcess process, std::string name)
        : m_process(std::move(process)), m_name(std::move(name)) {}
    ChildProcess m_process;
    std::string m_name;
};

}  // namespace tereze::testing
