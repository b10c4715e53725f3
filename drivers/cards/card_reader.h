// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The card reader of a terminal: who put a card in, and what the card says.
#pragma once

#include "core/identity/chip_key.h"
#include "core/identity/document_data.h"
#include "core/trust/trust_folder.h"
#include "drivers/cards/card_events.h"
#include "drivers/cards/lds/document_reader.h"
#include "drivers/cards/pcsc_channel.h"
#include "drivers/device.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace tereze::drivers::cards {

class CardMonitor;
class PcscContext;

struct ReaderSettings {
    /// Part of the PC/SC name of the reader to use; empty for the first.
    std::string name_filter;
    lds::AccessPolicy access = lds::AccessPolicy::PaceOnly;
    /// Authorities that issue documents; without them no chip is checked for being genuine.
    std::optional<trust::TrustFolder> trust;
    /// Refuse a chip also where nothing is known to be wrong with it but it was not proved either.
    bool only_genuine = false;
    ChannelLimits limits{};
};

/// What to read beside DG1.
struct ChipRequest {
    bool face = false;
    bool details = false;
};

/// Commands run on one thread at a time (DeviceWorker); `watch` and destruction from the owner's.
class CardReader final : public Device {
  public:
    using OnCard = std::function<void(CardEvent)>;

    /// Neither reader nor service need be there yet. Errors: none so far.
    static Result<std::unique_ptr<CardReader>> create(std::string id, ReaderSettings settings);
    CardReader(const CardReader&) = delete;
    CardReader& operator=(const CardReader&) = delete;
    ~CardReader() override;

    /// Tells what happens to cards from now on, a card that lies in the reader already included.
    /// `on_card` is called on the monitor's thread. A second call replaces the first.
    void watch(OnCard on_card);

    std::string id() const override { return m_id; }
    /// Online with "card-present", "card-absent" or "card-silent" (put in the wrong way round);
    /// NoDevice with "no-reader"; Offline with "service-down".
    DeviceStatus status(const CommandContext& context) override;
    Capabilities capabilities(const CommandContext& context) override;

    /// Opens the chip and reads what is asked for; emits Progress, and CardRemoved where the card
    /// goes in the middle. The context is looked at before every command to the card. A chip that
    /// is not genuine is no error here: see ChipReading::broken. Errors: card.none, card.removed,
    /// card.unknown (no ICAO application), card.access_refused, card.protocol_unknown,
    /// card.mrz_wrong, card.can_wrong, card.unreadable, card.timeout, card.data_invalid, card.busy,
    /// card.reset, card.no_reader, card.service_down, card.crypto_failed, device.cancelled,
    /// device.timeout.
    Result<lds::ChipReading> read_chip(const identity::ChipKey& key, const ChipRequest& request,
                                       const CommandContext& context);

    /// The holder's data of a chip that is not known to be false. Errors: those of `read_chip`, and
    /// card.not_genuine (also for a chip that was not proved, where the settings want that).
    Result<identity::DocumentData> read_identity(const identity::ChipKey& key,
                                                 const CommandContext& context);

    /// From now on each reading is written to this file (session_record.h), readable by its owner
    /// only. For field engineers with synthetic cards: the file and the zone together open the
    /// holder's data.
    void record_into(std::filesystem::path file) { m_record_file = std::move(file); }

  private:
    CardReader(std::string id, ReaderSettings settings);
    std::vector<std::string> chosen(const std::vector<std::string>& readers) const;
    Result<std::string> find_reader(const PcscContext& context) const;
    Result<lds::ChipReading> read_from(const PcscContext& service, const identity::ChipKey& key,
                                       const ChipRequest& request, const CommandContext& context);

    const std::string m_id;
    const ReaderSettings m_settings;
    std::filesystem::path m_record_file;
    std::unique_ptr<CardMonitor> m_monitor;
};

}  // namespace tereze::drivers::cards
