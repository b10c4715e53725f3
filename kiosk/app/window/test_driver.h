// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Lets a local socket see and press what a person sees and presses. In no release build.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace tereze::app {

class Window;

/// One JSON object a line, as kiosk/control has it. Every command is answered when the screen shows
/// its effect; none needs a sleep, and none but those that act draws a frame.
///
///     {"do":"tree"}                                          → screen, nodes
///     {"do":"wait","id":…|"screen":…|"gone":…|"text":…,"timeout_ms":…}
///                      several conditions may stand together; "text" is part of a label or value;
///                      "id" may have "value", "enabled", "checked" or "selected" beside it
///     {"do":"tap","id":…,"timeout_ms":…}                     waits for it, scrolls to it, presses
///     it
///     {"do":"drag","from":[x,y],"to":[x,y],"steps":8}
///     {"do":"type","text":…}   {"do":"key","key":"Tab","times":1}
///     {"do":"screenshot","path":…}   {"do":"frames"}   {"do":"audit"}
///     {"do":"language","code":"kk"}  {"do":"theme","name":"dark"}
///     {"do":"text_scale","percent":150}
///     {"do":"report"}                                        → report
///     {"do":"quit"}
class TestDriver {
  public:
    /// What the program tells about itself, as JSON text; asked on the window's thread.
    using Report = std::function<std::string()>;

    /// The window must outlive the driver. Errors: window.driver_off (built without
    /// TEREZE_UI_DRIVER), control.not_listening.
    static Result<TestDriver> start(Window& window, const std::filesystem::path& socket,
                                    Report report = {});
    TestDriver(TestDriver&&) noexcept;
    TestDriver& operator=(TestDriver&&) noexcept;
    ~TestDriver();

  private:
    struct State;
    explicit TestDriver(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace tereze::app
