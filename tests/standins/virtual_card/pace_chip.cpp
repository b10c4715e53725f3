// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// MSE:Set AT and the four GENERAL AUTHENTICATE.
#include "tests/standins/virtual_card/pace_chip.h"

#include "core/base/ids.h"
#include "drivers/cards/lds/curve.h"
#include "drivers/cards/lds/pace.h"
#include "drivers/cards/tlv.h"

#include <algorithm>

namespace tereze::standins {

using namespace drivers::cards;
using namespace drivers::cards::lds;

namespace {

ResponseApdu refuse(std::uint16_t status) {
    return {{}, status};
}

ResponseApdu give(std::uint32_t tag, ByteView value) {
    return {make_tlv(0x7C, make_tlv(tag, value)), status::kDone};
}

}  // namespace

void PaceChip::reset() {
    m_step = Step::None;
    m_info.reset();
    m_cipher.reset();
    m_session.reset();
}

ResponseApdu PaceChip::set_authentication_template(ByteView data) {
    reset();
    const auto parts = parse_tlvs(data);
    const auto protocol = parts ? find_tlv(*parts, 0x80) : std::nullopt;
    const auto reference = parts ? find_tlv(*parts, 0x83) : std::nullopt;
    if (!protocol || !reference || reference->size() != 1)
        return refuse(status::kWrongData);
    const auto curve = find_tlv(*parts, 0x84);
    for (const auto& each : m_offered) {
        const bool same = std::equal(protocol->begin(), protocol->end(), each.protocol.begin(),
                                     each.protocol.end());
        if (same && (!curve || (curve->size() == 1 && curve->front() == each.parameter_id)))
            m_info = each;
    }
    if (!m_info)
        return refuse(status::kWrongData);
    if (reference->front() == 1)
        m_password = m_zone;
    else if (reference->front() == 2)
        m_password = identity::CardAccessNumber::parse(m_can).value();
    else
        return refuse(0x6A88);
    m_step = Step::Nonce;
    return refuse(status::kDone);
}

ResponseApdu PaceChip::general_authenticate(ByteView data) {
    const auto outer = parse_tlvs(data);
    const auto parts = outer && outer->size() == 1 && outer->front().tag == 0x7C
                           ? parse_tlvs(outer->front().value)
                           : fail("card.data_invalid", ErrorClass::Hardware, Remedy::None);
    if (!parts || !m_info || parts->size() > 1)
        return refuse(status::kWrongData);
    const auto step = std::exchange(m_step, Step::None);
    if (step == Step::Nonce && parts->empty())
        return give_nonce();
    if (parts->empty())
        return refuse(status::kConditionsOfUse);
    const auto& part = parts->front();
    if (step == Step::Mapping && part.tag == 0x81)
        return map(part.value);
    if (step == Step::Agreement && part.tag == 0x83)
        return agree(part.value);
    if (step == Step::Token && part.tag == 0x85)
        return check(part.value);
    return refuse(status::kConditionsOfUse);
}

ResponseApdu PaceChip::give_nonce() {
    m_nonce = random_bytes(nonce_size(m_info->cipher));
    const auto key = derive_pace_key(m_info->cipher, *m_password).value();
    m_step = Step::Mapping;
    return give(0x80, encrypt_blocks(m_info->cipher, key.bytes(), m_nonce).value());
}

ResponseApdu PaceChip::map(ByteView theirs) {
    const auto curve = Curve::standardised(m_info->parameter_id).value();
    m_step = Step::Agreement;
    if (m_info->mapping == PaceMapping::Integrated) {
        if (theirs.size() != key_size(m_info->cipher))
            return refuse(status::kWrongData);
        const Bytes number =
            integrated_mapping_number(m_info->cipher, curve.field_bits(), m_nonce, theirs).value();
        m_generator = curve.encode_to_point(number).value();
        return give(0x82, {});
    }
    // Chip authentication mapping: the ephemeral key is a known multiple of the chip's own, so the
    // factor is what proves the chip's own key.
    const bool by_chip = m_info->mapping == PaceMapping::ChipAuthentication;
    m_chip_factor = curve.random_scalar(random_bytes).value();
    const Bytes own_point =
        by_chip ? curve.multiply(curve.generator(), m_chip_key.secret).value() : curve.generator();
    const Bytes mapping_point = curve.multiply(own_point, m_chip_factor).value();
    const auto base = by_chip ? curve.multiply(theirs, m_chip_key.secret)
                              : Result<Bytes>(Bytes(theirs.begin(), theirs.end()));
    const auto shared = base ? curve.multiply(*base, m_chip_factor) : base;
    if (!shared)
        return refuse(status::kWrongData);
    m_generator = map_generic(curve, m_nonce, *shared).value();
    return give(0x82, mapping_point);
}

ResponseApdu PaceChip::agree(ByteView theirs) {
    const auto curve = Curve::standardised(m_info->parameter_id).value();
    const Bytes secret = curve.random_scalar(random_bytes).value();
    m_our_point = curve.multiply(m_generator, secret).value();
    m_their_point.assign(theirs.begin(), theirs.end());
    const auto shared = curve.agree(secret, theirs);
    if (!shared)
        return refuse(status::kWrongData);
    m_cipher = derive_session(m_info->cipher, *shared).value();
    m_step = Step::Token;
    return give(0x84, m_our_point);
}

ResponseApdu PaceChip::check(ByteView token) {
    const Bytes wanted =
        authentication_token(*m_cipher, token_input(m_info->protocol, m_our_point)).value();
    if (!equal_secretly(wanted, token))
        return refuse(status::kAuthenticationFailed);
    Bytes answer = make_tlv(
        0x86,
        authentication_token(*m_cipher, token_input(m_info->protocol, m_their_point)).value());
    if (m_info->mapping == PaceMapping::ChipAuthentication)
        append_tlv(answer, 0x8A, chip_data());
    m_session.emplace(std::move(m_cipher), first_counter(m_info->cipher));
    return {make_tlv(0x7C, answer), status::kDone};
}

Bytes PaceChip::chip_data() const {
    const std::size_t block = m_cipher->block_size();
    return m_cipher->encrypt(padded(m_chip_factor, block), Bytes(block, 0xFF)).value();
}

}  // namespace tereze::standins
