// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Lists and answers are written with our DER writer, since OpenSSL can sign none with GOST.
#include "tests/support/pki/test_nca.h"

#include "core/base/files.h"
#include "core/trust/cms/cades.h"
#include "core/trust/cms/timestamp.h"
#include "core/trust/der/der.h"
#include "core/trust/der/der_reader.h"
#include "core/trust/keys/algorithm.h"
#include "core/trust/openssl.h"

#include <fmt/core.h>
#include <openssl/ocsp.h>
#include <openssl/ts.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace tereze::testing {

using namespace trust::openssl;
using std::chrono::days;
using std::chrono::hours;
namespace der = trust::der;

namespace {

constexpr std::uint8_t kBoolean = 0x01;
constexpr std::uint8_t kEnumerated = 0x0A;
constexpr std::uint8_t kGeneralizedTime = 0x18;

Bytes name_of(const trust::Certificate& certificate) {
    return to_der(i2d_X509_NAME, X509_get_subject_name(certificate.native()));
}

Bytes serial_of(const trust::Certificate& certificate) {
    return to_der(i2d_ASN1_INTEGER, X509_get0_serialNumber(certificate.native()));
}

Bytes generalized_time(calendar::TimePoint time) {
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(floor<seconds>(time - day));
    const auto text =
        fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}Z", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                    clock.hours().count(), clock.minutes().count(), clock.seconds().count());
    return der::tagged(kGeneralizedTime, as_bytes(text));
}

Bytes extension(std::string_view oid, const Bytes& value, bool critical = false) {
    const Bytes mark = critical ? Bytes{kBoolean, 1, 0xFF} : Bytes{};
    return der::sequence({der::object_identifier(oid), mark, der::octet_string(value)});
}

Bytes reason(unsigned number) {
    const std::uint8_t octet = static_cast<std::uint8_t>(number);
    return der::tagged(kEnumerated, ByteView(&octet, 1));
}

Bytes list_entry(const Bytes& serial, calendar::TimePoint since, std::optional<unsigned> why,
                 std::optional<calendar::TimePoint> invalid_since) {
    std::vector<Bytes> extensions;
    if (why)
        extensions.push_back(extension("2.5.29.21", reason(*why)));
    if (invalid_since)
        extensions.push_back(extension("2.5.29.24", generalized_time(*invalid_since)));
    return der::sequence(
        {serial, der::time(since), extensions.empty() ? Bytes{} : der::sequence(extensions)});
}

Bytes sign_list(const Issued& issuer, const TestNca::ListHabits& habits,
                const std::vector<Bytes>& entries) {
    Bytes key =
        to_der(i2d_ASN1_OCTET_STRING, X509_get0_subject_key_id(issuer.certificate.native()));
    key[0] = 0x80;  // [0] IMPLICIT
    std::vector<Bytes> extensions{extension("2.5.29.35", der::sequence({key})),
                                  extension("2.5.29.20", der::integer(habits.number))};
    if (habits.base)
        extensions.push_back(extension("2.5.29.27", der::integer(*habits.base), true));
    if (!habits.extension.empty())
        extensions.push_back(habits.extension);
    constexpr unsigned kVersion2 = 1;
    return issuer.seal(der::sequence({der::integer(kVersion2), issuer.signature_algorithm(),
                                      name_of(issuer.certificate), der::time(habits.this_update),
                                      habits.next_update ? der::time(*habits.next_update) : Bytes{},
                                      entries.empty() ? Bytes{} : der::sequence(entries),
                                      der::explicit_tag(0, der::sequence(extensions))}));
}

void write(const std::filesystem::path& file, const std::string& text) {
    if (!write_file_durably(file, as_bytes(text)))
        throw std::runtime_error(file.string());
}

}  // namespace

TestNca::TestNca(KeyKind kind, calendar::TimePoint now, NcaPlaces places)
    : m_kind(kind),
      m_now(now),
      m_places(std::move(places)),
      m_root(issue_authority("НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ TEST", nullptr)),
      m_authority(issue_authority("ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ TEST", &m_root)) {}

