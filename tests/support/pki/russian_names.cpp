// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/pki/russian_names.h"

#include "core/trust/cms/cms.h"
#include "core/trust/der/der.h"
#include "core/trust/keys/kz_gost.h"

#include <stdexcept>

namespace tereze::testing {
namespace {

namespace cms = trust::cms;
namespace der = trust::der;

Bytes copied(ByteView view) {
    return {view.begin(), view.end()};
}

der::Element needed(std::optional<der::Element> element) {
    if (!element)
        throw std::runtime_error("in_russian: not the form that was expected");
    return *element;
}

Bytes key_in_russian(const der::Element& info) {
    der::Reader reader(info.content);
    const auto algorithm = needed(reader.next(der::kSequence));
    const auto point = needed(reader.next(der::kBitString));
    const auto oid =
        cms::oid_text(needed(der::Reader(algorithm.content).next(der::kObjectIdentifier)));
    const auto* gost = trust::find_kz_gost(oid);
    if (gost == nullptr)
        return copied(info.whole);
    const auto parameters = der::sequence({der::object_identifier(gost->russian_parameters_oid),
                                           der::object_identifier(gost->russian_digest_oid)});
    return der::sequence(
        {der::sequence({der::object_identifier(gost->russian_key_oid), parameters}),
         copied(point.whole)});
}

/// The key is the sixth sequence-like part after version and number: algorithm, issuer, validity,
/// subject, key.
Bytes certificate_in_russian(ByteView certificate) {
    der::Reader whole(needed(der::Reader(certificate).next(der::kSequence)).content);
    der::Reader content(needed(whole.next(der::kSequence)).content);
    std::vector<Bytes> parts;
    constexpr std::size_t kKeyAt = 6;
    while (!content.done()) {
        const auto part = needed(content.next());
        parts.push_back(parts.size() == kKeyAt ? key_in_russian(part) : copied(part.whole));
    }
    std::vector<Bytes> outside{der::sequence(parts)};
    while (!whole.done())
        outside.push_back(copied(needed(whole.next()).whole));
    return der::sequence(outside);
}

}  // namespace

Bytes in_russian(ByteView message) {
    auto data = cms::SignedData::parse(message).value();
    for (auto& certificate : data.certificates)
        certificate = certificate_in_russian(certificate);
    data.digest_algorithms.clear();
    auto signers = std::move(data.signers);
    data.signers.clear();
    for (auto& signer : signers) {
        if (const auto* gost = trust::find_kz_gost_signature(signer.signature_oid())) {
            signer.digest_algorithm =
                der::algorithm_identifier(gost->russian_digest_oid, der::Parameters::Null);
            signer.signature_algorithm =
                der::algorithm_identifier(gost->russian_key_oid, der::Parameters::Null);
            signer.signature = Bytes(signer.signature.rbegin(), signer.signature.rend());
        }
        data.add_signer(std::move(signer));
    }
    return data.der();
}

}  // namespace tereze::testing
