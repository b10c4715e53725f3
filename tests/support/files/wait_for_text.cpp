// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/files/wait_for_text.h"

#include "core/base/files.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>

namespace tereze::testing {

std::string wait_for_text(const std::filesystem::path& file, const std::string& text,
                          std::size_t from) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    const int changes = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    // Watched before it is read, so that no change falls between the two.
    ::inotify_add_watch(changes, file.c_str(), IN_MODIFY);
    std::string added;
    while (true) {
        const auto all = read_text(file);
        added = all && all->size() > from ? all->substr(from) : std::string();
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        pollfd waiting{changes, POLLIN, 0};
        if (added.find(text) != std::string::npos || left.count() <= 0 ||
            ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0)
            break;
        char told[4096];
        while (::read(changes, told, sizeof told) > 0) {
        }
    }
    ::close(changes);
    if (added.find(text) == std::string::npos)
        throw std::runtime_error("not in " + file.filename().string() + ": " + text);
    return added;
}

}  // namespace tereze::testing
