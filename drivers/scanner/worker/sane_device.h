// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// SANE behind types of our own: the one place that calls libsane.
#pragma once

#include "core/base/bytes.h"
#include "drivers/scanner/messages.h"

#include <sane/sane.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tereze::drivers::scanner::worker {

class SaneLibrary {
  public:
    /// Errors: those of scan_faults().
    static Result<std::unique_ptr<SaneLibrary>> start();
    ~SaneLibrary();
    SaneLibrary(const SaneLibrary&) = delete;
    SaneLibrary& operator=(const SaneLibrary&) = delete;

    /// Every device that SANE finds, local and in the network.
    Result<std::vector<ListedDevice>> devices() const;

  private:
    SaneLibrary() = default;
};

/// What an option allows (SANE standard §4.2.9), in the unit that the option has.
struct OptionFacts {
    bool active = false;
    bool settable = false;
    SANE_Value_Type type = SANE_TYPE_INT;
    SANE_Unit unit = SANE_UNIT_NONE;
    std::vector<std::string> words;         ///< of a list of strings
    std::vector<double> numbers;            ///< of a list of numbers
    std::optional<double> lowest, highest;  ///< of a range
};

class SaneDevice {
  public:
    /// Errors: scanner.not_found and those of scan_faults().
    static Result<std::unique_ptr<SaneDevice>> open(const std::string& name);
    /// Cancels and closes; either may take as long as the carriage needs to return.
    ~SaneDevice();
    SaneDevice(const SaneDevice&) = delete;
    SaneDevice& operator=(const SaneDevice&) = delete;

    /// Nothing where the device has no option of that name.
    std::optional<OptionFacts> option(const std::string& name) const;
    /// Sets an option from its text form. Errors: scanner.unsupported (no such option, not
    /// settable, value not allowed) and those of scan_faults().
    Result<> set(const std::string& name, const std::string& value);
    Result<> set_number(const std::string& name, double value);
    /// The value of a number option as the device has taken it, or nothing.
    std::optional<double> number(const std::string& name) const;

    SANE_Status start() { return sane_start(m_handle); }
    Result<SANE_Parameters> parameters();
    /// Reads once; an empty vector at the end of the frame. Errors: those of scan_faults().
    Result<std::size_t> read(std::uint8_t* to, std::size_t room);

  private:
    explicit SaneDevice(SANE_Handle handle) : m_handle(handle) {}
    struct Place;
    std::optional<Place> find(const std::string& name) const;
    Result<> control(const Place& place, const std::string& name, void* value);
    Result<> set_text(const Place& place, const std::string& name, const std::string& value);

    SANE_Handle m_handle;
};

}  // namespace tereze::drivers::scanner::worker
