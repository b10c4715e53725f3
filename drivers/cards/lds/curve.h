// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Elliptic curves as PACE and chip authentication need them: points and scalars as bytes.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "drivers/cards/session_record.h"

#include <memory>

struct ec_group_st;

namespace tereze::drivers::cards::lds {

/// A curve over a prime field. Points are uncompressed (04, x, y); every point that comes in is
/// checked to lie on the curve, and the point at infinity is an error. Copies share the parameters.
class Curve {
  public:
    /// A curve of the table of standardised domain parameters (part 11, 9.5.1): 8 to 18.
    /// Errors: card.protocol_unknown for another number, card.crypto_failed.
    static Result<Curve> standardised(unsigned parameter_id);

    /// Bytes of one coordinate.
    std::size_t coordinate_size() const;
    Bytes generator() const;
    /// A private key, uniform from 1 to the order less one. Errors: card.crypto_failed where the
    /// source of random numbers gives none that fits.
    Result<Bytes> random_scalar(const RandomSource& random) const;
    /// Errors: card.unreadable (no point of this curve, or infinity), card.crypto_failed.
    Result<Bytes> multiply(ByteView point, ByteView scalar) const;
    Result<Bytes> add(ByteView left, ByteView right) const;
    /// The shared secret of a key agreement: the x-coordinate of the product, in the field's
    /// length.
    Result<Bytes> agree(ByteView private_key, ByteView public_key) const;
    /// The point encoding of the integrated mapping (part 11, appendix B.2).
    /// @param number below 2^(8 * size), reduced modulo the field's prime.
    /// Errors: card.protocol_unknown where the prime is not 3 modulo 4, card.crypto_failed.
    Result<Bytes> encode_to_point(ByteView number) const;
    /// Bits of the field's prime.
    int field_bits() const;

  private:
    friend struct EcPublicKey;
    explicit Curve(std::shared_ptr<const ec_group_st> group) : m_group(std::move(group)) {}
    std::shared_ptr<const ec_group_st> m_group;
};

/// A key pair for one agreement; the private half is wiped at the end.
class EphemeralKey {
  public:
    /// Errors: those of random_scalar and multiply.
    static Result<EphemeralKey> make(const Curve& curve, ByteView generator,
                                     const RandomSource& random);
    EphemeralKey(EphemeralKey&&) = default;
    EphemeralKey& operator=(EphemeralKey&&) = default;
    EphemeralKey(const EphemeralKey&) = delete;
    EphemeralKey& operator=(const EphemeralKey&) = delete;
    ~EphemeralKey();
    ByteView secret() const { return m_private; }
    const Bytes& point() const { return m_public; }

  private:
    EphemeralKey() = default;
    Bytes m_private;
    Bytes m_public;
};

/// A public key with its curve.
struct EcPublicKey {
    Curve curve;
    Bytes point;

    /// From a SubjectPublicKeyInfo with a named curve or explicit parameters, as chips have them.
    /// Errors: card.data_invalid.
    static Result<EcPublicKey> parse(ByteView public_key_info);
};

}  // namespace tereze::drivers::cards::lds
