// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/paper/render.h"

#include "kiosk/paper/canvas.h"
#include "kiosk/paper/pagination.h"

#include <cairo-pdf.h>

#include <cmath>

namespace tereze::paper {
namespace {

using drivers::printer::Raster;

constexpr int kTallestStrip = 16000;  ///< pixels; a ticket of two metres is a mistake

tl::unexpected<Error> not_drawn(cairo_status_t status, const char* where) {
    return fail("paper.not_drawn", ErrorClass::Software, Remedy::Service,
                std::string(where) + ": " + cairo_status_to_string(status));
}

Result<> drawn(cairo_t* context, cairo_surface_t* surface, const char* where) {
    if (const auto status = cairo_status(context); status != CAIRO_STATUS_SUCCESS)
        return not_drawn(status, where);
    cairo_surface_flush(surface);
    if (const auto status = cairo_surface_status(surface); status != CAIRO_STATUS_SUCCESS)
        return not_drawn(status, where);
    return {};
}

/// White paper under a context whose unit is a point.
struct Sheet {
    CairoSurface surface;
    CairoContext context;

    Sheet(int width, int height, double scale)
        : surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)),
          context(cairo_create(surface.get())) {
        cairo_set_source_rgb(context.get(), 1, 1, 1);
        cairo_paint(context.get());
        cairo_scale(context.get(), scale, scale);
    }
    int width() const { return cairo_image_surface_get_width(surface.get()); }
    int height() const { return cairo_image_surface_get_height(surface.get()); }
    /// Blue, green, red and nothing, as cairo keeps RGB24 on little-endian machines.
    const std::uint8_t* row(int y) const {
        return cairo_image_surface_get_data(surface.get()) +
               static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface.get());
    }
};

Result<Sheet> draw_strip(const Strip& strip, int width_px) {
    const double scale = width_px / strip.width;
    const double inner = strip.width - 2 * strip.side_margin;
    const Sheet trial(1, 1, scale);
    const double height =
        Canvas(trial.context.get(), Canvas::Grid::Dots, scale).height(strip.blocks, inner);
    const int rows = static_cast<int>(std::ceil(height * scale));
    if (rows <= 0 || rows > kTallestStrip)
        return fail("paper.does_not_fit", ErrorClass::Software, Remedy::Service,
                    "a strip of " + std::to_string(rows) + " rows");
    Sheet sheet(width_px, rows, scale);
    Canvas(sheet.context.get(), Canvas::Grid::Dots, scale)
        .draw(strip.blocks, strip.side_margin, 0, inner);
    TEREZE_TRY(drawn(sheet.context.get(), sheet.surface.get(), "strip"));
    return sheet;
}

Picture to_picture(const Sheet& sheet) {
    Picture picture{sheet.width(), sheet.height(), {}};
    picture.rgba.reserve(static_cast<std::size_t>(picture.width) *
                         static_cast<std::size_t>(picture.height) * 4);
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* row = sheet.row(y);
        for (int x = 0; x < picture.width; ++x, row += 4)
            picture.rgba.insert(picture.rgba.end(), {row[2], row[1], row[0], 0xFF});
    }
    return picture;
}

cairo_status_t collect(void* closure, const unsigned char* data, unsigned int length) {
    append(*static_cast<Bytes*>(closure), ByteView(data, length));
    return CAIRO_STATUS_SUCCESS;
}

/// A context for measuring a document without a page to draw on.
struct MeasuringContext {
    CairoSurface surface{cairo_pdf_surface_create(nullptr, 1, 1)};
    CairoContext context{cairo_create(surface.get())};
};

}  // namespace

Result<Raster> render_raster(const Strip& strip, int width_px) {
    TEREZE_ASSIGN(const Sheet sheet, draw_strip(strip, width_px));
    auto raster = Raster::blank(sheet.width(), sheet.height());
    for (int y = 0; y < raster.height; ++y) {
        const std::uint8_t* row = sheet.row(y);
        for (int x = 0; x < raster.width; ++x, row += 4)
            // Luminance in 1/1000 (ITU-R BT.601), so that coloured inks print as the eye weighs
            // them.
            if (row[2] * 299 + row[1] * 587 + row[0] * 114 < 128 * 1000)
                raster.set_black(x, y);
    }
    return raster;
}

Result<Picture> render_preview(const Strip& strip, int width_px) {
    TEREZE_ASSIGN(const Sheet sheet, draw_strip(strip, width_px));
    return to_picture(sheet);
}

Result<Picture> render_preview(const Document& document, int page, int width_px) {
    const double scale = width_px / document.width;
    Sheet sheet(width_px, static_cast<int>(std::lround(document.height * scale)), scale);
    const Canvas canvas(sheet.context.get(), Canvas::Grid::None, scale);
    TEREZE_ASSIGN(const auto pages, paginate(document, canvas));
    if (page < 1 || page > static_cast<int>(pages.size()))
        return fail("paper.not_drawn", ErrorClass::Software, Remedy::Service,
                    "no page " + std::to_string(page));
    draw_page(document, canvas, pages, static_cast<std::size_t>(page) - 1);
    TEREZE_TRY(drawn(sheet.context.get(), sheet.surface.get(), "page"));
    return to_picture(sheet);
}

Result<int> count_pages(const Document& document) {
    const MeasuringContext measuring;
    const Canvas canvas(measuring.context.get(), Canvas::Grid::None, 1);
    TEREZE_ASSIGN(const auto pages, paginate(document, canvas));
    return static_cast<int>(pages.size());
}

Result<Bytes> render_pdf(const Document& document, const PdfMetadata& metadata) {
    Bytes drawn_pages;
    {
        const CairoSurface surface(cairo_pdf_surface_create_for_stream(
            collect, &drawn_pages, document.width, document.height));
        cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
        const CairoContext context(cairo_create(surface.get()));
        const Canvas canvas(context.get(), Canvas::Grid::None, 1);
        TEREZE_ASSIGN(const auto pages, paginate(document, canvas));
        for (std::size_t page = 0; page < pages.size(); ++page) {
            draw_page(document, canvas, pages, page);
            cairo_show_page(context.get());
        }
        TEREZE_TRY(drawn(context.get(), surface.get(), "pdf"));
        cairo_surface_finish(surface.get());
        if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
            return not_drawn(status, "pdf");
    }
    return archive_pdf(drawn_pages, metadata);
}

}  // namespace tereze::paper
