// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/pictures.h"

#include "core/base/files.h"

#include <fmt/format.h>
#include <librsvg/rsvg.h>
#include <qrencode.h>

#include <array>
#include <cmath>
#include <cstring>
#include <memory>

namespace tereze::ui {
namespace {

constexpr std::uint64_t kFramesUnseen = 3;
constexpr int kQuietZone = 4;  // ISO/IEC 18004 §6.3.8

struct Raster {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

/// cairo holds premultiplied BGRA in host order; textures take straight RGBA.
void copy_straight(cairo_surface_t* surface, Raster& raster, bool mask) {
    cairo_surface_flush(surface);
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    raster.rgba.resize(static_cast<std::size_t>(raster.width) * raster.height * 4);
    std::size_t out = 0;
    for (int y = 0; y < raster.height; ++y)
        for (int x = 0; x < raster.width; ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, data + static_cast<std::ptrdiff_t>(y) * stride + x * 4, 4);
            const std::uint32_t alpha = pixel >> 24U;
            for (const unsigned shift : {16U, 8U, 0U}) {
                const std::uint32_t channel = (pixel >> shift) & 0xFFU;
                raster.rgba[out++] = static_cast<std::uint8_t>(
                    mask || alpha == 0 ? 255 : std::min<std::uint32_t>(255, channel * 255 / alpha));
            }
            raster.rgba[out++] = static_cast<std::uint8_t>(alpha);
        }
}

Raster rasterise(const std::string& svg, int height_px, bool mask) {
    Raster raster;
    const std::unique_ptr<RsvgHandle, decltype(&g_object_unref)> handle(
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr),
        &g_object_unref);
    if (!handle)
        return raster;
    gdouble width = 0;
    gdouble height = 0;
    if (rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &width, &height) == FALSE ||
        height <= 0)
        return raster;
    raster.height = std::max(1, height_px);
    raster.width = std::max(1, static_cast<int>(std::lround(width * raster.height / height)));
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, raster.width, raster.height),
        &cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()),
                                                                   &cairo_destroy);
    const RsvgRectangle viewport{0, 0, static_cast<double>(raster.width),
                                 static_cast<double>(raster.height)};
    if (rsvg_handle_render_document(handle.get(), cairo.get(), &viewport, nullptr) == FALSE)
        return {};
    copy_straight(surface.get(), raster, mask);
    return raster;
}

std::string hex(Color color) {
    return fmt::format("#{:02X}{:02X}{:02X}", color.r, color.g, color.b);
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// Illustrations are drawn with the light theme's own colours; another theme takes its own for
/// each. Two rounds, through names, because one theme's colour may be another token's colour of the
/// other.
std::string recoloured(std::string svg, const Tokens& theme) {
    const Tokens& light = tokens(ThemeName::Light);
    using Member = Color Tokens::*;
    constexpr std::array<Member, 14> kMembers{
        &Tokens::ground,       &Tokens::surface, &Tokens::sunken,    &Tokens::line,
        &Tokens::outline,      &Tokens::ink,     &Tokens::quiet_ink, &Tokens::primary,
        &Tokens::primary_tint, &Tokens::sky,     &Tokens::sun,       &Tokens::danger,
        &Tokens::done,         &Tokens::ornament};
    for (std::size_t i = 0; i < kMembers.size(); ++i)
        replace_all(svg, hex(light.*kMembers.at(i)), fmt::format("@{:02}@", i));
    for (std::size_t i = 0; i < kMembers.size(); ++i)
        replace_all(svg, fmt::format("@{:02}@", i), hex(theme.*kMembers.at(i)));
    return svg;
}

std::string icon_key(std::string_view stem) {
    return fmt::format("icons/{}", stem);
}
std::string illustration_key(std::string_view stem) {
    return fmt::format("illustrations/{}", stem);
}
constexpr const char* kOrnamentKey = "ornament/koshkar-muiz";

}  // namespace

