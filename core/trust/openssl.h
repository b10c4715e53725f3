// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Owners for OpenSSL's objects and the words of its error queue, for this folder only.
#pragma once

#include "core/base/bytes.h"
#include "core/calendar/civil_time.h"

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <memory>
#include <optional>
#include <string>

namespace tereze::trust::openssl {

template <auto Free>
struct Deleter {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};

using BioPtr = std::unique_ptr<BIO, Deleter<BIO_free_all>>;
using CmsPtr = std::unique_ptr<CMS_ContentInfo, Deleter<CMS_ContentInfo_free>>;
using CrlPtr = std::unique_ptr<X509_CRL, Deleter<X509_CRL_free>>;
using X509Ptr = std::unique_ptr<X509, Deleter<X509_free>>;
using PkeyPtr = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using DigestContextPtr = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;

/// A stack that borrows its certificates.
struct StackFree {
    void operator()(STACK_OF(X509) * stack) const { sk_X509_free(stack); }
};
using X509StackPtr = std::unique_ptr<STACK_OF(X509), StackFree>;
/// A stack that holds a reference on each of its certificates.
struct OwningStackFree {
    void operator()(STACK_OF(X509) * stack) const { sk_X509_pop_free(stack, X509_free); }
};
using OwningX509StackPtr = std::unique_ptr<STACK_OF(X509), OwningStackFree>;

struct OpenSslFree {
    void operator()(void* memory) const { OPENSSL_free(memory); }
};

/// The first reason in OpenSSL's queue, which is emptied. Reasons are fixed words, no data.
inline std::string reason() {
    const auto code = ERR_get_error();
    ERR_clear_error();
    const char* text = code == 0 ? nullptr : ERR_reason_error_string(code);
    return text == nullptr ? "no reason given" : text;
}

/// "1.2.840.113549.1.7.2"
inline std::string dotted(const ASN1_OBJECT* object) {
    std::string text(128, '\0');
    constexpr int kNumbersOnly = 1;
    const int size = OBJ_obj2txt(text.data(), static_cast<int>(text.size()), object, kNumbersOnly);
    text.resize(size > 0 && size < static_cast<int>(text.size()) ? static_cast<std::size_t>(size)
                                                                 : 0);
    return text;
}

/// "CN=ҰКО 3.0 (RSA TEST), C=KZ", for people.
inline std::string name_text(const X509_NAME* name) {
    const BioPtr out(BIO_new(BIO_s_mem()));
    constexpr unsigned long kForm =
        XN_FLAG_SEP_CPLUS_SPC | ASN1_STRFLGS_UTF8_CONVERT | ASN1_STRFLGS_ESC_CTRL;
    X509_NAME_print_ex(out.get(), name, 0, kForm);
    char* text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(std::max(size, 0L))};
}

/// Whether an authority key identifier, where there is one, names this certificate's key. Its other
/// way of naming, by issuer and serial number, is no safe guide with the НУЦ РК's certificates.
inline bool identifies(const AUTHORITY_KEYID* named, X509* certificate) {
    const ASN1_OCTET_STRING* own = X509_get0_subject_key_id(certificate);
    return named == nullptr || named->keyid == nullptr || own == nullptr ||
           ASN1_OCTET_STRING_cmp(named->keyid, own) == 0;
}

inline BioPtr reader(ByteView bytes) {
    // An empty view may have no address, which OpenSSL takes for an error.
    return BioPtr(BIO_new_mem_buf(bytes.empty() ? "" : static_cast<const void*>(bytes.data()),
                                  static_cast<int>(bytes.size())));
}

/// The time that an ASN.1 time states; nothing where it is no time. "99991231235959Z", which
/// RFC 5280 §4.1.2.5 gives to certificates without an end, and anything else that a time point
/// cannot hold become its last or first second.
inline std::optional<calendar::TimePoint> time_of(const ASN1_TIME* time) {
    using namespace std::chrono;
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return std::nullopt;
    const sys_seconds stated =
        sys_days(year(parts.tm_year + 1900) / (parts.tm_mon + 1) / parts.tm_mday) +
        hours(parts.tm_hour) + minutes(parts.tm_min) + seconds(parts.tm_sec);
    const auto last = floor<seconds>(calendar::TimePoint::max());
    const auto first = ceil<seconds>(calendar::TimePoint::min());
    return std::clamp(stated, first, last);
}

/// The DER of any OpenSSL object by its i2d function.
template <class Encode, class T>
Bytes to_der(Encode encode, T* object) {
    unsigned char* memory = nullptr;
    const int size = encode(object, &memory);
    if (size <= 0)
        return {};
    const std::unique_ptr<unsigned char, OpenSslFree> owner(memory);
    return {memory, memory + size};
}

}  // namespace tereze::trust::openssl