TestNca::TestNca(KeyKind kind, calendar::TimePoint now, NcaPlaces places, Issued root,
                 Issued authority)
    : m_kind(kind),
      m_now(now),
      m_places(std::move(places)),
      m_root(std::move(root)),
      m_authority(std::move(authority)) {}

void TestNca::save(const std::filesystem::path& folder) const {
    std::filesystem::create_directories(folder);
    const std::pair<const char*, const Issued*> all[] = {{"root", &m_root},
                                                         {"authority", &m_authority},
                                                         {"responder", &responder()},
                                                         {"time-stamper", &time_stamper()}};
    for (const auto& [name, issued] : all) {
        write(folder / (std::string(name) + ".pem"), issued->certificate.pem());
        write(folder / (std::string(name) + ".key"), issued->key_pem());
    }
    std::string numbers;
    for (const auto& serial : m_issued_serials)
        numbers += to_hex(serial) + "\n";
    write(folder / "issued.txt", numbers);
}

TestNca TestNca::load(const std::filesystem::path& folder, calendar::TimePoint now,
                      NcaPlaces places) {
    const auto read = [&](const std::string& name) {
        return Issued::parse(read_text(folder / (name + ".pem")).value(),
                             read_text(folder / (name + ".key")).value());
    };
    TestNca centre(KeyKind::EcP256, now, std::move(places), read("root"), read("authority"));
    if (EVP_PKEY_get_base_id(centre.m_authority.key.get()) == EVP_PKEY_RSA)
        centre.m_kind = KeyKind::Rsa2048;
    centre.m_responder = read("responder");
    centre.m_time_stamper = read("time-stamper");
    std::istringstream numbers(read_text(folder / "issued.txt").value());
    for (std::string line; std::getline(numbers, line);)
        centre.m_issued_serials.push_back(from_hex(line).value());
    return centre;
}

const Issued& TestNca::responder() const {
    if (!m_responder)
        m_responder = issue_service("OCSP RESPONDER", "OCSPSigning", true, m_kind);
    return *m_responder;
}

const Issued& TestNca::time_stamper() const {
    // Messages are not signed with elliptic keys here.
    if (!m_time_stamper)
        m_time_stamper = issue_service("TIMESTAMP", "critical,timeStamping", false,
                                       m_kind == KeyKind::EcP256 ? KeyKind::Rsa2048 : m_kind);
    return *m_time_stamper;
}

Issued TestNca::issue_authority(const std::string& name, const Issued* issuer) const {
    CertificateSpec spec;
    spec.key = m_kind;
    spec.subject = {{"CN", name}, {"C", "KZ"}};
    spec.extensions = {{"basicConstraints", "critical,CA:TRUE"},
                       {"keyUsage", "critical,keyCertSign,cRLSign"}};
    spec.not_before = m_now - days(365);
    spec.not_after = m_now + days(3650);
    return issue(spec, issuer);
}

Issued TestNca::issue_service(const std::string& name, const std::string& use, bool unchecked,
                              KeyKind key) const {
    CertificateSpec spec;
    spec.key = key;
    spec.subject = {{"CN", name}, {"C", "KZ"}};
    spec.extensions = {{"keyUsage", "critical,digitalSignature"}, {"extendedKeyUsage", use}};
    if (unchecked)
        spec.extensions.emplace_back("noCheck", "ignored");
    spec.not_before = m_now - days(300);
    spec.not_after = m_now + days(300);
    return issue(spec, &m_authority);
}

Issued TestNca::issue_person(const Person& person, PersonUse use) const {
    auto spec =
        person_spec(person, use, m_kind == KeyKind::Rsa2048 ? Profile::Old : Profile::Of2022);
    spec.key = m_kind;
    spec.not_before = m_now - days(1);
    spec.not_after = m_now + days(365);
    return issue_person(std::move(spec));
}

Issued TestNca::issue_person(CertificateSpec spec) const {
    if (!m_places.ocsp.empty())
        spec.extensions.emplace_back("authorityInfoAccess", "OCSP;URI:" + m_places.ocsp);
    if (!m_places.list.empty())
        spec.extensions.emplace_back("crlDistributionPoints", "URI:" + m_places.list);
    if (!m_places.delta.empty())
        spec.extensions.emplace_back("freshestCRL", "URI:" + m_places.delta);
    auto issued = issue(spec, &m_authority);
    m_issued_serials.push_back(serial_of(issued.certificate));
    return issued;
}

