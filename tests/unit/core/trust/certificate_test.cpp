// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/certificates/certificate.h"

#include "tests/support/pki/test_pki.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using namespace std::chrono;
using trust::Certificate;

namespace {
const calendar::TimePoint kNow = sys_days(2026y / November / 22) + 5h;

const TestPki& pki() {
    static const TestPki made("", kNow);
    return made;
}

Certificate with_subject(std::vector<std::pair<std::string, std::string>> subject) {
    CertificateSpec spec;
    spec.subject = std::move(subject);
    spec.not_before = kNow;
    spec.not_after = kNow + hours(1);
    return issue(spec, nullptr).certificate;
}
}  // namespace

TEST_CASE("a person's certificate of the НУЦ profile is read") {
    const auto issued = pki().issue_person(
        {"123456789011", "ТЕСТОВ", "ТЕСТ", "ТЕСТОВИЧ", "123456789021", "АО «ТЕСТ»"},
        PersonUse::Signing, kNow, kNow + hours(24), KeyKind::EcP256);
    const auto& certificate = issued.certificate;
    CHECK(certificate.common_name() == "ТЕСТОВ ТЕСТ");
    // The test numbers of the НУЦ РК do not satisfy the check digit.
    CHECK(certificate.iin() == "123456789011");
    CHECK(certificate.bin() == "123456789021");
    CHECK(certificate.for_signing());
    CHECK_FALSE(certificate.for_authentication());
    CHECK(certificate.not_before() == kNow);
    CHECK(certificate.not_after() == kNow + hours(24));
}

TEST_CASE("a certificate for authentication is not one for signing") {
    const auto issued = pki().issue_person(sample_operator(), PersonUse::Authentication, kNow,
                                           kNow + hours(1), KeyKind::EcP256);
    CHECK(issued.certificate.for_authentication());
    CHECK_FALSE(issued.certificate.for_signing());
    CHECK(issued.certificate.bin().empty());
}

TEST_CASE("a certificate that says nothing of its use is for neither") {
    CHECK_FALSE(pki().root().certificate.for_signing());
    CHECK_FALSE(pki().root().certificate.for_authentication());
}

TEST_CASE("only twelve digits after the prefix are a number") {
    for (const auto* value : {"IIN12345678901", "IIN1234567890123", "IIN12345678901X",
                              "iin123456789011", "123456789011", "PNOKZ-123456789011"}) {
        CAPTURE(value);
        CHECK(with_subject({{"serialNumber", value}}).iin().empty());
    }
    CHECK(with_subject({{"OU", "Department"}, {"OU", "BIN123456789021"}}).bin() == "123456789021");
    CHECK(with_subject({{"CN", "X"}}).common_name() == "X");
    CHECK(with_subject({{"O", "X"}}).common_name().empty());
}

TEST_CASE("validity includes both its ends") {
    const auto certificate = with_subject({{"CN", "X"}});
    CHECK(certificate.valid_at(kNow));
    CHECK(certificate.valid_at(kNow + hours(1)));
    CHECK_FALSE(certificate.valid_at(kNow - 1s));
    CHECK_FALSE(certificate.valid_at(kNow + hours(1) + 1s));
}

TEST_CASE("a certificate without an end, as RFC 5280 writes it, is valid in the far future") {
    const std::string filling(60, 'X');  // long enough for lengths of two bytes
    auto der = with_subject({{"CN", filling}, {"O", filling}, {"OU", filling}}).der();
    // Two UTCTimes become two GeneralizedTimes, four bytes longer in all.
    const auto from = as_text(der).find("\x17\x0d");
    REQUIRE(from != std::string::npos);
    const auto times =
        to_bytes(std::string("\x18\x0f") + "00010101000000Z" + "\x18\x0f" + "99991231235959Z");
    const auto at = der.begin() + static_cast<std::ptrdiff_t>(from);
    der.insert(der.erase(at, at + 30), times.begin(), times.end());
    der[from - 1] = static_cast<std::uint8_t>(der[from - 1] + 4);  // Validity
    // The lengths around it: SEQUENCE of the certificate and of its body, both in long form.
    const auto longer = [&](std::size_t place) {
        REQUIRE(der[place] == 0x82);
        const auto length = der[place + 1] * 256 + der[place + 2] + 4;
        der[place + 1] = static_cast<std::uint8_t>(length / 256);
        der[place + 2] = static_cast<std::uint8_t>(length % 256);
    };
    longer(1);
    longer(5);
    const auto certificate = Certificate::parse(der);
    REQUIRE(certificate.has_value());
    CHECK(certificate->valid_at(kNow));
    CHECK(certificate->valid_at(kNow + hours(24 * 365 * 200)));
    CHECK(certificate->not_before() < kNow);
}

TEST_CASE("DER and PEM give the same certificate") {
    const auto& root = pki().root().certificate;
    const auto again = Certificate::parse(as_bytes(root.pem()));
    REQUIRE(again.has_value());
    CHECK(again->der() == root.der());
    CHECK(again->sha256_fingerprint() == root.sha256_fingerprint());
    CHECK(root.sha256_fingerprint().size() == 64);
    CHECK(Certificate::parse(root.der())->der() == root.der());
}

TEST_CASE("bytes that are no certificate are refused") {
    auto longer = pki().root().certificate.der();
    longer.push_back(0);
    auto cut = pki().root().certificate.der();
    cut.pop_back();
    const auto pem = pki().root().certificate.pem();
    const Bytes all[] = {{},          to_bytes("hello"), longer, cut, to_bytes(pem.substr(0, 200)),
                         {0x30, 0x80}};
    for (const auto& bytes : all) {
        const auto parsed = Certificate::parse(bytes);
        REQUIRE_FALSE(parsed.has_value());
        CHECK(parsed.error().code == "trust.certificate_invalid");
    }
}

TEST_CASE("a list of PEM certificates is read in its order or not at all") {
    const auto anchors = pki().people_anchors();
    const auto text = "issuer\n" + anchors[0].pem() + "\nroot\n" + anchors[1].pem();
    const auto list = Certificate::parse_pem_list(as_bytes(text));
    REQUIRE(list.has_value());
    REQUIRE(list->size() == 2);
    CHECK((*list)[0].der() == anchors[0].der());
    CHECK((*list)[1].der() == anchors[1].der());

    CHECK_FALSE(Certificate::parse_pem_list(as_bytes("")).has_value());
    CHECK_FALSE(Certificate::parse_pem_list(as_bytes("no certificate here")).has_value());
    auto broken = anchors[0].pem() + anchors[1].pem();
    broken[broken.size() - 100] = '!';
    const auto refused = Certificate::parse_pem_list(as_bytes(broken));
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == "trust.certificate_invalid");
}
