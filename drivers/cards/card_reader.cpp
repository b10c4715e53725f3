// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The reader as a device.
#include "drivers/cards/card_reader.h"

#include "core/base/files.h"
#include "core/base/ids.h"
#include "drivers/cards/atr.h"
#include "drivers/cards/card_monitor.h"
#include "drivers/cards/pcsc_channel.h"
#include "drivers/cards/session_record.h"

#include <algorithm>

namespace tereze::drivers::cards {
namespace {

/// Lets a command end between two APDUs.
class CheckedChannel final : public CardChannel {
  public:
    CheckedChannel(CardChannel& under, const CommandContext& context)
        : m_under(under), m_context(context) {}
    Result<ResponseApdu> transmit(const CommandApdu& command) override {
        TEREZE_TRY(m_context.check());
        return m_under.transmit(command);
    }

  private:
    CardChannel& m_under;
    const CommandContext& m_context;
};

std::string card_reason(const ReaderState& state) {
    if (!state.present())
        return "card-absent";
    return (state.event_state & SCARD_STATE_MUTE) != 0 ? "card-silent" : "card-present";
}

}  // namespace

CardReader::CardReader(std::string id, ReaderSettings settings)
    : m_id(std::move(id)), m_settings(std::move(settings)) {}

CardReader::~CardReader() = default;

Result<std::unique_ptr<CardReader>> CardReader::create(std::string id, ReaderSettings settings) {
    return std::unique_ptr<CardReader>(new CardReader(std::move(id), std::move(settings)));
}

std::vector<std::string> CardReader::chosen(const std::vector<std::string>& readers) const {
    const auto found = std::find_if(readers.begin(), readers.end(), [this](const auto& name) {
        return name.find(m_settings.name_filter) != std::string::npos;
    });
    if (found == readers.end())
        return {};
    return {*found};
}

Result<std::string> CardReader::find_reader(const PcscContext& context) const {
    TEREZE_ASSIGN(const auto all, context.readers());
    auto names = chosen(all);
    if (names.empty())
        return fail("card.no_reader", ErrorClass::Hardware, Remedy::Service,
                    std::to_string(all.size()) + " readers, none chosen");
    return std::move(names.front());
}

void CardReader::watch(OnCard on_card) {
    m_monitor.reset();
    m_monitor = std::make_unique<CardMonitor>(
        [this](const std::vector<std::string>& readers) { return chosen(readers); },
        std::move(on_card));
}

DeviceStatus CardReader::status(const CommandContext& /*context*/) {
    const auto service = PcscContext::establish();
    if (!service)
        return {DeviceState::Offline, {"service-down"}};
    const auto reader = find_reader(*service);
    if (!reader)
        return {DeviceState::NoDevice, {"no-reader"}};
    const auto state = service->state_of(*reader);
    if (!state)
        return {DeviceState::Offline, {"service-down"}};
    const bool exclusive = (state->event_state & SCARD_STATE_EXCLUSIVE) != 0;
    return {exclusive ? DeviceState::Busy : DeviceState::Online, {card_reason(*state)}};
}

Capabilities CardReader::capabilities(const CommandContext& /*context*/) {
    Capabilities capabilities{{"kind", "card_reader"}, {"documents", "icao"}};
    const auto service = PcscContext::establish();
    const auto reader = service ? find_reader(*service) : fail(service.error());
    if (reader)
        capabilities["reader"] = *reader;
    return capabilities;
}

Result<identity::DocumentData> CardReader::read_identity(const identity::ChipKey& key,
                                                         const CommandContext& context) {
    TEREZE_ASSIGN(auto reading, read_chip(key, {}, context));
    const bool proved = reading.data.holds() && reading.chip.holds();
    if (reading.broken() || (m_settings.only_genuine && !proved))
        return fail("card.not_genuine", ErrorClass::Fraud, Remedy::Service,
                    "data: " + reading.data.reason + ", chip: " + reading.chip.reason);
    return std::move(reading.document);
}

Result<lds::ChipReading> CardReader::read_chip(const identity::ChipKey& key,
                                               const ChipRequest& request,
                                               const CommandContext& context) {
    TEREZE_TRY(context.check());
    TEREZE_ASSIGN(const auto service, PcscContext::establish());
    auto reading = read_from(service, key, request, context);
    if (!reading && reading.error().code == "card.removed") {
        DeviceEvent event{m_id, DeviceEventKind::CardRemoved, {}, 0};
        event.status = {DeviceState::Online, {"card-absent"}};
        context.emit(event);
    }
    return reading;
}

Result<lds::ChipReading> CardReader::read_from(const PcscContext& service,
                                               const identity::ChipKey& key,
                                               const ChipRequest& request,
                                               const CommandContext& context) {
    TEREZE_ASSIGN(auto reader, find_reader(service));
    TEREZE_ASSIGN(const auto channel,
                  PcscChannel::connect(service, std::move(reader), m_settings.limits));
    TEREZE_ASSIGN(const auto transaction, channel->begin());
    CheckedChannel checked(*channel, context);
    RecordingChannel recording(checked);
    const bool record = !m_record_file.empty();

    lds::ReadingOptions options;
    options.random = record ? recording.noting(random_bytes) : RandomSource(random_bytes);
    options.access = m_settings.access;
    options.card = card_capabilities(channel->atr());
    options.now = std::chrono::system_clock::now();
    options.face = request.face;
    options.details = request.details;
    options.trust = m_settings.trust ? &*m_settings.trust : nullptr;
    options.progress = [&](double part) {
        context.emit({m_id, DeviceEventKind::Progress, {DeviceState::Busy, {}}, part});
    };
    auto reading =
        lds::read_chip(record ? static_cast<CardChannel&>(recording) : checked, key, options);
    if (record)
        TEREZE_TRY(write_file_durably(m_record_file, as_bytes(recording.text())));
    return reading;
}

}  // namespace tereze::drivers::cards
