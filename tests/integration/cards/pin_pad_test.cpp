// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// PINs that are typed on the reader: the card gets them, our process never does.
#include "drivers/cards/pin_pad.h"

#include "drivers/tokens/kz_id_card.h"
#include "tests/integration/cards/pcsc_bench.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using namespace tereze::drivers::cards;
using namespace tereze::drivers::tokens;
using standins::AtTheKeys;
using standins::PinPadModel;

namespace {

struct Bench : PcscBench {
    explicit Bench(PinPadModel pad, const std::string& reader = kReaderName) : name(reader) {
        pad.pins = {"1234"};
        world.plug_in(name, pad);
        world.insert(name, chip);
    }
    /// `work` gets a store over the reader's keys, where there are any.
    template <class Work>
    auto with_store(Work&& work) -> decltype(work(std::declval<KeyStore&>())) {
        TEREZE_ASSIGN(const auto service, PcscContext::establish());
        TEREZE_ASSIGN(const auto channel,
                      PcscChannel::connect(service, name, quick_settings().limits));
        channel->reset_at_end();
        TEREZE_ASSIGN(const auto transaction, channel->begin());
        TEREZE_ASSIGN(const auto keys, PinPad::find(*channel, options));
        KzIdCardStore store(*channel, keys.get());
        return work(store);
    }
    Result<Bytes> sign() {
        return with_store(
            [](KeyStore& store) { return store.sign("87", Secret(), as_bytes("content")); });
    }
    Result<> change() {
        return with_store([](KeyStore& store) { return store.change_pin(Secret(), Secret()); });
    }
    PinState pin_state() {
        return with_store([](KeyStore& store) { return store.pin_state(); }).value();
    }
    PinPadModel& pad() { return world.pin_pad(name); }

    const std::string name;
    PinPadOptions options;
    std::shared_ptr<standins::SignatureCard> chip = std::make_shared<standins::SignatureCard>(
        "SERIKOVA AIGERIM", "840229400006", "1234", "87654321");
};

template <class T>
std::string code_of(const Result<T>& result) {
    if (result)
        return "done";
    UNSCOPED_INFO(result.error().detail);
    return result.error().code;
}

}  // namespace

TEST_CASE("a PIN that is typed on the reader signs, in one step or in several") {
    PinPadModel pad;
    pad.in_steps = GENERATE(false, true);
    pad.key_strokes = 4;
    CAPTURE(pad.in_steps);
    Bench bench(pad);
    CHECK(bench.pin_state().at_reader);
    CHECK(code_of(bench.sign()) == "done");
    CHECK(bench.pad().asked == 1);
}

TEST_CASE("each way of not typing a PIN has its message, and costs no try") {
    PinPadModel pad;
    pad.in_steps = GENERATE(false, true);
    Bench bench(pad);
    bench.pad().person = AtTheKeys::Cancels;
    CHECK(code_of(bench.sign()) == "token.pin_cancelled");
    bench.pad().person = AtTheKeys::WalksAway;
    CHECK(code_of(bench.sign()) == "token.pin_not_typed");
    bench.pad().person = AtTheKeys::Enters;
    bench.pad().pins = {"123"};
    CHECK(code_of(bench.sign()) == "token.pin_length");
    CHECK(bench.pin_state().tries_left == 3);
    bench.pad().pins = {"1234"};
    CHECK(code_of(bench.sign()) == "done");
}

TEST_CASE("a wrong PIN on the reader counts as one, down to a locked card") {
    Bench bench({});
    bench.pad().pins = {"0000"};
    CHECK(code_of(bench.sign()) == "token.pin_wrong");
    CHECK(code_of(bench.sign()) == "token.pin_wrong");
    CHECK(bench.pin_state().final_try);
    CHECK(code_of(bench.sign()) == "token.pin_locked");
    CHECK(bench.pin_state().locked);
}

TEST_CASE("a PIN is changed on the reader, unless it is typed differently the second time") {
    Bench bench({});
    bench.pad().pins = {"1234", "4321"};
    bench.pad().person = AtTheKeys::EntersDifferently;
    CHECK(code_of(bench.change()) == "token.pin_differs");
    bench.pad().person = AtTheKeys::Enters;
    CHECK(code_of(bench.change()) == "done");
    bench.pad().pins = {"4321"};
    CHECK(code_of(bench.sign()) == "done");
}

TEST_CASE("a reader that can only verify does not change PINs") {
    PinPadModel pad;
    pad.modifies = false;
    Bench bench(pad);
    CHECK(code_of(bench.change()) == "token.not_supported");
    CHECK(code_of(bench.sign()) == "done");
}

TEST_CASE("readers are asked in the way that they say they understand") {
    PinPadModel pad;
    pad.validation = 0x01;  // only "all digits typed"
    Bench bench(pad);
    CHECK(code_of(bench.sign()) == "done");
}

TEST_CASE("readers without keys, and those that claim to have some, get the PIN from the program") {
    PinPadModel lies;
    lies.vendor = 0x076B;
    lies.product = 0x3031;
    Bench by_number(lies);
    CHECK_FALSE(by_number.pin_state().at_reader);

    PinPadModel silent;
    Bench by_name(silent, "HID Global OMNIKEY 6121 Smart Card Reader 00 00");
    CHECK_FALSE(by_name.pin_state().at_reader);

    PinPadModel repaired;  // another product that calls itself so has other numbers
    repaired.vendor = 0x076B;
    repaired.product = 0x3022;
    Bench honest(repaired, "HID Global OMNIKEY 3x21 Smart Card Reader 00 00");
    CHECK(honest.pin_state().at_reader);
}

TEST_CASE("typing in steps is given up when the visit ends") {
    PinPadModel pad;
    pad.in_steps = true;
    pad.key_strokes = 1'000'000;
    Bench bench(pad);
    int looks = 0;
    bench.options.check = [&]() -> Result<> {
        if (++looks > 3)
            return fail("device.cancelled", ErrorClass::User, Remedy::None);
        return {};
    };
    CHECK(code_of(bench.sign()) == "device.cancelled");
    CHECK_FALSE(bench.pad().started);
    CHECK(bench.pad().asked == 0);
    bench.options.check = {};
    bench.pad().key_strokes = 4;
    CHECK(code_of(bench.sign()) == "done");
}

TEST_CASE("a card that is pulled out while the PIN is typed is told as removed") {
    Bench bench({});
    bench.world.at(standins::PcscCall::Control, 2,
                   [&](standins::PcscWorld& world) -> std::optional<LONG> {
                       world.remove(bench.name);
                       return std::nullopt;
                   });
    CHECK(code_of(bench.sign()) == "card.removed");
    bench.world.insert(bench.name, bench.chip);
    CHECK(code_of(bench.sign()) == "done");
}
