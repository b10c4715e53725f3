// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A scanner at a pseudo-terminal, which is a serial port but for the wire.
#include "drivers/barcode/barcode_scanner.h"

#include "tests/support/pki/temporary_folder.h"

#include <catch2/catch.hpp>
#include <pty.h>
#include <unistd.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <stdexcept>

using namespace tereze;
using namespace tereze::drivers;
using namespace tereze::drivers::barcode;
using namespace std::chrono_literals;

namespace {

/// The scanner's end of the wire, at a name that stays the same over replugging.
class Wire {
  public:
    explicit Wire(const std::filesystem::path& name) {
        int end = -1;
        if (::openpty(&m_scanner, &end, nullptr, nullptr, nullptr) != 0)
            throw std::runtime_error("openpty");
        std::filesystem::remove(name);
        std::filesystem::create_symlink(::ttyname(end), name);
        ::close(end);
    }
    ~Wire() { ::close(m_scanner); }
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;
    void send(std::string_view text) const {
        REQUIRE(::write(m_scanner, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    }

  private:
    int m_scanner = -1;
};

class Codes {
  public:
    BarcodeScanner::OnCode collector() {
        return [this](std::string code) {
            const std::lock_guard lock(m_mutex);
            m_codes.push_back(std::move(code));
            m_changed.notify_all();
        };
    }
    std::string next() {
        std::unique_lock lock(m_mutex);
        REQUIRE(m_changed.wait_for(lock, 10s, [this] { return !m_codes.empty(); }));
        auto code = std::move(m_codes.front());
        m_codes.pop_front();
        return code;
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::string> m_codes;
};

struct Bench {
    void wait_until(DeviceState state) {
        const auto end = std::chrono::steady_clock::now() + 10s;
        while (scanner.status({}).state != state) {
            REQUIRE(std::chrono::steady_clock::now() < end);
            std::this_thread::yield();
        }
    }

    testing::TemporaryFolder folder;
    const std::filesystem::path port = folder.path() / "scanner";
    Codes codes;
    BarcodeScanner scanner{"barcode", {port, 9600}, codes.collector()};
};

}  // namespace

TEST_CASE("codes come from a serial port, with and without an ending") {
    Bench bench;
    const Wire wire(bench.port);
    bench.wait_until(DeviceState::Online);
    wire.send("840229400006\r\n");
    CHECK(bench.codes.next() == "840229400006");
    wire.send("7501013");
    wire.send("00004\r");
    CHECK(bench.codes.next() == "750101300004");
    wire.send("840229400006");
    CHECK(bench.codes.next() == "840229400006");
}

TEST_CASE("a scanner that is pulled out and put back is listened to again") {
    Bench bench;
    CHECK(bench.scanner.status({}).state == DeviceState::NoDevice);
    {
        const Wire wire(bench.port);
        bench.wait_until(DeviceState::Online);
        wire.send("half a co");
    }
    bench.wait_until(DeviceState::NoDevice);
    const Wire again(bench.port);
    bench.wait_until(DeviceState::Online);
    again.send("840229400006\n");
    CHECK(bench.codes.next() == "840229400006");
}
