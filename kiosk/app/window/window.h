// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The window: SDL events in, frames out, nothing drawn while nothing changes.
#pragma once

#include "core/base/result.h"
#include "core/text/translator.h"
#include "kiosk/ui/ui.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace tereze::app {

struct WindowOptions {
    std::string title = "Tereze";
    int width = 1080;
    int height = 1920;
    bool full_screen = false;
    ui::Profile profile = ui::Profile::Kiosk;
    double px_per_mm = 0;  ///< from the terminal's profile; 0: as the display reports
    ui::Preferences defaults;
    std::filesystem::path assets;
};

class Window {
  public:
    /// Errors: window.no_display, window.no_graphics, ui.font_missing, ui.asset_missing.
    /// The translator must outlive the window.
    static Result<std::unique_ptr<Window>> open(const WindowOptions& options,
                                                const text::Translator* translator);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    /// Runs until `quit` or the window is closed; `draw` is called for every frame. Returns the
    /// code.
    int run(const std::function<void(ui::Ui&)>& draw);

    // From any thread:
    /// Runs `task` on the user-interface thread before the next frame, and draws.
    void post(std::function<void()> task);
    /// The same for tasks that change nothing on the screen: no frame is drawn for them.
    void post_quietly(std::function<void()> task);
    void request_frame();
    void quit(int code = 0);
    /// Frames put on the screen since the start.
    std::uint64_t frames_drawn() const;

    // From the user-interface thread:
    void request_frame_at(std::chrono::steady_clock::time_point when);
    ui::Ui& ui();
    /// The time of the last touch or key, for the session's time-out.
    std::chrono::steady_clock::time_point last_input() const;
    /// Whether the screen shows everything that has happened so far.
    bool settled() const;
    /// Called after each frame that leaves nothing to draw at once.
    void on_settled(std::function<void()> observer);
    /// Writes what the last frame shows as PNG. Errors: window.not_saved.
    Result<> screenshot(const std::filesystem::path& path);
    /// Puts pointer, key or text events into the system's queue, as if a hand had made them.
    void inject(const ui::InputEvent& event);

  private:
    struct State;
    explicit Window(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace tereze::app
