// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Puts a frame of `Ui` on an OpenGL 3 context that the window has made current.
#pragma once

#include "core/base/result.h"
#include "kiosk/ui/pictures.h"

#include <memory>

namespace tereze::ui {

class Ui;

/// Used by the thread that owns the context; ends before the context and before the Ui.
class GlRenderer final : public TextureStore {
  public:
    /// Errors: ui.no_graphics.
    static Result<std::unique_ptr<GlRenderer>> create(Ui& ui);
    ~GlRenderer() override;
    GlRenderer(const GlRenderer&) = delete;
    GlRenderer& operator=(const GlRenderer&) = delete;

    /// Draws what the last `Ui::frame` made.
    void render(int width, int height);
    /// Reads the picture back, from the top, straight RGBA without transparency.
    static std::vector<std::uint8_t> read_pixels(int width, int height);

    std::uintptr_t upload(int width, int height, std::span<const std::uint8_t> rgba,
                          bool smooth) override;
    void release(std::uintptr_t handle) override;

  private:
    explicit GlRenderer(Ui& ui) : m_ui(ui) {}
    Ui& m_ui;
};

}  // namespace tereze::ui
