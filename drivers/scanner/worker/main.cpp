// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-scan-worker: serves one request of the scanner driver and ends. It alone links libsane.
#include "drivers/scanner/worker/outlet.h"
#include "drivers/scanner/worker/sane_device.h"
#include "drivers/scanner/worker/scan_job.h"

#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace {

using namespace tereze;
using namespace tereze::drivers::scanner;
using namespace tereze::drivers::scanner::worker;

constexpr const char* kHelp =
    "tereze-scan-worker: scans for the Tereze scanner driver.\n"
    "\n"
    "Reads one request frame from standard input, writes answer frames to standard output and\n"
    "ends (drivers/scanner/messages.h). It is started by the driver and has no use by hand; to "
    "try\n"
    "a scanner use scanimage. SIGTERM cancels the scan.\n"
    "\n"
    "  --help     this text\n"
    "  --version  the version\n"
    "\n"
    "SANE_CONFIG_DIR names the folder of SANE's configuration.\n";

Result<Request> receive_request() {
    FrameReader frames;
    std::array<std::uint8_t, 4096> buffer;
    while (true) {
        TEREZE_ASSIGN(auto frame, frames.next());
        if (frame)
            return read_request(*frame);
        const auto got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR && !stop_wished())
            continue;
        if (got <= 0)
            return fail("scanner.bad_answer", ErrorClass::Software, Remedy::Retry, "no request");
        frames.feed(ByteView(buffer.data(), static_cast<std::size_t>(got)));
    }
}

/// The device is still open when the last answer goes out, so that a backend which hangs while it
/// closes delays nobody.
int answer_last(Outlet& outlet, Answer answer, int farewell_ms) {
    const bool sent = outlet.send(std::move(answer)).has_value();
    limit_farewell(farewell_ms);
    return sent ? 0 : 1;
}

int answer_failed(Outlet& outlet, const Error& error, int farewell_ms) {
    return answer_last(outlet, FailedAnswer{error.code, error.detail}, farewell_ms);
}

int serve(const Request& request, Outlet& outlet) {
    const int farewell = request.farewell_ms;
    const auto library = SaneLibrary::start();
    if (!library)
        return answer_failed(outlet, library.error(), farewell);
    if (request.kind == RequestKind::List) {
        auto devices = (*library)->devices();
        if (!devices)
            return answer_failed(outlet, devices.error(), farewell);
        return answer_last(outlet, ListAnswer{std::move(*devices)}, farewell);
    }
    const auto device = SaneDevice::open(request.profile.device);
    if (!device)
        return answer_failed(outlet, device.error(), farewell);
    if (request.kind == RequestKind::Describe)
        return answer_last(outlet, describe(**device), farewell);
    const auto done = run_scan(**device, request, outlet);
    if (!done)
        return answer_failed(outlet, done.error(), farewell);
    return answer_last(outlet, *done, farewell);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        const bool version = std::strcmp(argv[1], "--version") == 0;
        const bool help = std::strcmp(argv[1], "--help") == 0;
        std::fputs(version ? "tereze-scan-worker " TEREZE_VERSION "\n" : kHelp,
                   version || help ? stdout : stderr);
        return version || help ? 0 : 2;
    }
    // A page in memory is a citizen's paper: a crash must not write it to the disk.
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    catch_stop();
    auto outlet = Outlet::take_standard_output();
    if (!outlet)
        return 1;
    const auto request = receive_request();
    if (!request)
        return answer_failed(*outlet, request.error(), 1000);
    return serve(*request, *outlet);
}
