// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A thread that reads a serial port for as long as there is one.
#include "drivers/barcode/barcode_scanner.h"

#include "core/base/secret.h"
#include "drivers/barcode/barcode_lines.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/serial_port.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>
#include <atomic>
#include <thread>

namespace tereze::drivers::barcode {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

// At 9600 baud a byte takes about one millisecond; a code without an ending is over after this.
constexpr std::chrono::milliseconds kSilence{80};
constexpr std::chrono::milliseconds kLookAgain{500};

}  // namespace

class BarcodeScanner::Listener {
  public:
    Listener(BarcodeSettings settings, OnCode on_code)
        : m_settings(std::move(settings)),
          m_on_code(std::move(on_code)),
          m_port(m_io),
          m_silence(m_io),
          m_look_again(m_io),
          m_thread([this] {
              open();
              m_io.run();
          }) {}
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener() {
        m_io.stop();
        m_thread.join();
        wipe(m_bytes.data(), m_bytes.size());
    }

    bool connected() const { return m_connected; }

  private:
    void open() {
        using Port = asio::serial_port_base;
        error_code error;
        m_port.open(m_settings.port.string(), error);
        if (!error)
            m_port.set_option(Port::baud_rate(m_settings.baud), error);
        if (!error)
            m_port.set_option(Port::character_size(8), error);
        if (!error)
            m_port.set_option(Port::flow_control(Port::flow_control::none), error);
        if (error)
            return close();
        m_connected = true;
        read();
    }

    void close() {
        error_code ignored;
        m_port.close(ignored);
        m_connected = false;
        m_silence.cancel();
        (void)m_lines.flush();  // half a code is none
        m_look_again.expires_after(kLookAgain);
        m_look_again.async_wait([this](error_code error) {
            if (!error)
                open();
        });
    }

    void read() {
        m_port.async_read_some(asio::buffer(m_bytes), [this](error_code error, std::size_t count) {
            if (error)
                return close();
            for (auto& code : m_lines.take(ByteView(m_bytes).first(count)))
                m_on_code(std::move(code));
            wait_for_silence();
            read();
        });
    }

    void wait_for_silence() {
        m_silence.cancel();
        if (!m_lines.begun())
            return;
        m_silence.expires_after(kSilence);
        m_silence.async_wait([this](error_code error) {
            if (error)
                return;
            if (auto code = m_lines.flush(); !code.empty())
                m_on_code(std::move(code));
        });
    }

    const BarcodeSettings m_settings;
    const OnCode m_on_code;
    BarcodeLines m_lines;
    std::array<std::uint8_t, 512> m_bytes{};
    std::atomic<bool> m_connected = false;
    asio::io_context m_io;
    asio::serial_port m_port;
    asio::steady_timer m_silence;
    asio::steady_timer m_look_again;
    std::thread m_thread;
};

BarcodeScanner::BarcodeScanner(std::string id, BarcodeSettings settings, OnCode on_code)
    : m_id(std::move(id)),
      m_settings(std::move(settings)),
      m_listener(std::make_unique<Listener>(m_settings, std::move(on_code))) {}

BarcodeScanner::~BarcodeScanner() = default;

DeviceStatus BarcodeScanner::status(const CommandContext& /*context*/) {
    if (m_listener->connected())
        return {DeviceState::Online, {}};
    return {DeviceState::NoDevice, {"no-port"}};
}

Capabilities BarcodeScanner::capabilities(const CommandContext& /*context*/) {
    return {{"kind", "barcode_scanner"}, {"port", m_settings.port.string()}};
}

}  // namespace tereze::drivers::barcode
