// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Everything that is a texture: icons and illustrations from SVG, QR codes, scanned pages.
#pragma once

#include "core/base/result.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/specs.h"
#include "kiosk/ui/theme.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace tereze::ui {

/// Where textures live: the graphics card, or nowhere in tests without a display.
class TextureStore {
  public:
    virtual ~TextureStore() = default;
    /// Takes straight RGBA and returns a handle other than 0.
    virtual std::uintptr_t upload(int width, int height, std::span<const std::uint8_t> rgba,
                                  bool smooth) = 0;
    virtual void release(std::uintptr_t handle) = 0;
};

struct Texture {
    std::uintptr_t handle = 0;
    int width = 0;
    int height = 0;
};

/// Rasterises at the size asked for and keeps the result. Used by the user-interface thread.
class Pictures {
  public:
    /// Reads every asset once, so that a missing one is found at start and not by a citizen.
    /// Errors: ui.asset_missing.
    static Result<Pictures> load(const std::filesystem::path& assets);
    Pictures(Pictures&& other) noexcept = default;
    Pictures& operator=(Pictures&& other) noexcept = default;
    ~Pictures();

    /// Handles of another store are gone: everything is rasterised anew when asked for.
    void set_store(TextureStore* store);

    /// White with the drawing's alpha, to be tinted.
    Texture icon(Icon icon, int side_px);
    Texture ornament(int height_px);
    /// In the colours of the theme; the width follows from the drawing.
    Texture illustration(Illustration which, int height_px, const Tokens& theme);
    /// One pixel a module, quiet zone included. Errors: ui.qr_too_long.
    Result<Texture> qr(const std::string& payload);
    Texture page(const Picture& picture);

    /// Releases pages and codes that the last frames did not show.
    void end_frame();
    /// Releases everything that belongs to a visit.
    void forget_visit();

  private:
    struct Entry {
        Texture texture;
        std::uint64_t seen = 0;
        bool personal = false;
    };
    explicit Pictures(std::map<std::string, std::string> sources) : m_sources(std::move(sources)) {}
    Texture keep(const std::string& key, int width, int height, std::span<const std::uint8_t> rgba,
                 bool personal);
    const Entry* find(const std::string& key);
    void release(const Entry& entry);

    std::map<std::string, std::string> m_sources;  ///< "icons/back" → SVG text
    std::map<std::string, Entry> m_entries;
    TextureStore* m_store = nullptr;
    std::uint64_t m_frame = 0;
};

}  // namespace tereze::ui
