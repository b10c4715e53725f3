// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A case signed by an operator's token, before our own check and before the openssl command.
#include "core/base/digest.h"
#include "core/base/ids.h"
#include "core/casework/package.h"
#include "core/trust/cms/cades.h"
#include "tests/integration/tokens/world.h"
#include "tests/support/pki/openssl_cli.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using drivers::tokens::choose_for_signing;

namespace {

casework::Package unsigned_case() {
    casework::Package package;
    package.files["01-application.pdf"] = to_bytes("%PDF-1.4 application");
    casework::Attachment line;
    line.number = 1;
    line.kind = "application";
    line.title_kk = "Өтініш";
    line.title_ru = "Заявление";
    line.pages = 1;
    line.file_name = "01-application.pdf";
    line.sha256 = sha256_hex(package.files.at(line.file_name));
    line.size = package.files.at(line.file_name).size();
    casework::Manifest manifest;
    manifest.case_id = make_uuid_v7();
    manifest.prepared_at = hall().pki.now();
    manifest.applicant.surname = "ҒАНИЕВ";
    manifest.attachments = {line};
    package.manifest = manifest.canonical();
    return package;
}

Bytes signed_by_token(InsertedToken& inserted, ByteView content) {
    const auto all = inserted.token->certificates(inserted.context).value();
    const auto chosen = choose_for_signing(all, hall().pki.now(), sample_operator().iin).value();
    return trust::sign_cades_bes(content, chosen.certificate, hall().pki.people_anchors(),
                                 hall().pki.now(),
                                 [&](ByteView to_be_signed) {
                                     return inserted.token->sign(chosen.id_hex, Secret(kPin),
                                                                 to_be_signed, inserted.context);
                                 })
        .value();
}

/// What a server does with a package that arrives.
std::string outcome(const casework::Package& package,
                    const std::vector<trust::Certificate>& anchors = hall().pki.people_anchors(),
                    calendar::TimePoint when = hall().pki.now()) {
    const auto verified =
        trust::verify_cades_bes(package.manifest, package.signature, anchors, when);
    if (!verified)
        return verified.error().code;
    const auto checked = package.check();
    return checked ? "accepted" : checked.error().code;
}

const casework::Package& signed_case() {
    static const auto made = [] {
        // The token goes at once: while it is open, the module keeps to this one store.
        InsertedToken inserted;
        auto package = unsigned_case();
        package.signature = signed_by_token(inserted, package.manifest);
        return package;
    }();
    return made;
}

}  // namespace

TEST_CASE("a case signed by the token is accepted, also after its way as one piece of bytes") {
    const auto arrived = casework::Package::parse(signed_case().serialize());
    REQUIRE(arrived.has_value());
    CHECK(outcome(*arrived) == "accepted");
    const auto verified = trust::verify_cades_bes(arrived->manifest, arrived->signature,
                                                  hall().pki.people_anchors(), hall().pki.now());
    CHECK(verified->signer.iin() == sample_operator().iin);
}

TEST_CASE("openssl accepts the token's signature and refuses it after one changed byte") {
    TemporaryFolder folder;
    auto manifest = signed_case().manifest;
    const auto chain = hall().pki.people_ca_file();
    CHECK(openssl_verifies(folder.path(), manifest, signed_case().signature, chain));
    manifest[manifest.size() / 2] ^= 0x01;
    CHECK_FALSE(openssl_verifies(folder.path(), manifest, signed_case().signature, chain));
}

TEST_CASE("one changed byte of the manifest or of an attachment is refused by its own code") {
    auto manifest = signed_case();
    manifest.manifest[10] ^= 0x01;
    CHECK(outcome(manifest) == "trust.content_changed");
    auto attachment = signed_case();
    attachment.files.begin()->second.back() ^= 0x01;
    CHECK(outcome(attachment) == "casework.attachment_changed");
    auto signature = signed_case();
    signature.signature.back() ^= 0x01;
    CHECK(outcome(signature) == "trust.signature_wrong");
}

TEST_CASE("a signer out of date or of a foreign authority is refused") {
    const auto& pki = hall().pki;
    CHECK(outcome(signed_case(), pki.people_anchors(), pki.now() + std::chrono::days(400)) ==
          "trust.certificate_expired");
    TemporaryFolder folder;
    const TestPki foreign(folder.path());
    CHECK(outcome(signed_case(), foreign.people_anchors()) == "trust.chain_untrusted");
}

TEST_CASE("a signature that does not name its certificate is refused") {
    // Made by the openssl command, which without -cades names none.
    TemporaryFolder folder;
    auto package = unsigned_case();
    package.signature =
        openssl_signs(folder.path(), package.manifest, hall().operator_key.certificate.pem(),
                      hall().operator_key.key_pem(), SignerNamed::No);
    CHECK(outcome(package) == "trust.signer_not_bound");
    package.signature =
        openssl_signs(folder.path(), package.manifest, hall().operator_key.certificate.pem(),
                      hall().operator_key.key_pem(), SignerNamed::Yes);
    CHECK(outcome(package) == "accepted");
}
