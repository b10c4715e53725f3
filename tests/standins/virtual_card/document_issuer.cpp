// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Certificates by tests/support, the security object by OpenSSL's CMS.
#include "tests/standins/virtual_card/document_issuer.h"

#include "core/base/digest.h"
#include "core/base/files.h"
#include "core/trust/der/der.h"
#include "core/trust/openssl.h"
#include "drivers/cards/tlv.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace tereze::standins {

using namespace trust::openssl;
namespace der = trust::der;

namespace {

constexpr std::string_view kSha256 = "2.16.840.1.101.3.4.2.1";

void must(bool worked, const char* what) {
    if (!worked)
        throw std::runtime_error(what);
}

testing::CertificateSpec spec(const std::string& name) {
    using namespace std::chrono;
    testing::CertificateSpec spec;
    spec.key = testing::KeyKind::EcP256;
    spec.subject = {{"C", "KZ"}, {"CN", name}};
    const auto today = floor<days>(system_clock::now());
    spec.not_before = today - days(10);
    spec.not_after = today + days(3650);
    return spec;
}

testing::Issued make_authority(const std::string& name) {
    auto authority = spec(name);
    authority.extensions = {{"basicConstraints", "critical,CA:TRUE,pathlen:0"},
                            {"keyUsage", "critical,keyCertSign,cRLSign"}};
    return testing::issue(authority, nullptr);
}

testing::Issued make_signer(const testing::Issued& authority) {
    auto signer = spec("KZ document signer TEST");
    signer.serial = 42;
    signer.extensions = {{"keyUsage", "critical,digitalSignature"}};
    return testing::issue(signer, &authority);
}

Bytes lds_security_object(const std::map<unsigned, Bytes>& groups) {
    std::vector<Bytes> digests;
    for (const auto& [number, file] : groups)
        digests.push_back(der::sequence({der::integer(number), der::octet_string(sha256(file))}));
    return der::sequence({der::integer(0),
                          der::algorithm_identifier(kSha256, der::Parameters::Absent),
                          der::sequence(digests)});
}

}  // namespace

DocumentIssuer::DocumentIssuer(const std::string& name)
    : m_authority(make_authority(name)), m_signer(make_signer(m_authority)) {}

Bytes DocumentIssuer::sign(const std::map<unsigned, Bytes>& groups) const {
    const Bytes content = lds_security_object(groups);
    const BioPtr data = reader(content);
    constexpr unsigned kFlags = CMS_BINARY | CMS_PARTIAL | CMS_NOSMIMECAP;
    const CmsPtr cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, kFlags));
    must(cms != nullptr, "CMS_sign");
    ASN1_OBJECT* type = OBJ_txt2obj("2.23.136.1.1.1", 1);
    must(CMS_set1_eContentType(cms.get(), type) == 1, "CMS_set1_eContentType");
    ASN1_OBJECT_free(type);
    must(CMS_add1_signer(cms.get(), m_signer.certificate.native(), m_signer.key.get(), EVP_sha256(),
                         kFlags) != nullptr,
         "CMS_add1_signer");
    CMS_set_detached(cms.get(), 0);
    must(CMS_final(cms.get(), data.get(), nullptr, CMS_BINARY) == 1, "CMS_final");
    return drivers::cards::make_tlv(0x77, to_der(i2d_CMS_ContentInfo, cms.get()));
}

Bytes DocumentIssuer::revocation_list() const {
    const CrlPtr list(X509_CRL_new());
    must(list != nullptr && X509_CRL_set_version(list.get(), 1) == 1, "X509_CRL_new");
    X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(m_authority.certificate.native()));
    const std::unique_ptr<ASN1_TIME, Deleter<ASN1_TIME_free>> time(ASN1_TIME_new());
    X509_gmtime_adj(time.get(), -3600);
    X509_CRL_set1_lastUpdate(list.get(), time.get());
    if (m_signer_revoked) {
        X509_REVOKED* revoked = X509_REVOKED_new();
        X509_REVOKED_set_serialNumber(revoked,
                                      X509_get_serialNumber(m_signer.certificate.native()));
        X509_REVOKED_set_revocationDate(revoked, time.get());
        must(X509_CRL_add0_revoked(list.get(), revoked) == 1, "X509_CRL_add0_revoked");
    }
    X509_gmtime_adj(time.get(), 90L * 24 * 3600);
    X509_CRL_set1_nextUpdate(list.get(), time.get());
    X509_CRL_sort(list.get());
    must(X509_CRL_sign(list.get(), m_authority.key.get(), EVP_sha256()) > 0, "X509_CRL_sign");
    return to_der(i2d_X509_CRL, list.get());
}

trust::TrustFolder DocumentIssuer::trust() const {
    return {{m_authority.certificate}, {trust::RevocationList::parse(revocation_list()).value()}};
}

void DocumentIssuer::write_trust(const std::filesystem::path& folder) const {
    std::filesystem::create_directories(folder);
    must(write_file_durably(folder / "csca.cer", m_authority.certificate.der()).has_value() &&
             write_file_durably(folder / "csca.crl", revocation_list()).has_value(),
         "files of the trust folder");
}

}  // namespace tereze::standins
