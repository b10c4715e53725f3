// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Stands for tereze-scan-worker where the test needs what no SANE device does. The scene is named
// by the environment variable TEREZE_SCAN_SCENE.
#include "drivers/scanner/jpeg.h"
#include "drivers/scanner/messages.h"

#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <functional>
#include <map>
#include <string>

namespace {

using namespace tereze;
using namespace tereze::drivers::scanner;

void write_bytes(ByteView bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (written <= 0)
            std::exit(1);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

void say(Answer answer) {
    write_bytes(encode_frame(to_frame(std::move(answer))).value());
}

void say_page(int number) {
    const Bytes grey(100 * 100, 200);
    const PictureView picture{grey, 100, 100, 100, PixelFormat::Gray};
    say(PageAnswer{number, 100, 100, 200, compress_jpeg(picture, 80, 200).value()});
}

void wait_for_request() {
    FrameReader frames;
    Bytes buffer(4096);
    while (!frames.next().value()) {
        const auto got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (got <= 0)
            std::exit(1);
        frames.feed(ByteView(buffer.data(), static_cast<std::size_t>(got)));
    }
}

[[noreturn]] void ignore_everything() {
    ::signal(SIGTERM, SIG_IGN);
    say(ProgressAnswer{0, 0.5});
    while (true)
        ::pause();
}

const std::map<std::string, std::function<void()>> kScenes{
    {"jam_after_two",
     [] {
         say_page(0);
         say_page(1);
         say(FailedAnswer{"scanner.jam", "sheet 3"});
     }},
    {"abort_after_two",
     [] {
         say_page(0);
         say_page(1);
         std::abort();
     }},
    {"nonsense", [] { write_bytes(as_bytes("Segmentation fault (core dumped)\n")); }},
    {"endless_page",
     [] {
         write_bytes(Bytes{'T', 'S', 'W', '1', 0, 0, 0, 2, 0xFF, 0, 0, 0});
     }},
    {"wrong_order", [] { say_page(7); }},
    {"done_without_page", [] { say(DoneAnswer{0}); }},
    {"unknown_failure",
     [] {
         say(FailedAnswer{"scanner.sunburn", ""});
     }},
    {"deaf", ignore_everything},
    {"hang_after_done",
     [] {
         say_page(0);
         say(DoneAnswer{1});
         ignore_everything();
     }},
};

}  // namespace

int main() {
    const char* scene = std::getenv("TEREZE_SCAN_SCENE");
    if (scene == nullptr || !kScenes.contains(scene))
        return 2;
    wait_for_request();
    kScenes.at(scene)();
    return 0;
}
