// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// XML signatures in both forms of ШЭП and their variants, and the ways in which they are attacked.
#include "core/trust/xml/canonical.h"
#include "core/trust/xml/signature.h"
#include "tests/support/pki/test_nca.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::trust;
using namespace std::chrono;

namespace {

using testing::KeyKind;
using testing::TestNca;
using xml::Document;

const auto kNow = floor<seconds>(system_clock::now());

const std::string kRequest =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<cs:request xmlns:cs=\"http://message.persistence.interactive.nat\">"
    "<iin>850505400018</iin><!-- not signed -->\n  <name>ӘЛИЕВА &amp; ҚАРЛЫҒАШ</name>"
    "</cs:request>";
const std::string kEnvelope =
    "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" "
    "xmlns:unused=\"urn:unused\"><soap:Body>"
    "<ns2:SendMessage xmlns:ns2=\"http://bip.bee.kz/SyncChannel/v10/Types\">"
    "<request><requestInfo><messageId>1</messageId></requestInfo></request>"
    "</ns2:SendMessage></soap:Body></soap:Envelope>";

struct World {
    explicit World(KeyKind kind = KeyKind::KzGost512) : nca(kind, kNow) {
        trust = {nca.anchors(), {RevocationList::parse(nca.list()).value()}};
        evidence.certificates = {nca.authority().certificate};
        evidence.lists = {RevocationList::parse(nca.root_list()).value()};
    }
    std::string sign_document(const std::string& text = kRequest) const {
        return as_text(
            xml::sign_document(as_bytes(text), person.certificate, person.signer()).value());
    }
    std::string sign_envelope(const std::string& text = kEnvelope) const {
        return as_text(
            xml::sign_envelope(as_bytes(text), person.certificate, person.signer()).value());
    }
    MessageReport report(const std::string& text) const {
        return xml::judge_xml(Document::parse(as_bytes(text)).value(), trust, evidence, policy,
                              kNow);
    }
    std::string judged(const std::string& text) const {
        const auto document = Document::parse(as_bytes(text));
        if (!document)
            return document.error().code + ": " + document.error().detail;
        return to_string(xml::judge_xml(*document, trust, evidence, policy, kNow).verdict);
    }

