// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Virtual cards of every kind in one process: what comes out is what went in, and what is false
// about a card is told by its name.
#include "drivers/cards/lds/document_reader.h"
#include "tests/standins/virtual_card/lds_card.h"
#include "tests/unit/drivers/cards/scripted_channel.h"

#include <catch2/catch.hpp>

#include <set>

using namespace tereze;
using namespace tereze::drivers::cards;
using namespace tereze::drivers::cards::lds;
using namespace std::chrono_literals;
using namespace tereze::standins;

namespace Catch {
template <>
struct StringMaker<trust::Verdict> {
    static std::string convert(const trust::Verdict& verdict) { return to_string(verdict); }
};
}  // namespace Catch

namespace {

class CardInProcess final : public CardChannel {
  public:
    explicit CardInProcess(const CardDescription& description)
        : m_card(LdsCard::of(description, issuer()).value()) {}
    CardInProcess(const CardDescription& description, const DocumentIssuer& by)
        : m_card(LdsCard::of(description, by).value()) {}
    Result<ResponseApdu> transmit(const CommandApdu& command) override {
        ++apdus;
        return ResponseApdu::parse(m_card.answer(command.bytes()));
    }
    const Bytes& file(const LdsFile& file) const { return m_card.file(file.id); }

    static const DocumentIssuer& issuer() {
        static const DocumentIssuer kIssuer;
        return kIssuer;
    }
    int apdus = 0;

  private:
    LdsCard m_card;
};

CardDescription plain_card() {
    CardDescription card;
    card.person.document_code = "ID";
    card.person.issuing_state = "KAZ";
    card.person.nationality = "KAZ";
    card.person.document_number = "012345678";
    card.person.iin = "840229400006";
    card.person.surname = "SERIKOVA";
    card.person.given_names = "AIGERIM";
    card.person.sex = "F";
    card.person.birth_date = 1984y / 2 / 29;
    card.person.expiry_date = 2034y / 5 / 14;
    return card;
}

/// PACE, signed, with a chip that can prove itself.
CardDescription full_card() {
    auto card = plain_card();
    card.bac = false;
    card.pace = {pace_info(PaceMapping::Generic, SessionCipher::Aes128, 13)};
    card.security_object = true;
    card.chip_authentication = true;
    card.face_size = 15'000;
    card.national_name = "СЕРІКОВА<<ӘЙГЕРІМ";
    card.authority = "ҚР ІІМ";
    return card;
}

identity::ChipKey zone_of(const CardDescription& card) {
    return identity::MrzKey::from_fields(card.person.document_number, card.person.birth_date,
                                         card.person.expiry_date)
        .value();
}

const trust::TrustFolder& trusted() {
    static const trust::TrustFolder kTrust = CardInProcess::issuer().trust();
    return kTrust;
}

ReadingOptions everything() {
    ReadingOptions options;
    options.now = std::chrono::system_clock::now();
    options.face = true;
    options.details = true;
    options.trust = &trusted();
    return options;
}

ChipReading read(CardInProcess& card, const identity::ChipKey& key, const ReadingOptions& options) {
    auto reading = read_chip(card, key, options);
    if (!reading)
        UNSCOPED_INFO(reading.error().code << " " << reading.error().detail);
    REQUIRE(reading);
    return std::move(*reading);
}

ChipReading read(const CardDescription& description) {
    CardInProcess card(description);
    return read(card, zone_of(description), everything());
}

}  // namespace

