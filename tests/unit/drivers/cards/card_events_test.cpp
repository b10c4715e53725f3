// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Readers' states turned into insertions and removals.
#include "drivers/cards/card_events.h"

#include <catch2/catch.hpp>
#include <winscard.h>

using namespace tereze;
using namespace tereze::drivers::cards;

namespace {
const Bytes kAtr{0x3B, 0x00};
std::uint32_t present(std::uint32_t counter) {
    return counter << 16U | SCARD_STATE_PRESENT;
}
std::uint32_t absent(std::uint32_t counter) {
    return counter << 16U | SCARD_STATE_EMPTY;
}
}  // namespace

TEST_CASE("a card that goes in and out is one insertion and one removal") {
    CardTracker tracker;
    CHECK(tracker.observe("A", absent(0), {}).empty());
    const auto in = tracker.observe("A", present(1), kAtr);
    REQUIRE(in.size() == 1);
    CHECK(in[0].kind == CardEventKind::Inserted);
    CHECK(in[0].reader == "A");
    CHECK(in[0].atr == kAtr);
    const auto out = tracker.observe("A", absent(2), {});
    REQUIRE(out.size() == 1);
    CHECK(out[0].kind == CardEventKind::Removed);
    CHECK(out[0].insertion_id == in[0].insertion_id);
}

TEST_CASE("a card that another program uses is no new card") {
    CardTracker tracker;
    REQUIRE(tracker.observe("A", present(1), kAtr).size() == 1);
    CHECK(tracker.observe("A", present(1) | SCARD_STATE_INUSE, kAtr).empty());
    CHECK(tracker.observe("A", present(1), kAtr).empty());
}

TEST_CASE("a swap between two looks is seen by the counter alone") {
    CardTracker tracker;
    const auto first = tracker.observe("A", present(1), kAtr);
    const auto swapped = tracker.observe("A", present(3), kAtr);
    REQUIRE(swapped.size() == 2);
    CHECK(swapped[0].kind == CardEventKind::Removed);
    CHECK(swapped[0].insertion_id == first[0].insertion_id);
    CHECK(swapped[1].kind == CardEventKind::Inserted);
    CHECK(swapped[1].insertion_id != first[0].insertion_id);
}

TEST_CASE("a reader that is unplugged with a card in it gives the removal") {
    CardTracker tracker;
    tracker.observe("A", present(1), kAtr);
    tracker.observe("B", absent(0), {});
    CHECK(tracker.keep_only({"A", "B"}).empty());
    const auto gone = tracker.keep_only({"B"});
    REQUIRE(gone.size() == 1);
    CHECK(gone[0].kind == CardEventKind::Removed);
    CHECK(gone[0].reader == "A");
    CHECK(tracker.keep_only({}).empty());
}

TEST_CASE("a card that outlives the service is a new insertion") {
    CardTracker tracker;
    const auto before = tracker.observe("A", present(1), kAtr);
    tracker.forget();
    const auto after = tracker.observe("A", present(1), kAtr);
    REQUIRE(after.size() == 1);
    CHECK(after[0].insertion_id > before[0].insertion_id);
}
