// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A reader of the PC/SC stand-in with our driver on top of it.
#pragma once

#include "drivers/cards/card_reader.h"
#include "tests/standins/pcsc/pcsc_world.h"
#include "tests/standins/virtual_card/document_issuer.h"
#include "tests/standins/virtual_card/lds_card.h"
#include "tests/standins/virtual_card/signature_card.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace tereze::testing {

inline constexpr const char* kReaderName = "Tereze Test Reader 00 00";

/// What a virtual card is wrapped in where a test has to count, or to spoil an answer.
class WatchedCard final : public standins::Card {
  public:
    explicit WatchedCard(std::shared_ptr<standins::Card> card) : m_card(std::move(card)) {}
    Bytes atr() const override { return m_card->atr(); }
    void reset() override { m_card->reset(); }
    Bytes answer(ByteView command) override;

    /// The answer after `skip` more becomes what `spoil` makes of it, once.
    void spoil(unsigned skip, std::function<Bytes(Bytes)> spoil);
    unsigned count(std::uint8_t instruction) const { return m_counts[instruction]; }
    unsigned answers() const { return m_answers; }

  private:
    std::shared_ptr<standins::Card> m_card;
    unsigned m_counts[256] = {};
    unsigned m_answers = 0;
    unsigned m_skip = 0;
    std::function<Bytes(Bytes)> m_spoil;
};

/// One world for a test; starts empty but for a service that runs.
struct PcscBench {
    PcscBench() { world.reset(); }
    ~PcscBench() { world.reset(); }
    PcscBench(const PcscBench&) = delete;
    PcscBench& operator=(const PcscBench&) = delete;

    standins::PcscWorld& world = standins::PcscWorld::instance();
};

/// Settings that make a test's troubles end soon.
drivers::cards::ReaderSettings quick_settings();

/// A card of a file in tests/standins/virtual_card/persons.
std::shared_ptr<standins::Card> lds_card(const std::string& person,
                                         const standins::DocumentIssuer& issuer);

}  // namespace tereze::testing