TEST_CASE("every mapping and cipher of PACE gives the card's data") {
    const auto mapping =
        GENERATE(PaceMapping::Generic, PaceMapping::Integrated, PaceMapping::ChipAuthentication);
    const auto cipher = GENERATE(SessionCipher::TripleDes, SessionCipher::Aes128,
                                 SessionCipher::Aes192, SessionCipher::Aes256);
    auto description = full_card();
    description.pace = {pace_info(mapping, cipher, 13)};
    CAPTURE(description.pace[0].name());
    const auto reading = read(description);
    CHECK(reading.protocol == description.pace[0].name());
    CHECK(reading.document.iin == description.person.iin);
    CHECK(reading.document.full_name() == "SERIKOVA AIGERIM");
    CHECK(reading.data == trust::holds());
    CHECK(reading.chip ==
          trust::holds(mapping == PaceMapping::ChipAuthentication ? "chip-mapping" : "chip"));
}

TEST_CASE("every standardised curve opens a chip by the zone and by the access number") {
    const unsigned curve = GENERATE(range(8U, 19U));
    CAPTURE(curve);
    auto description = full_card();
    description.pace = {pace_info(PaceMapping::Generic, SessionCipher::Aes256, curve)};
    CHECK(read(description).document.iin == description.person.iin);
    CardInProcess card(description);
    const auto number = identity::CardAccessNumber::parse(description.can).value();
    CHECK(read(card, number, everything()).document.iin == description.person.iin);
}

TEST_CASE("what the chip holds beside the zone comes out whole") {
    auto description = full_card();
    // Beyond 32 KiB files are read with another instruction.
    description.face_size = GENERATE(4U, 15'000U, 60'000U);
    description.jpeg_2000 = GENERATE(false, true);
    CAPTURE(description.face_size, description.jpeg_2000);
    description.overlong = GENERATE(OverlongRead::Warns, OverlongRead::DropsSession);
    CardInProcess card(description);
    const auto reading = read(card, zone_of(description), everything());
    CHECK(reading.groups == std::vector<unsigned>{1, 2, 11, 12, 14});
    REQUIRE(reading.face);
    CHECK(reading.face->format ==
          (description.jpeg_2000 ? ImageFormat::Jpeg2000 : ImageFormat::Jpeg));
    CHECK(reading.face->width == 413);
    CHECK(reading.face->height == 531);
    const Bytes& file = card.file(kDataGroup2);
    CHECK(std::equal(reading.face->image.rbegin(), reading.face->image.rend(), file.rbegin()));
    CHECK(reading.face->image.size() >= description.face_size);
    REQUIRE(reading.personal);
    CHECK(reading.personal->full_name == "СЕРІКОВА ӘЙГЕРІМ");
    CHECK(reading.personal->personal_number == description.person.iin);
    CHECK(reading.personal->place_of_birth == std::vector<std::string>{"ҚАЗАҚСТАН", "АЛМАТЫ"});
    CHECK(reading.data == trust::holds());
    CHECK(reading.chip == trust::holds("chip"));
    REQUIRE(reading.issue);
    CHECK(reading.issue->issuing_authority == "ҚР ІІМ");
    CHECK(reading.issue->issue_date == "20240515");
}

TEST_CASE("only what is asked for is read") {
    CardInProcess card(full_card());
    ReadingOptions options;
    options.now = std::chrono::system_clock::now();
    const auto reading = read(card, zone_of(full_card()), options);
    CHECK_FALSE(reading.face);
    CHECK_FALSE(reading.personal);
    CHECK(reading.data == trust::not_checked("not-asked"));
    // SELECT MF, EF.CardAccess, MSE, four GENERAL AUTHENTICATE, SELECT, EF.COM, DG1.
    CHECK(card.apdus == 10);
}

