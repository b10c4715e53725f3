// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/scan/scanner_scene.h"

#include "core/base/files.h"

namespace tereze::testing {

using drivers::scanner::ScannerProfile;

namespace {

tl::unexpected<Error> unwritable(const std::error_code& error) {
    return fail("file.unwritable", ErrorClass::Software, Remedy::Configure, error.message());
}

}  // namespace

Result<ScannerScene> ScannerScene::create(std::filesystem::path folder) {
    std::error_code error;
    for (const char* name : {"sane.d", "tray"}) {
        std::filesystem::create_directories(folder / name, error);
        if (error)
            return unwritable(error);
    }
    TEREZE_TRY(write_file_durably(folder / "sane.d" / "dll.conf", as_bytes("test\npnm\n")));
    TEREZE_TRY(write_file_durably(folder / "sane.d" / "test.conf",
                                  as_bytes("number_of_devices 1\ngeometry_max 300.0\n")));
    // Absolute, because the worker may run in another folder.
    ScannerScene scene(std::filesystem::absolute(folder));
    TEREZE_TRY(scene.take());
    return scene;
}

std::map<std::string, std::string> ScannerScene::environment() const {
    return {{"SANE_CONFIG_DIR", (m_folder / "sane.d").string()}};
}

Result<> ScannerScene::lay(const std::filesystem::path& ppm, int dpi) {
    const auto beside = m_folder / "tray" / "page.new";
    std::error_code error;
    std::filesystem::copy_file(ppm, beside, std::filesystem::copy_options::overwrite_existing,
                               error);
    if (!error)
        std::filesystem::rename(beside, page(), error);
    if (error)
        return unwritable(error);
    m_dpi = dpi;
    return clear();
}

Result<> ScannerScene::take() {
    m_dpi = 0;
    TEREZE_TRY(remove_file_durably(page()));
    return no_paper();
}

Result<> ScannerScene::clear() {
    if (m_dpi == 0)
        return no_paper();
    ScannerProfile profile;
    profile.device = "pnm:0";
    profile.dpi = m_dpi;
    profile.options["filename"] = page().string();
    return use(profile);
}

ScannerProfile ScannerScene::test_device() {
    ScannerProfile profile;
    profile.device = "test:0";
    profile.source = "Flatbed";
    profile.feeder = "Automatic Document Feeder";
    profile.mode = "Color";
    profile.dpi = 200;
    profile.area = {0, 0, 210, 297};
    profile.options["depth"] = "8";
    profile.options["test-picture"] = "Color pattern";
    return profile;
}

Result<> ScannerScene::fault(std::string_view sane_status) {
    auto profile = test_device();
    profile.options["read-return-value"] = sane_status;
    return use(profile);
}

Result<> ScannerScene::hang() {
    auto profile = test_device();
    profile.options["read-delay"] = "true";
    profile.options["read-delay-duration"] = "200000";  // microseconds a buffer, the device's most
    return use(profile);
}

Result<> ScannerScene::fill_feeder() {
    return use(test_device());
}

Result<> ScannerScene::use(const ScannerProfile& profile) const {
    return write_file_durably(this->profile(), as_bytes(write_profile(profile)));
}

}  // namespace tereze::testing