    TestNca nca;
    testing::Issued person = nca.issue_person(testing::sample_operator());
    TrustFolder trust;
    Evidence evidence;
    TrustPolicy policy;
};

const World& world() {
    static const World kWorld;
    return kWorld;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

/// The identifier of the body.
std::string identifier_of_body(const Document& envelope) {
    return xml::attribute_of(xml::only_child(envelope.root(), xml::kSoap, "Body"), "Id",
                             xml::kUtility);
}

/// From one mark up to and with another.
std::string cut(const std::string& text, const std::string& from, const std::string& to) {
    const auto begin = text.find(from);
    const auto end = text.find(to, begin);
    REQUIRE(end != std::string::npos);
    return text.substr(begin, end + to.size() - begin);
}

}  // namespace

TEST_CASE("a signed document and a signed envelope hold, by RSA and GOST") {
    const World signing(GENERATE(KeyKind::Rsa2048, KeyKind::KzGost512, KeyKind::KzGost256));
    for (const auto& text : {signing.sign_document(), signing.sign_envelope()}) {
        const auto report = signing.report(text);
        CHECK(to_string(report.verdict) == "holds");
        REQUIRE(report.signers.size() == 1);
        CHECK(report.signers[0].certificate->certificate.iin() == testing::sample_operator().iin);
    }
}

TEST_CASE("the forms are those that ШЭП expects") {
    const auto document = world().sign_document();
    CHECK(document.find("<ds:CanonicalizationMethod "
                        "Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"/>"
                        "<ds:SignatureMethod Algorithm=\"urn:ietf:params:xml:ns:pkigovkz:xmlsec:"
                        "algorithms:gostr34102015-gostr34112015-512\"/>"
                        "<ds:Reference URI=\"\"><ds:Transforms><ds:Transform "
                        "Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>"
                        "<ds:Transform Algorithm=\"http://www.w3.org/TR/2001/"
                        "REC-xml-c14n-20010315#WithComments\"/></ds:Transforms>") !=
          std::string::npos);
    CHECK(document.find("</ds:Signature></cs:request>") != std::string::npos);

    const auto envelope = world().sign_envelope();
    CHECK(envelope.find("<soap:Header><wsse:Security xmlns:wsse=\"http://docs.oasis-open.org/wss/"
                        "2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd\" "
                        "soap:mustUnderstand=\"1\"><ds:Signature ") != std::string::npos);
    CHECK(envelope.find("<ds:KeyInfo><wsse:SecurityTokenReference><wsse:KeyIdentifier "
                        "EncodingType=\"http://docs.oasis-open.org/wss/2004/01/"
                        "oasis-200401-wss-soap-message-security-1.0#Base64Binary\" "
                        "ValueType=\"http://docs.oasis-open.org/wss/2004/01/"
                        "oasis-200401-wss-x509-token-profile-1.0#X509v3\">") != std::string::npos);
    CHECK(envelope.find("wsu:Id=\"id-") != std::string::npos);
    CHECK(envelope.find("Timestamp") == std::string::npos);
}

TEST_CASE("senders differ, and their variants hold too") {
    const auto envelope = world().sign_envelope();
    // Kalkan writes carriage returns inside base64.
    const auto value = cut(envelope, "<ds:SignatureValue>", "</ds:SignatureValue>");
    auto broken_up = value;
    broken_up.insert(40, "&#13;\n");
    CHECK(world().judged(replaced(envelope, value, broken_up)) == "holds");
    // The certificate plainly.
    const auto key =
        cut(envelope, "<wsse:SecurityTokenReference>", "</wsse:SecurityTokenReference>");
    const auto base64 = to_base64(world().person.certificate.der());
    CHECK(world().judged(replaced(envelope, key,
                                  "<ds:X509Data><ds:X509Certificate>" + base64 +
                                      "</ds:X509Certificate></ds:X509Data>")) == "holds");
    // Only its number, where the receiver knows it.
    const auto numbered =
        replaced(envelope, key,
                 "<wsse:SecurityTokenReference><ds:X509Data><ds:X509IssuerSerial>"
                 "<ds:X509IssuerName>CN=X</ds:X509IssuerName><ds:X509SerialNumber>" +
                     world().person.certificate.serial_decimal() +
                     "</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>"
                     "</wsse:SecurityTokenReference>");
    CHECK(world().judged(numbered) == "not checked: certificate-missing");
    World knowing;
    knowing.evidence.certificates = world().evidence.certificates;
    knowing.evidence.certificates.push_back(world().person.certificate);
    knowing.evidence.lists = world().evidence.lists;
    knowing.trust = world().trust;
    CHECK(knowing.judged(numbered) == "holds");
    // Without the wrapper of WS-Security.
    auto bare = replaced(envelope, cut(envelope, "<wsse:Security ", ">"), "");
    bare = replaced(bare, "</wsse:Security>", "");
    bare = replaced(
        bare, key,
        "<ds:X509Data><ds:X509Certificate>" + base64 + "</ds:X509Certificate></ds:X509Data>");
    CHECK(world().judged(bare) == "holds");
    // An identifier of another kind on the body.
    const auto own_id = replaced(kEnvelope, "<soap:Body>", "<soap:Body Id=\"bodyId\">");
    const auto with_own = world().sign_envelope(own_id);
    CHECK(with_own.find("URI=\"#bodyId\"") != std::string::npos);
    CHECK(world().judged(with_own) == "holds");
}

TEST_CASE("comments do not count, white space and everything else does") {
    const auto signed_text = world().sign_document();
    CHECK(world().judged(replaced(signed_text, "<!-- not signed -->", "")) == "holds");
    CHECK(world().judged(replaced(signed_text, "\n  <name>", "<name>")) ==
          "broken: content-changed");
    CHECK(world().judged(replaced(signed_text, "850505400018", "850505400019")) ==
          "broken: content-changed");
    CHECK(world().judged(replaced(signed_text, "</cs:request>", "<x/></cs:request>")) ==
          "broken: content-changed");
    // Attributes in another order and other quotes are the same document.
    CHECK(world().judged(replaced(signed_text, "URI=\"\"", "URI=''")) == "holds");
    const auto info = cut(signed_text, "<ds:DigestValue>", "</ds:DigestValue>");
    CHECK(world().judged(replaced(signed_text, info,
                                  "<ds:DigestValue>" + to_base64(Bytes(64)) +
                                      "</ds:DigestValue>")) == "broken: signature-wrong");
}

TEST_CASE("a second signature covers the first, and both are judged") {
    const auto& nca = world().nca;
    const auto head = nca.issue_person(testing::sample_head());
    const auto both = as_text(
        xml::sign_document(as_bytes(world().sign_document()), head.certificate, head.signer())
            .value());
    const auto report = world().report(both);
    REQUIRE(report.signers.size() == 2);
    // The first one did not cover the second, which was not there yet.
    CHECK(to_string(report.signers[0].verdict) == "broken: content-changed");
    CHECK(to_string(report.signers[1].verdict) == "holds");
}

TEST_CASE("a signed body that was moved away does not vouch for the one in its place") {
    const auto envelope = world().sign_envelope();
    const auto body = cut(envelope, "<soap:Body", "</soap:Body>");
    const std::string forged = "<soap:Body><forged/></soap:Body>";
    // Into the header, where the reference still finds it.
    auto wrapped = replaced(envelope, body, forged);
    wrapped =
        replaced(wrapped, "<wsse:Security ", "<wrapper>" + body + "</wrapper><wsse:Security ");
    CHECK(world().judged(wrapped) == "broken: reference-wrong");
    // Beside it: two bodies are no envelope.
    CHECK(world().judged(replaced(envelope, body, forged + body)) == "broken: no-signers");
    // Inside it.
    CHECK(
        world().judged(replaced(envelope, body, "<soap:Body><forged/>" + body + "</soap:Body>")) ==
        "broken: reference-wrong");
    // With the same identifier.
    const auto id = identifier_of_body(Document::parse(as_bytes(envelope)).value());
    CHECK(world().judged(
              replaced(envelope, body, "<soap:Body Id=\"" + id + "\"/><x>" + body + "</x>")) ==
          "trust.xml_invalid: identifier twice");
    // The signature hidden in a part that nobody looks at.
    const auto signature = cut(envelope, "<ds:Signature ", "</ds:Signature>");
    CHECK(world().judged(replaced(envelope, signature, "<hidden>" + signature + "</hidden>")) ==
          "broken: no-signers");
}

TEST_CASE("a document signature covers the whole document or nothing") {
    const auto text = world().sign_document();
    const auto signature = cut(text, "<ds:Signature ", "</ds:Signature>");
    const auto inner = cut(text, "<cs:request", "</cs:request>");
    // The whole signed document inside another one.
    CHECK(world().judged("<outer><forged/>" + inner + "</outer>") == "broken: no-signers");
    auto without = replaced(inner, signature, "");
    // SignedInfo stands among other namespaces there.
    CHECK(world().judged("<outer><forged/>" + without + signature + "</outer>") ==
          "broken: signature-wrong");
    CHECK(world().judged("<cs:outer xmlns:cs=\"http://message.persistence.interactive.nat\">" +
                         without + signature + "</cs:outer>") == "broken: content-changed");
    CHECK(world().judged("<a/>") == "broken: no-signers");
}

TEST_CASE("transforms and algorithms that are not wanted are refused") {
    const auto text = world().sign_document();
    const auto signature = cut(text, "<ds:Signature ", "</ds:Signature>");
    const auto crafted = [&](const std::string& what, const std::string& by) {
        return world().judged(replaced(text, what, by));
    };
    CHECK(crafted("gostr34102015-gostr34112015-512\"/><ds:Reference", "unknown\"/><ds:Reference") ==
          "not checked: algorithm-unknown");
    CHECK(world().judged(replaced(text, signature,
                                  replaced(signature,
                                           "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:"
                                           "gostr34102015-gostr34112015-512\"/><ds:Reference",
                                           "http://www.w3.org/2000/09/xmldsig#rsa-sha1\"/>"
                                           "<ds:Reference"))) == "broken: signature-wrong");
}

TEST_CASE("entity bombs, document types, depth and other files are refused") {
    const auto refused = [](const std::string& text) {
        const auto document = Document::parse(as_bytes(text));
        return document ? std::string() : document.error().code + ": " + document.error().detail;
    };
    CHECK(refused("<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>") ==
          "trust.xml_invalid: document type");
    CHECK(refused("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>") ==
          "trust.xml_invalid: document type");
    std::string deep;
    for (int i = 0; i < 200; ++i)
        deep += "<a>";
    std::string shut;
    for (int i = 0; i < 200; ++i)
        shut += "</a>";
    CHECK(refused(deep + shut) == "trust.xml_invalid: too deep");
    CHECK(refused("") == "trust.xml_invalid: size");
    CHECK(refused("<a>") == "trust.xml_invalid: not well-formed");
    CHECK(refused("<a Id=\"1\"><b id=\"1\"/></a>") == "trust.xml_invalid: identifier twice");
    CHECK(refused("<a Id=\"1\" id=\"1\"><b id=\"2\"/></a>").empty());
    CHECK(xml::sign_envelope(as_bytes("<a/>"), world().person.certificate, world().person.signer())
              .error()
              .detail == "no envelope");
}

TEST_CASE("a flipped bit anywhere in a signed document is never a signature that holds") {
    const auto text = world().sign_document();
    int parsed = 0;
    for (std::size_t bit = 0; bit < text.size() * 8; bit += 7) {
        auto changed = text;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        const auto document = Document::parse(as_bytes(changed));
        if (!document)
            continue;
        const auto same = xml::canonical(*document, nullptr, nullptr, {});
        const auto was =
            xml::canonical(Document::parse(as_bytes(text)).value(), nullptr, nullptr, {});
        if (!same || *same == was.value())
            continue;  // white space between attributes, comments
        ++parsed;
        CAPTURE(bit, changed.substr(bit / 8 > 30 ? bit / 8 - 30 : 0, 60));
        CHECK_FALSE(
            xml::judge_xml(*document, world().trust, world().evidence, {}, kNow).verdict.holds());
    }
    CHECK(parsed > 100);
}
