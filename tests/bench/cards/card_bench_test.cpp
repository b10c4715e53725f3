// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What reading a chip costs: commands beside the fewest that the replies' size allows, the
// terminal's own arithmetic beside bare curve multiplications, and insertion to identity through a
// real pcscd.
#include "tests/integration/cards/card_bench.h"

#include "core/base/ids.h"
#include "drivers/cards/session_record.h"
#include "tests/standins/virtual_card/lds_card.h"

#include <catch2/catch.hpp>

#include <cstdio>
#include <ctime>

using namespace tereze;
using namespace tereze::drivers::cards;
using namespace tereze::drivers::cards::lds;
using namespace tereze::standins;

namespace {

class CardInProcess final : public CardChannel {
  public:
    explicit CardInProcess(LdsCard card) : m_card(std::move(card)) {}
    Result<ResponseApdu> transmit(const CommandApdu& command) override {
        return ResponseApdu::parse(m_card.answer(command.bytes()));
    }
    std::size_t size_of(const LdsFile& file) const { return m_card.file(file.id).size(); }

  private:
    LdsCard m_card;
};

const DocumentIssuer& issuer() {
    static const DocumentIssuer kIssuer;
    return kIssuer;
}

CardDescription description() {
    CardDescription card;
    card.person = testing::person("serikova");
    card.security_object = true;
    return card;
}

/// Seconds of this process' processor, which other programs do not lengthen.
template <class Body>
double processor_seconds(int times, Body&& body) {
    const auto begin = std::clock();
    for (int i = 0; i < times; ++i)
        body();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / times;
}

struct Case {
    const char* name;
    bool wide;
    std::size_t chunk;  ///< of a file in one reply
    unsigned to_open;   ///< commands before the first file
    std::vector<LdsFile> files;
    CardDescription card;
    ReadingOptions options;
};

unsigned fewest(const Case& each, const CardInProcess& card) {
    unsigned commands = each.to_open;
    for (const auto& file : each.files)
        commands += static_cast<unsigned>((card.size_of(file) + each.chunk - 1) / each.chunk);
    return commands;
}

std::vector<Case> cases(const trust::TrustFolder& trust) {
    // SELECT MF, EF.CardAccess, SELECT, GET CHALLENGE, EXTERNAL AUTHENTICATE.
    constexpr unsigned kByBac = 5;
    // SELECT MF, EF.CardAccess, MSE, four times GENERAL AUTHENTICATE, SELECT.
    constexpr unsigned kByPace = 8;
    auto bac = description();
    auto pace = description();
    pace.bac = false;
    pace.pace = {pace_info(PaceMapping::Generic, SessionCipher::Aes128, 13)};
    pace.face_size = 16'000;
    ReadingOptions signed_zone;
    signed_zone.access = AccessPolicy::PaceOrBac;
    signed_zone.trust = &trust;
    ReadingOptions with_face;
    with_face.face = true;
    std::vector<Case> all;
    for (const bool wide : {false, true}) {
        all.push_back({"BAC+DG1+SOD",
                       wide,
                       wide ? 2023U : 231U,
                       kByBac,
                       {kSecurityObject, kDataGroup1},
                       bac,
                       signed_zone});
        all.push_back({"PACE+DG1+DG2",
                       wide,
                       wide ? 2015U : 223U,
                       kByPace,
                       {kCom, kDataGroup1, kDataGroup2},
                       pace,
                       with_face});
    }
    // A chip that says how much it gives: one command more, and then as few as that allows.
    pace.longest_reply = 8192;
    all.push_back({"PACE+DG1+DG2, 8 KiB",
                   true,
                   8159U,
                   kByPace + 1,
                   {kCom, kDataGroup1, kDataGroup2},
                   pace,
                   with_face});
    all.back().options.card.limits_in_file = true;
    for (auto& each : all) {
        each.options.card.extended_length = each.wide;
        each.options.now = std::chrono::system_clock::now();
    }
    return all;
}

}  // namespace

TEST_CASE("a chip is read with the fewest commands that the size of its replies allows") {
    const auto trust = issuer().trust();
    for (auto& each : cases(trust)) {
        CAPTURE(each.name, each.wide);
        CardInProcess card(LdsCard::of(each.card, issuer()).value());
        const unsigned least = fewest(each, card);
        RecordingChannel recording(card);
        auto options = each.options;
        options.random = recording.noting(random_bytes);
        const auto key = testing::key_of(each.card.person);
        const auto reading = read_chip(recording, key, options);
        REQUIRE(reading);
        // The same replies again, so that only the terminal's side is timed.
        const double terminal = processor_seconds(20, [&] {
            auto replay = ReplayChannel::from_text(recording.text()).value();
            options.random = replay.random();
            if (!read_chip(replay, key, options))
                throw std::runtime_error("replay");
        });
        std::printf("%s reply_bytes=%zu commands=%u fewest=%u terminal_cpu_ms=%.2f\n", each.name,
                    each.chunk, reading->commands, least, terminal * 1000);
        CHECK(reading->commands == least);
    }
}

TEST_CASE("the terminal's side of PACE costs little more than its five curve multiplications") {
    auto each = description();
    each.bac = false;
    each.pace = {pace_info(PaceMapping::Generic, SessionCipher::Aes128, 13)};
    CardInProcess card(LdsCard::of(each, issuer()).value());
    RecordingChannel recording(card);
    ReadingOptions options;
    options.now = std::chrono::system_clock::now();
    options.random = recording.noting(random_bytes);
    const auto key = testing::key_of(each.person);
    REQUIRE(read_chip(recording, key, options));
    const double reading = processor_seconds(50, [&] {
        auto replay = ReplayChannel::from_text(recording.text()).value();
        options.random = replay.random();
        if (!read_chip(replay, key, options))
            throw std::runtime_error("replay");
    });
    const auto curve = Curve::standardised(13).value();
    const Bytes scalar = curve.random_scalar(random_bytes).value();
    constexpr int kMultiplications = 5;  // two key pairs, the nonce, two agreements
    const double bare = processor_seconds(50, [&] {
        for (int i = 0; i < kMultiplications; ++i)
            if (!curve.multiply(curve.generator(), scalar))
                throw std::runtime_error("multiply");
    });
    std::printf("pace_reading_cpu_ms=%.2f bare_multiplications_ms=%.2f ratio=%.2f\n",
                reading * 1000, bare * 1000, reading / bare);
    CHECK(reading <= 3 * bare);
}

TEST_CASE("from insertion to identity through the card service") {
    using Steady = std::chrono::steady_clock;
    testing::shared_pcscd();
    testing::VirtualCard card("pace");
    testing::EventList events;
    auto reader = CardReader::create("card", {}).value();
    reader->watch(events.collector());
    const auto key = testing::key_of(testing::person("serikova"));
    double seen = 0;
    double read = 0;
    constexpr int kTimes = 5;
    for (int i = 0; i < kTimes; ++i) {
        const auto begin = Steady::now();
        card.insert();
        events.next(CardEventKind::Inserted);
        seen += std::chrono::duration<double>(Steady::now() - begin).count();
        REQUIRE(reader->read_identity(key, {}));
        read += std::chrono::duration<double>(Steady::now() - begin).count();
        card.remove();
        events.next(CardEventKind::Removed);
    }
    std::printf("insertion_seen_ms=%.0f identity_ms=%.0f reading_share=%.2f\n",
                seen / kTimes * 1000, read / kTimes * 1000, (read - seen) / read);
    CHECK(read / kTimes < 2.0);
}
