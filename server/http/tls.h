// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// TLS 1.3 of the listeners.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>

struct ssl_ctx_st;
struct ssl_st;

namespace tereze::server::http {

struct TlsFiles {
    std::filesystem::path certificate;  ///< PEM, the server's first, then its chain
    std::filesystem::path key;          ///< PEM
    std::filesystem::path client_ca;    ///< PEM; empty: clients show no certificate
};

using TlsContext = std::shared_ptr<ssl_ctx_st>;

/// TLS 1.3 only; with a client_ca the handshake fails without a certificate of it.
/// Errors: tls.not_configured (the detail names the file and OpenSSL's reason).
Result<TlsContext> make_tls_context(const TlsFiles& files);

/// Of the client's certificate; empty where it showed none.
struct ClientNames {
    std::string common_name;
    std::string serial;  ///< lower-case hexadecimal
};
ClientNames client_names(ssl_st* tls);

}  // namespace tereze::server::http