TEST_CASE("a chip proves itself by chip authentication of every cipher or by its active key") {
    auto description = full_card();
    SECTION("chip authentication") {
        description.chip_cipher = GENERATE(SessionCipher::TripleDes, SessionCipher::Aes128,
                                           SessionCipher::Aes192, SessionCipher::Aes256);
        CHECK(read(description).chip == trust::holds("chip"));
    }
    SECTION("active authentication") {
        description.chip_authentication = false;
        description.active_key = GENERATE(ActiveKey::Rsa, ActiveKey::Ecdsa);
        CHECK(read(description).chip == trust::holds("active"));
    }
    SECTION("the mapping") {
        const unsigned curve = GENERATE(12U, 13U);
        description.pace = {
            pace_info(PaceMapping::ChipAuthentication, SessionCipher::Aes128, curve)};
        CHECK(read(description).chip == trust::holds("chip-mapping"));
    }
    SECTION("chip authentication where the mapping's key is on another curve") {
        description.pace = {pace_info(PaceMapping::ChipAuthentication, SessionCipher::Aes128, 15)};
        CHECK(read(description).chip == trust::holds("chip"));
    }
    SECTION("neither") {
        description.chip_authentication = false;
        CHECK(read(description).chip == trust::not_checked("no-chip-key"));
    }
}

TEST_CASE("a clone is told from the chip it was copied from") {
    auto description = full_card();
    description.defect = Defect::Clone;
    SECTION("chip authentication") {
        description.chip_cipher = GENERATE(SessionCipher::TripleDes, SessionCipher::Aes256);
    }
    SECTION("active authentication") {
        description.chip_authentication = false;
        description.active_key = GENERATE(ActiveKey::Rsa, ActiveKey::Ecdsa);
    }
    SECTION("chip authentication mapping") {
        description.pace = {pace_info(PaceMapping::ChipAuthentication, SessionCipher::Aes128, 13)};
    }
    const auto reading = read(description);
    CHECK(reading.data == trust::holds());
    CHECK(reading.chip == trust::broken("clone"));
    CHECK(reading.broken());
    CHECK(reading.document.iin == description.person.iin);
}

TEST_CASE("trouble on the way to a chip that proves itself is no proof of a clone") {
    /// Fails once, at one command, as a bad contact does.
    struct BadContact final : CardChannel {
        BadContact(CardChannel& card, int failing) : under(card), at(failing) {}
        Result<ResponseApdu> transmit(const CommandApdu& command) override {
            if (at-- == 0)
                return fail("card.unreadable", ErrorClass::Hardware, Remedy::Retry, "contact");
            return under.transmit(command);
        }
        CardChannel& under;
        int at;
    };
    const auto description = full_card();
    CardInProcess whole(description);
    (void)read(whole, zone_of(description), everything());
    for (int failing = 0; failing < whole.apdus; ++failing) {
        CAPTURE(failing);
        CardInProcess card(description);
        BadContact contact(card, failing);
        const auto reading = read_chip(contact, zone_of(description), everything());
        REQUIRE(reading);  // asked again, carefully
        CHECK(reading->chip == trust::holds("chip"));
        CHECK(reading->data == trust::holds());
    }
}

TEST_CASE("data that the issuer did not sign are told by what is wrong with them") {
    auto description = full_card();
    std::string reason;
    SECTION("a signature that was changed") {
        description.defect = Defect::WrongSignature;
        reason = "signature-wrong";
    }
    SECTION("another name in DG1") {
        description.defect = Defect::ChangedData;
        reason = "data-changed";
    }
    const auto reading = read(description);
    CHECK(reading.data == trust::broken(reason));
    CHECK_FALSE(reading.chip.holds());
}

TEST_CASE("an issuer that is not known, or whose list is missing, leaves a chip unchecked") {
    const auto description = full_card();
    const DocumentIssuer foreign("XX CSCA TEST");
    CardInProcess card(description, foreign);
    auto options = everything();
    auto reading = read(card, zone_of(description), options);
    CHECK(reading.data == trust::not_checked("issuer-unknown"));
    CHECK(reading.chip == trust::not_checked("data-not-proved"));
    CHECK_FALSE(reading.broken());

    auto without_list = foreign.trust();
    without_list.revocation_lists.clear();
    options.trust = &without_list;
    reading = read(card, zone_of(description), options);
    CHECK(reading.data == trust::not_checked("revocation-unknown"));

    const trust::TrustFolder nobody;
    options.trust = &nobody;
    CHECK(read(card, zone_of(description), options).data == trust::not_checked("no-anchors"));

    const auto late = foreign.trust();
    options.trust = &late;
    options.now += std::chrono::days(4000);
    CHECK(read(card, zone_of(description), options).data == trust::not_checked("signer-expired"));
}

