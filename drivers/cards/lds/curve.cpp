// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Curves through OpenSSL's EC_GROUP and EC_POINT.
#include "drivers/cards/lds/curve.h"

#include "core/base/secret.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/x509.h>

#include <array>

namespace tereze::drivers::cards::lds {
namespace {

using Number = std::unique_ptr<BIGNUM, decltype(&BN_clear_free)>;
using NumberContext = std::unique_ptr<BN_CTX, decltype(&BN_CTX_free)>;
using Point = std::unique_ptr<EC_POINT, decltype(&EC_POINT_clear_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

/// Part 11, table of 9.5.1, from number 8.
constexpr std::array kCurves{
    NID_X9_62_prime192v1, NID_brainpoolP192r1, NID_secp224r1,       NID_brainpoolP224r1,
    NID_X9_62_prime256v1, NID_brainpoolP256r1, NID_brainpoolP320r1, NID_secp384r1,
    NID_brainpoolP384r1,  NID_brainpoolP512r1, NID_secp521r1,
};
constexpr unsigned kFirstCurve = 8;
constexpr int kScalarTries = 64;

tl::unexpected<Error> crypto_failed(const char* call) {
    return fail("card.crypto_failed", ErrorClass::Software, Remedy::Service, call);
}

tl::unexpected<Error> bad_point() {
    return fail("card.unreadable", ErrorClass::Hardware, Remedy::Retry, "no point of the curve");
}

Number number() {
    return {BN_secure_new(), BN_clear_free};
}

Number number_from(ByteView bytes) {
    auto out = number();
    if (out && BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), out.get()) == nullptr)
        out.reset();
    return out;
}

NumberContext scratch() {
    return {BN_CTX_secure_new(), BN_CTX_free};
}

Result<Bytes> written(const EC_GROUP* group, const EC_POINT* point, BN_CTX* context) {
    if (EC_POINT_is_at_infinity(group, point) == 1)
        return bad_point();
    Bytes out(EC_POINT_point2oct(group, point, POINT_CONVERSION_UNCOMPRESSED, nullptr, 0, context));
    if (out.empty() || EC_POINT_point2oct(group, point, POINT_CONVERSION_UNCOMPRESSED, out.data(),
                                          out.size(), context) != out.size())
        return crypto_failed("EC_POINT_point2oct");
    return out;
}

/// Uncompressed, and on the curve: OpenSSL checks the equation.
Result<Point> read_point(const EC_GROUP* group, ByteView bytes, std::size_t coordinate_size,
                         BN_CTX* context) {
    constexpr std::uint8_t kUncompressed = 0x04;
    if (bytes.size() != 1 + 2 * coordinate_size || bytes[0] != kUncompressed)
        return bad_point();
    Point point(EC_POINT_new(group), EC_POINT_clear_free);
    if (!point)
        return crypto_failed("EC_POINT_new");
    if (EC_POINT_oct2point(group, point.get(), bytes.data(), bytes.size(), context) != 1)
        return bad_point();
    return point;
}

}  // namespace

Result<Curve> Curve::standardised(unsigned parameter_id) {
    if (parameter_id < kFirstCurve || parameter_id - kFirstCurve >= kCurves.size())
        return fail("card.protocol_unknown", ErrorClass::Hardware, Remedy::None,
                    "domain parameters " + std::to_string(parameter_id));
    EC_GROUP* group = EC_GROUP_new_by_curve_name(kCurves.at(parameter_id - kFirstCurve));
    if (group == nullptr)
        return crypto_failed("EC_GROUP_new_by_curve_name");
    return Curve({group, EC_GROUP_free});
}

int Curve::field_bits() const {
    return EC_GROUP_get_degree(m_group.get());
}

std::size_t Curve::coordinate_size() const {
    return (static_cast<std::size_t>(field_bits()) + 7) / 8;
}

Bytes Curve::generator() const {
    const auto context = scratch();
    return written(m_group.get(), EC_GROUP_get0_generator(m_group.get()), context.get())
        .value_or(Bytes{});
}

