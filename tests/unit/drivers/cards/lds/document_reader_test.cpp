// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A whole reading against the virtual card, in one process, and files that hold something wrong.
#include "drivers/cards/lds/document_reader.h"

#include "core/identity/mrz.h"
#include "drivers/cards/tlv.h"
#include "tests/standins/virtual_card/lds_card.h"
#include "tests/unit/drivers/cards/scripted_channel.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::cards;
using namespace tereze::drivers::cards::lds;
using namespace std::chrono_literals;
using tereze::drivers::cards::testing::ScriptedChannel;
using tereze::standins::LdsCard;
using tereze::standins::OverlongRead;

namespace {

constexpr std::chrono::sys_days kToday = 2026y / 9 / 1;

identity::DocumentData person() {
    identity::DocumentData data;
    data.document_code = "ID";
    data.issuing_state = "KAZ";
    data.nationality = "KAZ";
    data.document_number = "012345678";
    data.iin = "840229400006";
    data.surname = "SERIKOVA";
    data.given_names = "AIGERIM";
    data.sex = "F";
    data.birth_date = 1984y / 2 / 29;
    data.expiry_date = 2034y / 5 / 14;
    return data;
}

identity::MrzKey key_of(const identity::DocumentData& data) {
    return identity::MrzKey::from_fields(data.document_number, data.birth_date, data.expiry_date)
        .value();
}

class CardInProcess final : public CardChannel {
  public:
    explicit CardInProcess(LdsCard card) : m_card(std::move(card)) {}
    Result<ResponseApdu> transmit(const CommandApdu& command) override {
        ++apdus;
        return ResponseApdu::parse(m_card.answer(command.bytes()));
    }
    int apdus = 0;

  private:
    LdsCard m_card;
};

ReadingOptions options() {
    ReadingOptions options;
    options.now = kToday;
    options.access = AccessPolicy::PaceOrBac;
    return options;
}

template <class T>
std::string code_of(const Result<T>& document) {
    if (document)
        return "read";
    UNSCOPED_INFO(document.error().detail);
    return document.error().code;
}

}  // namespace

TEST_CASE("a card is read with the fewest commands that BAC and two files allow") {
    CardInProcess card(LdsCard::of(person()).value());
    const auto reading = read_chip(card, key_of(person()), options());
    REQUIRE(reading);
    const auto* document = &reading->document;
    CHECK(document->iin == "840229400006");
    CHECK(document->surname == "SERIKOVA");
    CHECK(document->given_names == "AIGERIM");
    CHECK(document->birth_date == person().birth_date);
    CHECK(document->expiry_date == person().expiry_date);
    // SELECT MF and EF.CardAccess, SELECT, GET CHALLENGE, EXTERNAL AUTHENTICATE, EF.COM, DG1.
    CHECK(card.apdus == 7);
    CHECK(reading->protocol == "BAC");
    CHECK(reading->groups == std::vector<unsigned>{1});
    CHECK(reading->data.reason == "not-asked");
}

TEST_CASE("a card that drops its session over a long read is read in careful steps") {
    CardInProcess card(LdsCard::of(person(), OverlongRead::DropsSession).value());
    const auto reading = read_chip(card, key_of(person()), options());
    REQUIRE(reading);
    const auto* document = &reading->document;
    CHECK(document->iin == "840229400006");
    CHECK(card.apdus == 6 + 5 + 3 + 3);
}

TEST_CASE("progress goes from nothing to all, and never back") {
    CardInProcess card(LdsCard::of(person()).value());
    std::vector<double> told;
    auto reading = options();
    reading.progress = [&](double part) { told.push_back(part); };
    REQUIRE(read_chip(card, key_of(person()), reading));
    REQUIRE(told.size() >= 3);
    CHECK(told.front() == 0.0);
    CHECK(told.back() == 1.0);
    CHECK(std::is_sorted(told.begin(), told.end()));
}

TEST_CASE("a wrong zone is refused, and the right one works right after") {
    CardInProcess card(LdsCard::of(person()).value());
    auto other = person();
    other.document_number = "012345679";
    CHECK(code_of(read_chip(card, key_of(other), options())) == "card.mrz_wrong");
    CHECK(code_of(read_chip(card, key_of(person()), options())) == "read");
}

TEST_CASE("a card without the ICAO application is unknown") {
    CardInProcess card(LdsCard::blank());
    CHECK(code_of(read_chip(card, key_of(person()), options())) == "card.unknown");
}

TEST_CASE("a card that wants to answer SELECT is asked again for its answer") {
    ScriptedChannel card({"9000", "6A82", "6A86", "6F00 9000", "6D00"});
    CHECK(code_of(read_chip(card, key_of(person()), options())) == "card.unknown");
    CHECK(card.sent == std::vector<std::string>{"00a4000c023f00", "00b09c0000",
                                                "00a4040c07a0000002471001",
                                                "00a4040007a000000247100100", "0084000008"});
}

TEST_CASE("the virtual card gives nothing away outside secure messaging") {
    CardInProcess card(LdsCard::of(person()).value());
    const CommandApdu select{0x00, 0xA4, 0x04, 0x0C, {0xA0, 0, 0, 2, 0x47, 0x10, 1}, 0};
    REQUIRE(card.transmit(select)->done());
    CHECK(card.transmit({0x00, 0xB0, 0x81, 0x00, {}, 231})->status == status::kSecurityStatus);
    CHECK(card.transmit({0x0C, 0xB0, 0x81, 0x00, {}, 231})->status == status::kClassUnknown);
    CHECK(card.transmit({0x00, 0x82, 0x00, 0x00, Bytes(40), 40})->status ==
          status::kConditionsOfUse);
}

TEST_CASE("files that hold something else than they should are data errors") {
    const auto key = key_of(person());
    const auto zone = identity::compose_td1(person()).value();
    const auto file = [](std::uint32_t outer, std::uint32_t inner, std::string_view text) {
        return make_tlv(outer, make_tlv(inner, as_bytes(text)));
    };
    const auto code = [&](const Bytes& content) {
        return code_of(parse_data_group_1(content, key, kToday));
    };
    CHECK(code(file(0x61, 0x5F1F, zone)) == "read");
    CHECK(code(file(0x62, 0x5F1F, zone)) == "card.data_invalid");
    CHECK(code(file(0x61, 0x5F1E + 2, zone)) == "card.data_invalid");
    CHECK(code(file(0x61, 0x5F1F, "short")) == "card.data_invalid");
    auto damaged = zone;
    damaged[20] = damaged[20] == '1' ? '2' : '1';
    CHECK(code(file(0x61, 0x5F1F, damaged)) == "card.data_invalid");
    auto other = person();
    other.document_number = "999999999";
    CHECK(code(file(0x61, 0x5F1F, identity::compose_td1(other).value())) == "card.data_invalid");
    CHECK(code({}) == "card.data_invalid");
}

TEST_CASE("EF.COM tells which data groups are there") {
    const auto common = [](Bytes tags) { return make_tlv(0x60, make_tlv(0x5C, tags)); };
    CHECK(parse_common(common({0x61, 0x75})).value() == std::vector<std::uint32_t>{0x61, 0x75});
    CHECK_FALSE(parse_common(make_tlv(0x60, make_tlv(0x5F01, as_bytes("0107")))));
    CHECK_FALSE(parse_common({}));
}
