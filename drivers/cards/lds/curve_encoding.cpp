// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A number made a point: the integrated mapping's encoding (ICAO Doc 9303-11, appendix B.2).
#include "drivers/cards/lds/curve.h"

#include <openssl/bn.h>
#include <openssl/ec.h>

namespace tereze::drivers::cards::lds {
namespace {

tl::unexpected<Error> crypto_failed() {
    return fail("card.crypto_failed", ErrorClass::Software, Remedy::Service, "point encoding");
}

/// Arithmetic modulo the field's prime; a failure of memory shows once, at the end.
class Field {
  public:
    Field() : m_context(BN_CTX_secure_new()) {
        BN_CTX_start(m_context);
        m_prime = fresh();
    }
    ~Field() {
        BN_CTX_end(m_context);
        BN_CTX_free(m_context);
    }
    Field(const Field&) = delete;
    Field& operator=(const Field&) = delete;

    BIGNUM* prime() const { return m_prime; }
    BN_CTX* context() const { return m_context; }
    bool good() const { return m_good; }

    BIGNUM* fresh() {
        BIGNUM* number = BN_CTX_get(m_context);
        note(number != nullptr);
        return number;
    }
    BIGNUM* number(ByteView bytes) {
        BIGNUM* out = fresh();
        note(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), out) != nullptr);
        note(BN_nnmod(out, out, m_prime, m_context) == 1);
        return out;
    }
    BIGNUM* add(const BIGNUM* a, const BIGNUM* b) {
        BIGNUM* out = fresh();
        note(BN_mod_add(out, a, b, m_prime, m_context) == 1);
        return out;
    }
    BIGNUM* multiply(const BIGNUM* a, const BIGNUM* b) {
        BIGNUM* out = fresh();
        note(BN_mod_mul(out, a, b, m_prime, m_context) == 1);
        return out;
    }
    BIGNUM* negative(const BIGNUM* a) {
        BIGNUM* out = fresh();
        note(BN_mod_sub(out, m_prime, a, m_prime, m_context) == 1);
        return out;
    }
    BIGNUM* power(const BIGNUM* a, const BIGNUM* exponent) {
        BIGNUM* out = fresh();
        note(BN_mod_exp(out, a, exponent, m_prime, m_context) == 1);
        return out;
    }
    BIGNUM* inverse(const BIGNUM* a) {
        BIGNUM* out = fresh();
        note(BN_mod_inverse(out, a, m_prime, m_context) != nullptr);
        return out;
    }
    void note(bool worked) { m_good = m_good && worked; }

  private:
    BN_CTX* m_context;
    BIGNUM* m_prime = nullptr;
    bool m_good = true;
};

/// p - 1 - (p + 1) / 4: the power that gives one over the square root where p is 3 modulo 4.
BIGNUM* inverse_root_exponent(Field& field) {
    BIGNUM* quarter = field.fresh();
    field.note(BN_copy(quarter, field.prime()) != nullptr && BN_add_word(quarter, 1) == 1 &&
               BN_rshift(quarter, quarter, 2) == 1);
    BIGNUM* exponent = field.fresh();
    field.note(BN_sub(exponent, field.prime(), quarter) == 1 && BN_sub_word(exponent, 1) == 1);
    return exponent;
}

/// x^3 + a x + b
BIGNUM* right_side(Field& field, const BIGNUM* x, const BIGNUM* a, const BIGNUM* b) {
    BIGNUM* cube = field.multiply(field.multiply(x, x), x);
    return field.add(field.add(cube, field.multiply(a, x)), b);
}

}  // namespace

Result<Bytes> Curve::encode_to_point(ByteView bytes) const {
    Field field;
    BIGNUM* a = field.fresh();
    BIGNUM* b = field.fresh();
    field.note(EC_GROUP_get_curve(m_group.get(), field.prime(), a, b, field.context()) == 1);
    if (!field.good())
        return crypto_failed();
    if (BN_is_bit_set(field.prime(), 0) == 0 || BN_is_bit_set(field.prime(), 1) == 0)
        return fail("card.protocol_unknown", ErrorClass::Hardware, Remedy::None,
                    "integrated mapping on this curve");
    const BIGNUM* t = field.number(bytes);
    BIGNUM* alpha = field.negative(field.multiply(t, t));
    BIGNUM* sum = field.add(alpha, field.multiply(alpha, alpha));
    BIGNUM* one = field.fresh();
    field.note(BN_one(one) == 1);
    // x2 = -b / a * (1 + 1 / (alpha + alpha^2))
    BIGNUM* factor = field.multiply(field.negative(b), field.inverse(a));
    BIGNUM* x2 = field.multiply(factor, field.add(one, field.inverse(sum)));
    BIGNUM* x3 = field.multiply(alpha, x2);
    BIGNUM* h2 = right_side(field, x2, a, b);
    BIGNUM* root = field.power(h2, inverse_root_exponent(field));
    const bool square =
        field.good() && BN_is_one(field.multiply(field.multiply(root, root), h2)) == 1;
    const BIGNUM* cubed = field.multiply(field.multiply(t, t), t);
    const BIGNUM* x = square ? x2 : x3;
    const BIGNUM* y =
        square ? field.multiply(root, h2) : field.multiply(root, field.multiply(cubed, h2));
    const std::size_t size = coordinate_size();
    Bytes point(1 + 2 * size);
    point[0] = 0x04;
    const int width = static_cast<int>(size);
    if (!field.good() || BN_bn2binpad(x, point.data() + 1, width) != width ||
        BN_bn2binpad(y, point.data() + 1 + size, width) != width)
        return crypto_failed();
    // The cofactor of every standardised curve is one. Multiplying checks the curve's equation.
    return multiply(point, Bytes{1});
}

}  // namespace tereze::drivers::cards::lds
