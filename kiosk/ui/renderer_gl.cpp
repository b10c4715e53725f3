// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/renderer_gl.h"

#include "kiosk/ui/core.h"

#include <GL/gl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

namespace tereze::ui {
namespace {

constexpr int kEdge = 0x812F;  // GL_CLAMP_TO_EDGE, newer than this header's OpenGL 1.1

}  // namespace

Result<std::unique_ptr<GlRenderer>> GlRenderer::create(Ui& ui) {
    ImGui::SetCurrentContext(ui.core().imgui);
    if (!ImGui_ImplOpenGL3_Init("#version 150"))
        return fail("ui.no_graphics", ErrorClass::Software, Remedy::Configure, "OpenGL 3.2");
    std::unique_ptr<GlRenderer> renderer(new GlRenderer(ui));
    ui.core().pictures.set_store(renderer.get());
    // The glyphs' texture must exist before a frame refers to it; the first time makes the shaders
    // too.
    ui.core().atlas_changed = [first = true]() mutable {
        if (!std::exchange(first, false)) {
            ImGui_ImplOpenGL3_DestroyFontsTexture();
            ImGui_ImplOpenGL3_CreateFontsTexture();
        } else {
            ImGui_ImplOpenGL3_CreateDeviceObjects();
        }
        ImGui::GetIO().Fonts->ClearTexData();
    };
    return renderer;
}

GlRenderer::~GlRenderer() {
    m_ui.core().pictures.set_store(nullptr);
    m_ui.core().atlas_changed = nullptr;
    ImGui::SetCurrentContext(m_ui.core().imgui);
    ImGui_ImplOpenGL3_Shutdown();
}

void GlRenderer::render(int width, int height) {
    ImGui::SetCurrentContext(m_ui.core().imgui);
    glViewport(0, 0, width, height);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

std::vector<std::uint8_t> GlRenderer::read_pixels(int width, int height) {
    const auto stride = static_cast<std::size_t>(width) * 4;
    std::vector<std::uint8_t> upside_down(stride * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
    std::vector<std::uint8_t> pixels(upside_down.size());
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y)
        std::copy_n(upside_down.begin() + static_cast<std::ptrdiff_t>(y * stride), stride,
                    pixels.begin() + static_cast<std::ptrdiff_t>((height - 1 - y) * stride));
    for (std::size_t i = 3; i < pixels.size(); i += 4)
        pixels[i] = 255;
    return pixels;
}

std::uintptr_t GlRenderer::upload(int width, int height, std::span<const std::uint8_t> rgba,
                                  bool smooth) {
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    const GLint filter = smooth ? GL_LINEAR : GL_NEAREST;
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, kEdge);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, kEdge);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 rgba.data());
    return texture;
}

void GlRenderer::release(std::uintptr_t handle) {
    const auto texture = static_cast<GLuint>(handle);
    glDeleteTextures(1, &texture);
}

}  // namespace tereze::ui