void TestNca::revoke(const Revoked& entry) {
    m_revoked.push_back(
        {serial_of(entry.certificate), entry.since, entry.reason, entry.invalid_since});
}

void TestNca::revoke(const std::string& serial, calendar::TimePoint since,
                     std::optional<unsigned> reason) {
    m_revoked.push_back(
        {der::tagged(der::kIntegerTag, from_hex(serial).value()), since, reason, {}});
}

void TestNca::restore(const trust::Certificate& certificate) {
    const auto serial = serial_of(certificate);
    std::erase_if(m_revoked, [&](const auto& entry) { return entry.serial == serial; });
    m_restored.push_back(serial);
}

TestNca::ListHabits TestNca::usual_list() const {
    ListHabits habits;
    habits.this_update = m_now - hours(1);
    habits.next_update = m_now + days(1);
    return habits;
}

Bytes TestNca::list(const ListHabits& habits) const {
    std::vector<Bytes> entries;
    for (const auto& entry : m_revoked)
        entries.push_back(list_entry(entry.serial, entry.since, entry.reason, entry.invalid_since));
    constexpr unsigned kRemoveFromList = 8;
    if (habits.base)
        for (const auto& serial : m_restored)
            entries.push_back(list_entry(serial, habits.this_update, kRemoveFromList, {}));

    return sign_list(m_authority, habits, entries);
}

Bytes TestNca::root_list(calendar::TimePoint this_update, bool authority_revoked) const {
    ListHabits habits;
    habits.this_update = this_update;
    habits.next_update = this_update + days(30);
    std::vector<Bytes> entries;
    if (authority_revoked)
        entries.push_back(list_entry(serial_of(m_authority.certificate), this_update, {}, {}));
    return sign_list(m_root, habits, entries);
}

TestNca::OcspHabits TestNca::usual_answer() const {
    OcspHabits habits;
    habits.this_update = m_now;
    return habits;
}

Bytes TestNca::single_answer(const Bytes& id, const Bytes& serial, const OcspHabits& habits) const {
    const auto revoked = [](calendar::TimePoint since, std::optional<unsigned> why) {
        Bytes content = generalized_time(since);
        if (why)
            append(content, der::explicit_tag(0, reason(*why)));
        return der::tagged(0xA1, content);
    };
    Bytes status{0x80, 0};  // good
    const auto entry = std::find_if(m_revoked.begin(), m_revoked.end(),
                                    [&](const auto& each) { return each.serial == serial; });
    const bool issued =
        m_knows_everybody || std::find(m_issued_serials.begin(), m_issued_serials.end(), serial) !=
                                 m_issued_serials.end();
    constexpr unsigned kHold = 6;
    if (entry != m_revoked.end())
        status = revoked(entry->since, entry->reason);
    else if (!issued)
        status = habits.unknown_as_hold ? revoked({}, kHold) : Bytes{0x82, 0};
    return der::sequence({id, status, generalized_time(habits.this_update),
                          habits.next_update
                              ? der::explicit_tag(0, generalized_time(*habits.next_update))
                              : Bytes{}});
}

