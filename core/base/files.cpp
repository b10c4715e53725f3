// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/base/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace tereze {
namespace {

class FileDescriptor {
  public:
    explicit FileDescriptor(int fd) : m_fd(fd) {}
    ~FileDescriptor() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    int get() const { return m_fd; }

  private:
    int m_fd;
};

tl::unexpected<Error> unwritable(const char* call) {
    return fail("file.unwritable", ErrorClass::Hardware, Remedy::Service,
                std::string(call) + ": " + std::strerror(errno));
}

Result<> write_all(int fd, ByteView content) {
    while (!content.empty()) {
        const auto written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return unwritable("write");
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

}  // namespace

Result<Bytes> read_file(const std::filesystem::path& path) {
    const auto unreadable = [&] {
        return fail("file.unreadable", ErrorClass::Software, Remedy::Configure, path.filename());
    };
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return unreadable();
    try {
        return Bytes{std::istreambuf_iterator<char>(in), {}};
    } catch (const std::ios_base::failure&) {
        // A folder can be opened, but the stream's buffer throws when it is read.
        return unreadable();
    }
}

Result<std::string> read_text(const std::filesystem::path& path) {
    return read_file(path).map([](const Bytes& bytes) { return as_text(bytes); });
}

Result<> sync_folder(const std::filesystem::path& folder) {
    const FileDescriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (fd.get() < 0 || ::fsync(fd.get()) != 0)
        return unwritable("sync folder");
    return {};
}

Result<> write_file_durably(const std::filesystem::path& path, ByteView content) {
    const auto beside = path.string() + ".new";
    {
        const FileDescriptor fd(
            ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        if (fd.get() < 0)
            return unwritable("open");
        TEREZE_TRY(write_all(fd.get(), content));
        if (::fsync(fd.get()) != 0)
            return unwritable("fsync");
    }
    if (::rename(beside.c_str(), path.c_str()) != 0)
        return unwritable("rename");
    return sync_folder(folder_of(path));
}

Result<> remove_file_durably(const std::filesystem::path& path) {
    if (::unlink(path.c_str()) != 0) {
        if (errno == ENOENT)
            return {};
        return unwritable("unlink");
    }
    return sync_folder(folder_of(path));
}

}  // namespace tereze
