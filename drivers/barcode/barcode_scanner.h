// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A barcode scanner at a serial port (RS-232, or USB that pretends to be one).
#pragma once

#include "drivers/device.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace tereze::drivers::barcode {

struct BarcodeSettings {
    std::filesystem::path port;  ///< "/dev/serial/by-id/…", which stays the same over replugging
    unsigned baud = 9600;
};

/// Listens from its beginning to its end. The port need not be there yet, and may come and go.
class BarcodeScanner final : public Device {
  public:
    /// Called on the scanner's thread, one code after another; must not block for long.
    using OnCode = std::function<void(std::string)>;

    BarcodeScanner(std::string id, BarcodeSettings settings, OnCode on_code);
    BarcodeScanner(const BarcodeScanner&) = delete;
    BarcodeScanner& operator=(const BarcodeScanner&) = delete;
    /// No code comes after it.
    ~BarcodeScanner() override;

    std::string id() const override { return m_id; }
    /// Online while the port is open, else NoDevice with "no-port". A scanner tells nothing of
    /// itself.
    DeviceStatus status(const CommandContext& context) override;
    Capabilities capabilities(const CommandContext& context) override;

  private:
    class Listener;
    const std::string m_id;
    const BarcodeSettings m_settings;
    std::unique_ptr<Listener> m_listener;
};

}  // namespace tereze::drivers::barcode