TEST_CASE("a chip without a security object is read and left unchecked") {
    CardInProcess card(plain_card());
    auto options = everything();
    options.access = AccessPolicy::PaceOrBac;
    const auto reading = read(card, zone_of(plain_card()), options);
    CHECK(reading.data == trust::not_checked("no-security-object"));
    CHECK(reading.chip == trust::not_checked("no-chip-key"));
    CHECK(reading.document.iin == plain_card().person.iin);
}

TEST_CASE("a revoked document signer makes a chip not genuine") {
    DocumentIssuer issuer;
    const auto description = full_card();
    CardInProcess card(description, issuer);
    issuer.revoke_signer();
    const auto trust = issuer.trust();
    auto options = everything();
    options.trust = &trust;
    CHECK(read(card, zone_of(description), options).data == trust::broken("signer-revoked"));
}

TEST_CASE("a wrong zone and a wrong access number are told apart, and a right one works after") {
    const auto description = full_card();
    CardInProcess card(description);
    auto other = description;
    other.person.document_number = "012345679";
    CHECK(read_chip(card, zone_of(other), everything()).error().code == "card.mrz_wrong");
    const auto number = identity::CardAccessNumber::parse("000000").value();
    CHECK(read_chip(card, number, everything()).error().code == "card.can_wrong");
    CHECK(read(card, zone_of(description), everything()).data.holds());
}

TEST_CASE("a chip with only BAC is opened only where the policy says so") {
    CardInProcess card(plain_card());
    ReadingOptions options;
    options.now = std::chrono::system_clock::now();
    CHECK(read_chip(card, zone_of(plain_card()), options).error().code == "card.access_refused");
    options.access = AccessPolicy::PaceOrBac;
    CHECK(read(card, zone_of(plain_card()), options).protocol == "BAC");
    const auto number = identity::CardAccessNumber::parse("123456").value();
    CHECK(read_chip(card, number, options).error().code == "card.protocol_unknown");
}

TEST_CASE("a chip that has PACE is never talked down to BAC") {
    auto description = full_card();
    description.bac = true;
    CardInProcess card(description);
    auto options = everything();
    options.access = AccessPolicy::PaceOrBac;
    CHECK(read(card, zone_of(description), options).protocol == description.pace[0].name());
    auto other = description;
    other.person.document_number = "012345679";
    CHECK(read_chip(card, zone_of(other), options).error().code == "card.mrz_wrong");
}

TEST_CASE("a BAC chip that hides the PACE of its DG14 is not genuine") {
    auto description = full_card();
    description.bac = true;
    description.defect = Defect::Downgraded;
    CardInProcess card(description);
    auto options = everything();
    options.access = AccessPolicy::PaceOrBac;
    const auto reading = read(card, zone_of(description), options);
    CHECK(reading.protocol == "BAC");
    CHECK(reading.data == trust::broken("downgraded"));
}

TEST_CASE("a chip that turns to garbage after any command ends the reading with an error") {
    auto description = full_card();
    description.defect = Defect::Garbage;
    description.garbage_after = GENERATE(range(0U, 30U));
    CAPTURE(description.garbage_after);
    CardInProcess card(description);
    const auto reading = read_chip(card, zone_of(description), everything());
    REQUIRE_FALSE(reading);
    INFO(reading.error().code << " " << reading.error().detail);
    const std::set<std::string> known{"card.unreadable",       "card.unknown",
                                      "card.data_invalid",     "card.access_refused",
                                      "card.protocol_unknown", "card.mrz_wrong"};
    CHECK(known.contains(reading.error().code));
}
