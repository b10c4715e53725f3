// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Durable files in a folder of their own.
#include "core/base/files.h"

#include "core/base/ids.h"

#include <catch2/catch.hpp>

#include <iterator>

using namespace tereze;
namespace fs = std::filesystem;

namespace {
class Folder {
  public:
    Folder() : m_path(fs::temp_directory_path() / ("tereze-files-" + make_uuid_v7())) {
        fs::create_directories(m_path);
    }
    ~Folder() { fs::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    fs::path operator/(const char* name) const { return m_path / name; }
    std::ptrdiff_t entries() const {
        return std::distance(fs::directory_iterator(m_path), fs::directory_iterator());
    }

  private:
    fs::path m_path;
};
}  // namespace

TEST_CASE("a file comes back as it was written, for its owner alone, with nothing left beside") {
    const Folder folder;
    const auto path = folder / "a";
    const Bytes content{0, 1, 0xFF, '\r', '\n'};
    REQUIRE(write_file_durably(path, content));
    CHECK(read_file(path) == content);
    CHECK((fs::status(path).permissions() & fs::perms::all) ==
          (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(folder.entries() == 1);
}

TEST_CASE("a file is replaced whole") {
    const Folder folder;
    REQUIRE(write_file_durably(folder / "a", as_bytes("a long first content")));
    REQUIRE(write_file_durably(folder / "a", as_bytes("short")));
    CHECK(read_text(folder / "a") == std::string("short"));
    REQUIRE(write_file_durably(folder / "a", {}));
    CHECK(read_text(folder / "a") == std::string());
}

TEST_CASE("a relative name is written into the working folder") {
    const Folder folder;
    const auto before = fs::current_path();
    fs::current_path(folder / ".");
    const auto written = write_file_durably("relative", as_bytes("x"));
    fs::current_path(before);
    CHECK(written);
    CHECK(read_text(folder / "relative") == std::string("x"));
}

TEST_CASE("what cannot be read or written is an error without the folder's name") {
    const Folder folder;
    const auto missing = read_file(folder / "missing");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == "file.unreadable");
    CHECK(missing.error().detail.find('/') == std::string::npos);
    fs::create_directory(folder / "folder");
    CHECK(read_file(folder / "folder").error().code == "file.unreadable");
    const auto written = write_file_durably(folder / "no-folder/a", as_bytes("x"));
    REQUIRE_FALSE(written);
    CHECK(written.error().code == "file.unwritable");
    CHECK(written.error().error_class == ErrorClass::Hardware);
}

TEST_CASE("a file is removed, and a missing file is no error") {
    const Folder folder;
    REQUIRE(write_file_durably(folder / "a", as_bytes("x")));
    CHECK(remove_file_durably(folder / "a"));
    CHECK_FALSE(fs::exists(folder / "a"));
    CHECK(remove_file_durably(folder / "a"));
    fs::create_directories(folder / "full/inner");
    const auto removed = remove_file_durably(folder / "full");
    REQUIRE_FALSE(removed);
    CHECK(removed.error().code == "file.unwritable");
}
