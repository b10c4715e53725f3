// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/certificates/certificate.h"

#include "core/base/digest.h"
#include "core/trust/openssl.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <climits>

namespace tereze::trust {

using namespace openssl;

struct Certificate::Data {
    X509Ptr x509;
    Bytes der;
};

namespace {

tl::unexpected<Error> invalid(std::string why) {
    ERR_clear_error();
    return fail("trust.certificate_invalid", ErrorClass::Software, Remedy::Configure,
                std::move(why));
}

bool is_pem(ByteView bytes) {
    static constexpr std::string_view kStart = "-----BEGIN";
    return as_text(bytes.first(std::min<std::size_t>(bytes.size(), 64))).find(kStart) !=
           std::string::npos;
}

std::string utf8_of(const ASN1_STRING* value) {
    unsigned char* memory = nullptr;
    const int size = ASN1_STRING_to_UTF8(&memory, value);
    if (size < 0) {
        ERR_clear_error();
        return {};
    }
    const std::unique_ptr<unsigned char, OpenSslFree> owner(memory);
    return {reinterpret_cast<const char*>(memory), static_cast<std::size_t>(size)};
}

std::vector<std::string> subject_values(const X509* x509, int nid) {
    std::vector<std::string> values;
    const X509_NAME* subject = X509_get_subject_name(x509);
    for (int at = X509_NAME_get_index_by_NID(subject, nid, -1); at >= 0;
         at = X509_NAME_get_index_by_NID(subject, nid, at))
        values.push_back(utf8_of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at))));
    return values;
}

/// Twelve digits after a prefix. The check digit is not looked at: the test numbers of the НУЦ РК
/// (IIN123456789011) do not satisfy it.
std::string number_after(const std::vector<std::string>& values, std::string_view prefix) {
    for (const auto& value : values) {
        if (value.size() != prefix.size() + 12 || !value.starts_with(prefix))
            continue;
        const std::string number = value.substr(prefix.size());
        if (std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return number;
    }
    return {};
}

/// Whether a certificate says anything at all about its extended use, and this use is in it.
bool has_extended_use(X509* x509, std::uint32_t use) {
    if ((X509_get_extension_flags(x509) & EXFLAG_XKUSAGE) == 0)
        return false;
    return (X509_get_extended_key_usage(x509) & use) != 0;
}

X509Ptr read_der(ByteView bytes) {
    const unsigned char* at = bytes.data();
    X509Ptr x509(d2i_X509(nullptr, &at, static_cast<long>(bytes.size())));
    if (x509 && at != bytes.data() + bytes.size())
        x509.reset();
    return x509;
}

}  // namespace

Result<Certificate> Certificate::parse(ByteView bytes) {
    if (bytes.size() > INT_MAX)
        return invalid("too long");
    X509Ptr x509;
    if (is_pem(bytes)) {
        const auto in = reader(bytes);
        x509.reset(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr));
    } else {
        x509 = read_der(bytes);
    }
    if (!x509)
        return invalid("neither DER nor PEM");
    // Fills OpenSSL's cache of extensions now, so that later reads are reads only.
    X509_check_purpose(x509.get(), -1, 0);
    ERR_clear_error();
    auto data = std::make_shared<Data>();
    data->der = to_der(i2d_X509, x509.get());
    data->x509 = std::move(x509);
    return Certificate(std::move(data));
}

Result<std::vector<Certificate>> Certificate::parse_pem_list(ByteView pem) {
    if (pem.size() > INT_MAX)
        return invalid("too long");
    std::vector<Certificate> all;
    const auto in = reader(pem);
    while (const X509Ptr x509{PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr)}) {
        TEREZE_ASSIGN(auto certificate, parse(to_der(i2d_X509, x509.get())));
        all.push_back(std::move(certificate));
    }
    // The end of the text shows as "no start line"; anything else is a broken block.
    const auto error = ERR_peek_last_error();
    ERR_clear_error();
    const bool at_end =
        ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE;
    if (all.empty() || !at_end)
        return invalid("not a list of PEM certificates");
    return all;
}

const Bytes& Certificate::der() const {
    return m_data->der;
}

std::string Certificate::pem() const {
    const BioPtr out(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(out.get(), m_data->x509.get()) != 1)
        return {};
    char* text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

std::string Certificate::common_name() const {
    const auto values = subject_values(native(), NID_commonName);
    return values.empty() ? std::string() : values.back();
}

std::string Certificate::iin() const {
    return number_after(subject_values(native(), NID_serialNumber), "IIN");
}

std::string Certificate::bin() const {
    return number_after(subject_values(native(), NID_organizationalUnitName), "BIN");
}

std::string Certificate::organisation() const {
    const auto values = subject_values(native(), NID_organizationName);
    return values.empty() ? std::string() : values.front();
}

std::string Certificate::issuer_name() const {
    return name_text(X509_get_issuer_name(native()));
}

std::string Certificate::serial() const {
    const auto* number = X509_get0_serialNumber(native());
    return to_hex(ByteView(ASN1_STRING_get0_data(number),
                           static_cast<std::size_t>(ASN1_STRING_length(number))));
}

std::string Certificate::serial_decimal() const {
    const std::unique_ptr<BIGNUM, Deleter<BN_free>> number(
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(native()), nullptr));
    char* text = number ? BN_bn2dec(number.get()) : nullptr;
    const std::unique_ptr<char, OpenSslFree> owner(text);
    return text == nullptr ? std::string() : std::string(text);
}

// A time that cannot be read makes the certificate valid at no time.
calendar::TimePoint Certificate::not_before() const {
    return time_of(X509_get0_notBefore(native())).value_or(calendar::TimePoint::max());
}

calendar::TimePoint Certificate::not_after() const {
    return time_of(X509_get0_notAfter(native())).value_or(calendar::TimePoint::min());
}

bool Certificate::valid_at(calendar::TimePoint time) const {
    return not_before() <= time && time <= not_after();
}

bool Certificate::for_signing() const {
    return has_extended_use(native(), XKU_SMIME);
}

bool Certificate::for_authentication() const {
    return has_extended_use(native(), XKU_SSL_CLIENT);
}

std::string Certificate::sha256_fingerprint() const {
    return sha256_hex(m_data->der);
}

std::string Certificate::key_algorithm() const {
    ASN1_OBJECT* object = nullptr;
    const X509_PUBKEY* key = X509_get_X509_PUBKEY(native());
    if (X509_PUBKEY_get0_param(&object, nullptr, nullptr, nullptr, key) != 1)
        return {};
    return dotted(object);
}

std::vector<std::string> Certificate::extended_usages() const {
    const std::unique_ptr<EXTENDED_KEY_USAGE, Deleter<EXTENDED_KEY_USAGE_free>> usages(
        static_cast<EXTENDED_KEY_USAGE*>(
            X509_get_ext_d2i(native(), NID_ext_key_usage, nullptr, nullptr)));
    ERR_clear_error();
    std::vector<std::string> all;
    for (int i = 0; usages && i < sk_ASN1_OBJECT_num(usages.get()); ++i)
        all.push_back(dotted(sk_ASN1_OBJECT_value(usages.get(), i)));
    return all;
}

x509_st* Certificate::native() const {
    return m_data->x509.get();
}

}  // namespace tereze::trust