Result<Bytes> Curve::random_scalar(const RandomSource& random) const {
    const BIGNUM* order = EC_GROUP_get0_order(m_group.get());
    const int bits = BN_num_bits(order);
    const auto size = static_cast<std::size_t>(bits + 7) / 8;
    for (int i = 0; i < kScalarTries; ++i) {
        Bytes bytes = random(size);
        if (bytes.size() != size)
            break;
        // Fewer bits than the order has, then only what is below it: no number is likelier.
        bytes[0] &= static_cast<std::uint8_t>(0xFFU >> (size * 8 - static_cast<unsigned>(bits)));
        const auto value = number_from(bytes);
        if (value && BN_is_zero(value.get()) == 0 && BN_cmp(value.get(), order) < 0)
            return bytes;
        wipe(bytes);
    }
    return crypto_failed("random numbers");
}

Result<Bytes> Curve::multiply(ByteView point, ByteView scalar) const {
    const auto context = scratch();
    TEREZE_ASSIGN(const auto base,
                  read_point(m_group.get(), point, coordinate_size(), context.get()));
    const auto factor = number_from(scalar);
    const Point product(EC_POINT_new(m_group.get()), EC_POINT_clear_free);
    if (!factor || !product ||
        EC_POINT_mul(m_group.get(), product.get(), nullptr, base.get(), factor.get(),
                     context.get()) != 1)
        return crypto_failed("EC_POINT_mul");
    return written(m_group.get(), product.get(), context.get());
}

Result<Bytes> Curve::add(ByteView left, ByteView right) const {
    const auto context = scratch();
    TEREZE_ASSIGN(const auto a, read_point(m_group.get(), left, coordinate_size(), context.get()));
    TEREZE_ASSIGN(const auto b, read_point(m_group.get(), right, coordinate_size(), context.get()));
    const Point sum(EC_POINT_new(m_group.get()), EC_POINT_clear_free);
    if (!sum || EC_POINT_add(m_group.get(), sum.get(), a.get(), b.get(), context.get()) != 1)
        return crypto_failed("EC_POINT_add");
    return written(m_group.get(), sum.get(), context.get());
}

Result<Bytes> Curve::agree(ByteView private_key, ByteView public_key) const {
    TEREZE_ASSIGN(Bytes product, multiply(public_key, private_key));
    const auto x = ByteView(product).subspan(1, coordinate_size());
    Bytes secret(x.begin(), x.end());
    wipe(product);
    return secret;
}

Result<EphemeralKey> EphemeralKey::make(const Curve& curve, ByteView generator,
                                        const RandomSource& random) {
    EphemeralKey key;
    TEREZE_ASSIGN(key.m_private, curve.random_scalar(random));
    TEREZE_ASSIGN(key.m_public, curve.multiply(generator, key.m_private));
    return key;
}

EphemeralKey::~EphemeralKey() {
    wipe(m_private);
}

Result<EcPublicKey> EcPublicKey::parse(ByteView public_key_info) {
    const auto invalid = [](const char* why) {
        return fail("card.data_invalid", ErrorClass::Hardware, Remedy::Service, why);
    };
    const unsigned char* position = public_key_info.data();
    const Key key(d2i_PUBKEY(nullptr, &position, static_cast<long>(public_key_info.size())),
                  EVP_PKEY_free);
    if (!key || position != public_key_info.data() + public_key_info.size())
        return invalid("public key");
    OSSL_PARAM* parameters = nullptr;
    if (EVP_PKEY_is_a(key.get(), "EC") != 1 ||
        EVP_PKEY_todata(key.get(), EVP_PKEY_PUBLIC_KEY, &parameters) != 1)
        return invalid("public key of another kind");
    EC_GROUP* group = EC_GROUP_new_from_params(parameters, nullptr, nullptr);
    OSSL_PARAM_free(parameters);
    if (group == nullptr)
        return invalid("curve of a public key");
    Curve curve({group, EC_GROUP_free});
    constexpr std::size_t kLongestPoint = 256;
    Bytes point(kLongestPoint);
    std::size_t size = 0;
    if (EVP_PKEY_get_octet_string_param(key.get(), "pub", point.data(), point.size(), &size) != 1)
        return invalid("point of a public key");
    point.resize(size);
    return EcPublicKey{std::move(curve), std::move(point)};
}

}  // namespace tereze::drivers::cards::lds