Result<Pictures> Pictures::load(const std::filesystem::path& assets) {
    std::vector<std::string> keys{kOrnamentKey};
    for (const auto icon : all_icons())
        keys.push_back(icon_key(file_stem(icon)));
    for (const auto which : all_illustrations())
        keys.push_back(illustration_key(file_stem(which)));
    std::map<std::string, std::string> sources;
    for (const auto& key : keys) {
        auto text = read_text(assets / (key + ".svg"));
        if (!text)
            return fail("ui.asset_missing", ErrorClass::Software, Remedy::Configure, key + ".svg");
        sources.emplace(key, std::move(*text));
    }
    return Pictures(std::move(sources));
}

Pictures::~Pictures() {
    for (const auto& [key, entry] : m_entries)
        release(entry);
}

void Pictures::set_store(TextureStore* store) {
    for (const auto& [key, entry] : m_entries)
        release(entry);
    m_entries.clear();
    m_store = store;
}

const Pictures::Entry* Pictures::find(const std::string& key) {
    const auto found = m_entries.find(key);
    if (found == m_entries.end())
        return nullptr;
    found->second.seen = m_frame;
    return &found->second;
}

Texture Pictures::keep(const std::string& key, int width, int height,
                       std::span<const std::uint8_t> rgba, bool personal) {
    Texture texture{0, width, height};
    // Codes are enlarged by whole pixels and stay sharp; everything else is smoothed.
    const bool smooth = !key.starts_with("qr/");
    if (m_store != nullptr && !rgba.empty())
        texture.handle = m_store->upload(width, height, rgba, smooth);
    m_entries[key] = Entry{texture, m_frame, personal};
    return texture;
}

void Pictures::release(const Entry& entry) {
    if (m_store != nullptr && entry.texture.handle != 0)
        m_store->release(entry.texture.handle);
}

Texture Pictures::icon(Icon icon, int side_px) {
    const auto key = fmt::format("{}@{}", icon_key(file_stem(icon)), side_px);
    if (const Entry* entry = find(key))
        return entry->texture;
    const Raster raster = rasterise(m_sources[icon_key(file_stem(icon))], side_px, true);
    return keep(key, raster.width, raster.height, raster.rgba, false);
}

Texture Pictures::ornament(int height_px) {
    const auto key = fmt::format("{}@{}", kOrnamentKey, height_px);
    if (const Entry* entry = find(key))
        return entry->texture;
    const Raster raster = rasterise(m_sources[kOrnamentKey], height_px, true);
    return keep(key, raster.width, raster.height, raster.rgba, false);
}

Texture Pictures::illustration(Illustration which, int height_px, const Tokens& theme) {
    const auto source = illustration_key(file_stem(which));
    const auto key = fmt::format("{}@{}{}", source, height_px, hex(theme.ground));
    if (const Entry* entry = find(key))
        return entry->texture;
    const Raster raster = rasterise(recoloured(m_sources[source], theme), height_px, false);
    return keep(key, raster.width, raster.height, raster.rgba, false);
}

Result<Texture> Pictures::qr(const std::string& payload) {
    const auto key = "qr/" + payload;
    if (const Entry* entry = find(key))
        return entry->texture;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(payload.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return fail("ui.qr_too_long", ErrorClass::Software, Remedy::None, "QRcode_encode");
    const int side = code->width + 2 * kQuietZone;
    std::vector<std::uint8_t> rgba(static_cast<std::size_t>(side) * side * 4, 255);
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if ((code->data[y * code->width + x] & 1U) != 0)
                std::fill_n(rgba.begin() + ((y + kQuietZone) * side + x + kQuietZone) * 4, 3,
                            std::uint8_t{0});
    return keep(key, side, side, rgba, true);
}

Texture Pictures::page(const Picture& picture) {
    const auto key = fmt::format("page/{}", picture.key);
    if (const Entry* entry = find(key))
        return entry->texture;
    return keep(key, picture.width, picture.height, picture.rgba, true);
}

void Pictures::end_frame() {
    ++m_frame;
    std::erase_if(m_entries, [&](const auto& item) {
        const bool gone = item.second.personal && m_frame - item.second.seen > kFramesUnseen;
        if (gone)
            release(item.second);
        return gone;
    });
}

void Pictures::forget_visit() {
    std::erase_if(m_entries, [&](const auto& item) {
        if (item.second.personal)
            release(item.second);
        return item.second.personal;
    });
}

}  // namespace tereze::ui
