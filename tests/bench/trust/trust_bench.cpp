// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Signatures per second of one processor, beside what OpenSSL and its gost engine do alone in the
// same run: what the wrapping costs is a ratio.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "core/trust/certificates/signed_parts.h"
#include "core/trust/cms/cades.h"
#include "core/trust/judgement.h"
#include "core/trust/xml/signature.h"
#include "tests/support/pki/test_nca.h"

#include <catch2/catch.hpp>
#include <openssl/engine.h>
#include <openssl/evp.h>

#include <cstdio>

using namespace tereze;
using namespace tereze::trust;
using namespace std::chrono;

namespace {

using testing::KeyKind;

const auto kNow = floor<seconds>(system_clock::now());
const Bytes kContent(1024, 'x');

/// Calls in a second, over at least half a second.
template <class Body>
double per_second(Body&& body) {
    body();
    const auto begin = steady_clock::now();
    int count = 0;
    double passed = 0;
    do {
        for (int i = 0; i < 10; ++i)
            body();
        count += 10;
        passed = duration<double>(steady_clock::now() - begin).count();
    } while (passed < 0.5);
    return count / passed;
}

using Context = std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)>;

/// A prepared context over a digest that is there already: nothing but the mathematics.
struct Raw {
    Raw(EVP_PKEY* key, ENGINE* engine, std::size_t digest_size)
        : context(EVP_PKEY_CTX_new(key, engine), EVP_PKEY_CTX_free), digest(digest_size, 0x5A) {}

    double sign() {
        REQUIRE(EVP_PKEY_sign_init(context.get()) == 1);
        prepare();
        std::size_t size = 0;
        REQUIRE(EVP_PKEY_sign(context.get(), nullptr, &size, digest.data(), digest.size()) == 1);
        signature.resize(size);
        return per_second([&] {
            std::size_t room = signature.size();
            REQUIRE(EVP_PKEY_sign(context.get(), signature.data(), &room, digest.data(),
                                  digest.size()) == 1);
        });
    }
    double verify() {
        REQUIRE(EVP_PKEY_verify_init(context.get()) == 1);
        prepare();
        return per_second([&] {
            REQUIRE(EVP_PKEY_verify(context.get(), signature.data(), signature.size(),
                                    digest.data(), digest.size()) == 1);
        });
    }
    void prepare() {
        if (digest.size() == 32)
            REQUIRE(EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256()) == 1);
    }

    Context context;
    Bytes digest;
    Bytes signature;
};

void print(const char* kind, const char* what, double ours, double raw) {
    std::printf("%-10s %-34s %8.0f/s   OpenSSL alone %8.0f/s   ratio %.2f\n", kind, what, ours, raw,
                ours / raw);
}

}  // namespace

TEST_CASE("signatures made and judged per second, beside OpenSSL alone") {
    ENGINE_load_dynamic();
    for (const auto& [kind, word] :
         {std::pair{KeyKind::Rsa2048, "RSA-2048"}, std::pair{KeyKind::KzGost512, "GOST-512"}}) {
        const testing::TestNca nca(kind, kNow);
        const auto person = nca.issue_person(testing::sample_operator());
        const bool gost = kind == KeyKind::KzGost512;
        ENGINE* engine = gost ? ENGINE_by_id("gost") : nullptr;
        Raw raw(person.key.get(), engine, gost ? 64 : 32);
        const double raw_sign = raw.sign();
        const double raw_verify = raw.verify();

        const auto sign = person.signer();
        print(word, "sign 1 KiB", per_second([&] { REQUIRE(sign(kContent)); }), raw_sign);
        const Bytes bits = sign(kContent).value();
        const auto algorithm = person.signature_algorithm();
        print(word, "judge a signature over 1 KiB", per_second([&] {
                  REQUIRE(judge_signature({kContent, algorithm, bits}, person.certificate).holds());
              }),
              raw_verify);
        // sign_cades_bes verifies what it was given: one of each.
        print(word, "CAdES-BES written (and verified)", per_second([&] {
                  REQUIRE(sign_cades_bes(kContent, person.certificate, {}, kNow, sign));
              }),
              1 / (1 / raw_sign + 1 / raw_verify));
        const auto message =
            sign_cades_bes(kContent, person.certificate, {nca.authority().certificate}, kNow, sign)
                .value();
        const TrustFolder trust{nca.anchors(), {RevocationList::parse(nca.list()).value()}};
        Evidence evidence;
        evidence.lists = {RevocationList::parse(nca.root_list()).value()};
        // The signature, the person's certificate and its issuer's: three of them. The lists'
        // signatures are remembered.
        print(word, "CAdES judged, path and lists", per_second([&] {
                  REQUIRE(judge_message(cms::SignedData::parse(message).value(), kContent, trust,
                                        evidence, {}, kNow)
                              .verdict.holds());
              }),
              raw_verify / 3);
        const auto document =
            xml::sign_document(as_bytes("<a><b>1</b></a>"), person.certificate, sign).value();
        evidence.certificates = {nca.authority().certificate};
        print(word, "signed XML judged, path and lists", per_second([&] {
                  REQUIRE(xml::judge_xml(xml::Document::parse(document).value(), trust, evidence,
                                         {}, kNow)
                              .verdict.holds());
              }),
              raw_verify / 3);
        if (engine != nullptr)
            ENGINE_free(engine);
    }
}
