// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/worker/scan_job.h"

#include "drivers/scanner/scan_fault.h"
#include "drivers/scanner/worker/page_reader.h"

#include <cmath>

namespace tereze::drivers::scanner::worker {
namespace {

constexpr double kMmPerInch = 25.4;

Result<> set_area(SaneDevice& device, const ScanArea& area, int dpi) {
    const std::pair<const char*, double> sides[] = {{"tl-x", area.left_mm},
                                                    {"tl-y", area.top_mm},
                                                    {"br-x", area.left_mm + area.width_mm},
                                                    {"br-y", area.top_mm + area.height_mm}};
    for (const auto& [name, millimetres] : sides) {
        const auto facts = device.option(name);
        const bool in_pixels = facts && facts->unit == SANE_UNIT_PIXEL;
        TEREZE_TRY(
            device.set_number(name, in_pixels ? millimetres / kMmPerInch * dpi : millimetres));
    }
    return {};
}

/// Some options wake up only when another is set ("read-delay-duration" by "read-delay"), and the
/// profile has no order: go round until a round sets nothing more.
Result<> set_others(SaneDevice& device, std::map<std::string, std::string> options) {
    while (!options.empty()) {
        const auto before = options.size();
        for (auto it = options.begin(); it != options.end();) {
            const auto facts = device.option(it->first);
            if (facts && !facts->active) {
                ++it;
                continue;
            }
            TEREZE_TRY(device.set(it->first, it->second));
            it = options.erase(it);
        }
        if (options.size() == before)
            return fail("scanner.unsupported", ErrorClass::Software, Remedy::Configure,
                        "option " + options.begin()->first + " stays inactive");
    }
    return {};
}

/// Returns the resolution that the device has really taken.
Result<int> apply(SaneDevice& device, const ScannerProfile& profile) {
    if (!profile.source.empty())
        TEREZE_TRY(device.set("source", profile.source));
    if (!profile.mode.empty())
        TEREZE_TRY(device.set("mode", profile.mode));
    int dpi = profile.dpi;
    if (device.option("resolution")) {
        TEREZE_TRY(device.set_number("resolution", profile.dpi));
        dpi = static_cast<int>(std::lround(device.number("resolution").value_or(profile.dpi)));
    }
    TEREZE_TRY(set_others(device, profile.options));
    if (profile.area)
        TEREZE_TRY(set_area(device, *profile.area, dpi));
    return std::max(dpi, 1);
}

Result<> scan_one(SaneDevice& device, const Request& request, Outlet& outlet, int page, int dpi) {
    PageReader reader(device, outlet, page, request.preview_px);
    TEREZE_ASSIGN(const auto picture, reader.read());
    TEREZE_ASSIGN(auto jpeg, compress_jpeg(picture.view(), request.profile.jpeg_quality, dpi));
    TEREZE_TRY(outlet.send(ProgressAnswer{page, 1}));
    return outlet.send(PageAnswer{page, picture.width_px, picture.height_px, dpi, std::move(jpeg)});
}

}  // namespace

Result<DoneAnswer> run_scan(SaneDevice& device, const Request& request, Outlet& outlet) {
    TEREZE_ASSIGN(const int dpi, apply(device, request.profile));
    int page = 0;
    for (; page < request.most_pages; ++page) {
        const auto status = device.start();
        if (status == SANE_STATUS_NO_DOCS && page > 0)
            break;
        if (status != SANE_STATUS_GOOD)
            return fail(error_of(fault_of_status(status), "sane_start"));
        TEREZE_TRY(scan_one(device, request, outlet, page, dpi));
    }
    return DoneAnswer{page};
}

}  // namespace tereze::drivers::scanner::worker
