// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/print/page_printer_standin.h"

#include "core/base/files.h"
#include "tests/support/print/ticket_printer_standin.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>

namespace tereze::testing {
namespace {

constexpr std::chrono::seconds kStartLimit{15};

/// ippeveprinter runs this for every job. Opening the named pipe waits until a test opens it too.
// clang-format off
constexpr const char* kScript = R"sh(#!/bin/sh
cd "$(dirname "$0")" || exit 1
fate=$(cat fate)
ending=printed
case "$fate" in
    abort) ending=aborted ;;
    print) ;;
    hold) read -r ending < release ;;
    *)
        echo "STATE: +$fate-error" >&2
        read -r ending < release
        echo "STATE: -$fate-error" >&2
        ;;
esac
[ "$ending" = printed ] || exit 1
count=$(ls printed | wc -l)
cp "$1" part && mv part "printed/$(printf '%03d' $((count + 1))).pdf"
)sh";
// clang-format on

const char* word(PageFate fate) {
    switch (fate) {
        case PageFate::Print:
            return "print";
        case PageFate::Abort:
            return "abort";
        case PageFate::MediaEmpty:
            return "media-empty";
        case PageFate::MediaJam:
            return "media-jam";
        case PageFate::CoverOpen:
            return "cover-open";
        case PageFate::Hold:
            return "hold";
    }
    return "print";
}

tl::unexpected<Error> broken(const char* call) {
    return fail("standin.not_ready", ErrorClass::Software, Remedy::Service,
                std::string(call) + ": " + std::strerror(errno));
}

}  // namespace

Result<PagePrinterStandin> PagePrinterStandin::start(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder / "printed");
    std::filesystem::create_directories(folder / "spool");
    TEREZE_TRY(write_file_durably(folder / "fate", as_bytes("print")));
    TEREZE_TRY(write_file_durably(folder / "script", as_bytes(kScript)));
    if (::chmod((folder / "script").c_str(), S_IRWXU) != 0)
        return broken("chmod");
    if (::mkfifo((folder / "release").c_str(), S_IRUSR | S_IWUSR) != 0 && errno != EEXIST)
        return broken("mkfifo");
    ChildOptions options;
    options.argv = {"ippeveprinter",
                    "-k",
                    "-c",
                    (folder / "script").string(),
                    "-d",
                    (folder / "spool").string(),
                    "-f",
                    "application/pdf",
                    "-p",
                    "0",
                    "-n",
                    "localhost",
                    "Tereze page printer"};
    options.environment = {{"LD_PRELOAD", std::string(TEREZE_BIN_DIR) + "/tereze_avahi_stub.so"}};
    options.log = folder / "log";
    options.pipe_stdout = true;
    TEREZE_ASSIGN(ChildProcess child, ChildProcess::start(options));
    TEREZE_ASSIGN(const std::uint16_t port, await_port(child, kStartLimit));
    return PagePrinterStandin(std::move(child), folder, port);
}

Result<> PagePrinterStandin::set_fate(PageFate fate) const {
    return write_file_durably(m_folder / "fate", as_bytes(word(fate)));
}

Result<> PagePrinterStandin::release(Ending ending) const {
    // Opening waits for the job's script, so a release never gets lost.
    const int fd = ::open((m_folder / "release").c_str(), O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return broken("open");
    const std::string line = ending == Ending::Printed ? "printed\n" : "aborted\n";
    const auto written = ::write(fd, line.data(), line.size());
    ::close(fd);
    if (written != static_cast<ssize_t>(line.size()))
        return broken("write");
    return {};
}

std::vector<std::filesystem::path> PagePrinterStandin::printed() const {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder / "printed"))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace tereze::testing
