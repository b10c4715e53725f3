// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// TLS 1.3 of the listeners, through OpenSSL.
#include "server/http/tls.h"

#include "core/base/bytes.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <array>

namespace tereze::server::http {
namespace {

auto not_configured(const std::filesystem::path& file) {
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    return fail("tls.not_configured", ErrorClass::Software, Remedy::Configure,
                file.string() + ": " + reason.data());
}

Result<> demand_client_certificate(SSL_CTX* context, const std::filesystem::path& client_ca) {
    if (SSL_CTX_load_verify_locations(context, client_ca.c_str(), nullptr) != 1)
        return not_configured(client_ca);
    auto* names = SSL_load_client_CA_file(client_ca.c_str());
    if (names == nullptr)
        return not_configured(client_ca);
    SSL_CTX_set_client_CA_list(context, names);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    return {};
}

std::string common_name_of(const X509* certificate) {
    const auto* subject = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (at < 0)
        return {};
    unsigned char* text = nullptr;
    const int size =
        ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
    if (size < 0)
        return {};
    const std::string name(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    return name;
}

std::string serial_of(const X509* certificate) {
    const auto* serial = X509_get0_serialNumber(certificate);
    return to_hex(ByteView(ASN1_STRING_get0_data(serial),
                           static_cast<std::size_t>(ASN1_STRING_length(serial))));
}

}  // namespace

Result<TlsContext> make_tls_context(const TlsFiles& files) {
    TlsContext context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    if (!context)
        return not_configured("SSL_CTX_new");
    SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION);
    if (SSL_CTX_use_certificate_chain_file(context.get(), files.certificate.c_str()) != 1)
        return not_configured(files.certificate);
    if (SSL_CTX_use_PrivateKey_file(context.get(), files.key.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(context.get()) != 1)
        return not_configured(files.key);
    // Without a session id context a client that resumes with a certificate is refused ("internal
    // error"); and without tickets each connection checks the certificate anew, as a terminal that
    // was struck off must lose access at once. Connections are kept alive, so this costs little.
    constexpr std::array<unsigned char, 6> kName{'t', 'e', 'r', 'e', 'z', 'e'};
    SSL_CTX_set_session_id_context(context.get(), kName.data(), kName.size());
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(context.get(), 0);
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);
    if (!files.client_ca.empty())
        TEREZE_TRY(demand_client_certificate(context.get(), files.client_ca));
    return context;
}

ClientNames client_names(ssl_st* tls) {
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(tls),
                                                                  X509_free);
    if (!certificate)
        return {};
    return {common_name_of(certificate.get()), serial_of(certificate.get())};
}

}  // namespace tereze::server::http
