// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The devices of this terminal: each with a thread of its own, asked by purpose, answering on the
// user-interface thread.
#pragma once

#include "core/identity/mrz_key.h"
#include "drivers/barcode/barcode_scanner.h"
#include "drivers/cards/card_reader.h"
#include "drivers/device_worker.h"
#include "drivers/printer/page_printer.h"
#include "drivers/printer/ticket_printer.h"
#include "drivers/scanner/scanner.h"
#include "drivers/tokens/token.h"
#include "kiosk/station/settings.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tereze::station {

/// One device and its worker; empty where the terminal has none of the kind.
template <class D>
struct Attached {
    std::unique_ptr<D> device;
    std::unique_ptr<drivers::DeviceWorker> worker;  ///< destroyed first: it uses the device

    explicit operator bool() const { return device != nullptr; }
};

struct DeviceHealth {
    std::string id;
    drivers::DeviceStatus status;
};

/// All calls are made from the user-interface thread, and every `done` comes back on it (through
/// the given post), exactly once. The transaction id goes into the device log, never a person's
/// data.
class Station {
  public:
    using CommandId = drivers::CommandId;
    template <class T>
    using Done = std::function<void(Result<T>)>;
    using OnProgress = std::function<void(double)>;

    /// Makes the devices that the settings name; a device that is not there now is no error, since
    /// it may be plugged in later. Errors: those of bad settings (printer.profile_invalid, …).
    static Result<std::unique_ptr<Station>> open(const Settings& settings,
                                                 drivers::DeviceWorker::Post post);

    /// A new visit: what the device log lines are marked with from now on.
    void begin_transaction(std::string id) { m_transaction = std::move(id); }

    void watch_cards(std::function<void(drivers::cards::CardEvent)> on_card);
    /// Codes from the scanner at the serial port; a scanner that types comes through the screens.
    void watch_barcodes(std::function<void(std::string)> on_code);
    CommandId read_identity(identity::MrzKey key, OnProgress on_progress,
                            Done<identity::DocumentData> done);
    void cancel_reading(CommandId id);

    /// The width that a ticket picture must have, in printer dots.
    int ticket_width_px() const;
    void print_ticket(drivers::printer::Raster picture, Done<void> done);
    void print_pages(Bytes pdf, std::string title, Done<void> done);

    CommandId scan_page(OnProgress on_progress, Done<drivers::scanner::ScannedPage> done);
    void cancel_scan(CommandId id);

    /// Runs `work` on the token's thread: signing belongs together with what is signed.
    template <class T>
    CommandId with_token(
        std::chrono::milliseconds limit,
        std::function<Result<T>(drivers::tokens::Token&, const drivers::CommandContext&)> work,
        Done<T> done, OnProgress on_progress = {}) {
        if (!m_token) {
            absent<T>("token.absent", std::move(done));
            return 0;
        }
        auto* token = m_token.device.get();
        return m_token.worker->submit<T>(
            m_transaction, limit,
            [token, work = std::move(work)](const drivers::CommandContext& context) {
                return work(*token, context);
            },
            std::move(done), progress_events(std::move(on_progress)));
    }

    /// Asks every device how it is; `done` gets them all at once.
    void check_health(std::function<void(std::vector<DeviceHealth>)> done);

  private:
    explicit Station(drivers::DeviceWorker::Post post) : m_post(std::move(post)) {}
    static std::function<void(drivers::DeviceEvent)> progress_events(OnProgress on_progress);

    template <class T>
    void absent(const char* code, Done<T> done) {
        m_post([code = std::string(code), done = std::move(done)] {
            done(fail(code, ErrorClass::Hardware, Remedy::Configure, "no such device here"));
        });
    }

    drivers::DeviceWorker::Post m_post;
    std::string m_transaction;
    Attached<drivers::cards::CardReader> m_cards;
    std::optional<drivers::barcode::BarcodeSettings> m_barcode_settings;
    Attached<drivers::barcode::BarcodeScanner> m_barcodes;
    Attached<drivers::printer::TicketPrinter> m_tickets;
    Attached<drivers::printer::PagePrinter> m_pages;
    Attached<drivers::scanner::Scanner> m_scanner;
    Attached<drivers::tokens::Token> m_token;
    int m_ticket_width_px = 576;
};

}  // namespace tereze::station