Bytes TestNca::answer_ocsp(ByteView request, const OcspHabits& habits) const {
    const auto refused = [](unsigned number) { return der::sequence({reason(number)}); };
    if (habits.refusal)
        return refused(*habits.refusal);
    const unsigned char* at = request.data();
    const std::unique_ptr<OCSP_REQUEST, Deleter<OCSP_REQUEST_free>> asked(
        d2i_OCSP_REQUEST(nullptr, &at, static_cast<long>(request.size())));
    constexpr unsigned kMalformed = 1;
    if (!asked || OCSP_request_onereq_count(asked.get()) < 1)
        return refused(kMalformed);
    std::vector<Bytes> singles;
    for (int i = 0; i < OCSP_request_onereq_count(asked.get()); ++i) {
        auto* id = OCSP_onereq_get0_id(OCSP_request_onereq_get0(asked.get(), i));
        ASN1_INTEGER* number = nullptr;
        OCSP_id_get0_info(nullptr, nullptr, nullptr, &number, id);
        singles.push_back(
            single_answer(to_der(i2d_OCSP_CERTID, id), to_der(i2d_ASN1_INTEGER, number), habits));
    }

    std::vector<Bytes> extensions;
    const int nonce = OCSP_REQUEST_get_ext_by_NID(asked.get(), NID_id_pkix_OCSP_Nonce, -1);
    if (habits.nonce && nonce >= 0)
        extensions.push_back(to_der(i2d_X509_EXTENSION, OCSP_REQUEST_get_ext(asked.get(), nonce)));
    // "Revoked" also means "never issued" here (RFC 6960 §4.4.8).
    if (habits.unknown_as_hold)
        extensions.push_back(extension("1.3.6.1.5.5.7.48.1.9", der::null()));
    const auto& signer = habits.signer ? *habits.signer : responder();
    const Bytes content = der::sequence(
        {der::explicit_tag(1, name_of(signer.certificate)), generalized_time(habits.this_update),
         der::sequence(singles),
         extensions.empty() ? Bytes{} : der::explicit_tag(1, der::sequence(extensions))});
    const Bytes basic =
        signer.seal(content, der::explicit_tag(0, der::sequence({signer.certificate.der()})));
    const Bytes bytes =
        der::sequence({der::object_identifier("1.3.6.1.5.5.7.48.1.1"), der::octet_string(basic)});
    return der::sequence({reason(0), der::explicit_tag(0, bytes)});
}

TestNca::TimestampHabits TestNca::usual_timestamp() const {
    TimestampHabits habits;
    habits.time = m_now;
    const bool gost = m_kind == KeyKind::KzGost512 || m_kind == KeyKind::KzGost256;
    habits.policy = gost ? trust::kTimestampPolicyGost2015 : trust::kTimestampPolicyRsa;
    return habits;
}

std::string TestNca::digest_oid() const {
    const auto* algorithm = trust::algorithm_for(m_authority.certificate);
    return algorithm == nullptr ? trust::kSha256 : std::string(algorithm->digest_oid);
}

Bytes TestNca::answer_timestamp(ByteView request, const TimestampHabits& habits) const {
    const auto refused = [](unsigned status) {
        // PKIFailureInfo badRequest is bit 2.
        return der::sequence(
            {der::sequence({der::integer(status), der::tagged(0x03, Bytes{5, 0x20})})});
    };
    constexpr unsigned kRejection = 2;
    if (habits.refusal)
        return refused(*habits.refusal);
    const unsigned char* at = request.data();
    const std::unique_ptr<TS_REQ, Deleter<TS_REQ_free>> asked(
        d2i_TS_REQ(nullptr, &at, static_cast<long>(request.size())));
    if (!asked)
        return refused(kRejection);
    const auto* policy = TS_REQ_get_policy_id(asked.get());
    const auto* nonce = TS_REQ_get_nonce(asked.get());
    m_timestamps += 1;
    const Bytes info = der::sequence(
        {der::integer(1),
         der::object_identifier(policy != nullptr ? dotted(policy) : habits.policy),
         to_der(i2d_TS_MSG_IMPRINT, TS_REQ_get_msg_imprint(asked.get())),
         der::integer(m_timestamps), generalized_time(habits.time),
         habits.nonce && nonce != nullptr ? to_der(i2d_ASN1_INTEGER, nonce) : Bytes{}});
    const auto& signer = habits.signer ? *habits.signer : time_stamper();
    auto data = trust::cms::SignedData::over(trust::cms::kTimestampInfo, info);
    data.add_certificate(signer.certificate.der());
    data.add_certificate(m_authority.certificate.der());
    data.add_signer(trust::sign_attributes(trust::cms::kTimestampInfo, info, signer.certificate,
                                           habits.time, signer.signer())
                        .value());
    return der::sequence({der::sequence({der::integer(0)}), data.der()});
}

}  // namespace tereze::testing
