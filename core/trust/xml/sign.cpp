// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Written without white space: line breaks inside SignedInfo have made receivers refuse it.
#include "core/base/ids.h"
#include "core/trust/keys/algorithm.h"
#include "core/trust/xml/algorithms.h"
#include "core/trust/xml/canonical.h"
#include "core/trust/xml/signature.h"

#include <libxml/tree.h>

namespace tereze::trust::xml {
namespace {

constexpr std::string_view kEncoding =
    "http://docs.oasis-open.org/wss/2004/01/"
    "oasis-200401-wss-soap-message-security-1.0#Base64Binary";
constexpr std::string_view kValueType =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
constexpr std::string_view kEnveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

tl::unexpected<Error> failed(std::string why) {
    return fail("trust.signing_failed", ErrorClass::Software, Remedy::Service, std::move(why));
}

const xmlChar* chars(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

Node* add(Node* parent, xmlNs* name_space, const char* name, const std::string& text = {}) {
    return xmlNewTextChild(parent, name_space, reinterpret_cast<const xmlChar*>(name),
                           text.empty() ? nullptr : chars(text));
}

void set(Node* node, const char* name, std::string_view value) {
    xmlNewProp(node, reinterpret_cast<const xmlChar*>(name), chars(std::string(value)));
}

xmlNs* declare(Node* node, std::string_view uri, const char* prefix) {
    return xmlNewNs(node, chars(std::string(uri)), reinterpret_cast<const xmlChar*>(prefix));
}

/// What differs between the two forms.
struct Form {
    std::string_view canonicalization;
    std::string uri;
    std::vector<std::string_view> transforms;
    const Node* subject = nullptr;  ///< null for the whole document
    bool enveloped = false;
};

/// SignedInfo with everything but the digest, which needs the signature in its place.
Node* add_signed_info(Node* signature, const Form& form, const Algorithm& algorithm) {
    xmlNs* ds = signature->ns;
    Node* info = add(signature, ds, "SignedInfo");
    set(add(info, ds, "CanonicalizationMethod"), "Algorithm", form.canonicalization);
    set(add(info, ds, "SignatureMethod"), "Algorithm", algorithm.signature_uri);
    Node* reference = add(info, ds, "Reference");
    set(reference, "URI", form.uri);
    Node* transforms = add(reference, ds, "Transforms");
    for (const auto each : form.transforms)
        set(add(transforms, ds, "Transform"), "Algorithm", each);
    set(add(reference, ds, "DigestMethod"), "Algorithm", algorithm.digest_uri);
    return info;
}

Result<> fill(const Document& document, Node* signature, const Form& form,
              const Certificate& signer, const SignBytes& sign) {
    const auto* algorithm = algorithm_of_key(signer.key_algorithm());
    if (algorithm == nullptr || algorithm_for(signer) == nullptr)
        return failed("no algorithm for the key of this certificate");
    Node* info = add_signed_info(signature, form, *algorithm);
    auto how = *canonicalization_of(form.transforms.back());
    how.comments = false;
    TEREZE_ASSIGN(const auto covered,
                  canonical(document, form.subject, form.enveloped ? signature : nullptr, how));
    const auto digest = digest_by(algorithm->digest_oid, covered);
    if (!digest)
        return failed("digest");
    add(only_child(info, kDsig, "Reference"), signature->ns, "DigestValue", to_base64(*digest));
    TEREZE_ASSIGN(const auto to_be_signed,
                  canonical(document, info, nullptr, *canonicalization_of(form.canonicalization)));
    TEREZE_ASSIGN(const auto value, sign(to_be_signed));
    if (!verifies(*algorithm_for(signer), signer, to_be_signed, value))
        return failed("the key does not belong to the certificate");
    add(signature, signature->ns, "SignatureValue", to_base64(value));
    return {};
}

Node* new_signature(Node* parent) {
    Node* signature = add(parent, nullptr, "Signature");
    xmlSetNs(signature, declare(signature, kDsig, "ds"));
    return signature;
}

/// The identifier of the body, which it gets where it has none.
std::string identifier_of(Node* body) {
    for (const auto& existing : {attribute_of(body, "Id", kUtility), attribute_of(body, "Id")})
        if (!existing.empty())
            return existing;
    const std::string id = "id-" + make_uuid_v7();
    xmlNewNsProp(body, declare(body, kUtility, "wsu"), chars("Id"), chars(id));
    return id;
}

/// soap:Header before the body, and wsse:Security in it.
Node* security_of(Node* envelope, Node* body) {
    const std::string soap(reinterpret_cast<const char*>(envelope->ns->href));
    Node* header = only_child(envelope, soap, "Header");
    if (header == nullptr) {
        header = xmlNewDocNode(envelope->doc, envelope->ns, chars("Header"), nullptr);
        xmlAddPrevSibling(body, header);
    }
    Node* security = add(header, nullptr, "Security");
    xmlSetNs(security, declare(security, kSecurity, "wsse"));
    xmlNewNsProp(security, envelope->ns, chars("mustUnderstand"), chars("1"));
    return security;
}

}  // namespace

Result<Bytes> sign_document(ByteView bytes, const Certificate& signer, const SignBytes& sign) {
    TEREZE_ASSIGN(const auto document, Document::parse(bytes));
    Node* signature = new_signature(document.root());
    const Form form{kInclusive, "", {kEnveloped, kInclusiveWithComments}, nullptr, true};
    TEREZE_TRY(fill(document, signature, form, signer, sign));
    Node* data = add(add(signature, signature->ns, "KeyInfo"), signature->ns, "X509Data");
    add(data, signature->ns, "X509Certificate", to_base64(signer.der()));
    return document.serialize();
}

Result<Bytes> sign_envelope(ByteView bytes, const Certificate& signer, const SignBytes& sign) {
    TEREZE_ASSIGN(const auto document, Document::parse(bytes));
    Node* envelope = document.root();
    const bool old = is_element(envelope, kSoap, "Envelope");
    if (!old && !is_element(envelope, kSoap12, "Envelope"))
        return fail("trust.xml_invalid", ErrorClass::Fraud, Remedy::Service, "no envelope");
    Node* body = only_child(envelope, old ? kSoap : kSoap12, "Body");
    if (body == nullptr)
        return fail("trust.xml_invalid", ErrorClass::Fraud, Remedy::Service, "no body");
    const std::string id = identifier_of(body);
    Node* security = security_of(envelope, body);
    Node* signature = new_signature(security);
    const Form form{kExclusive, "#" + id, {kExclusive}, body, false};
    TEREZE_TRY(fill(document, signature, form, signer, sign));
    Node* token =
        add(add(signature, signature->ns, "KeyInfo"), security->ns, "SecurityTokenReference");
    Node* key = add(token, security->ns, "KeyIdentifier", to_base64(signer.der()));
    set(key, "EncodingType", kEncoding);
    set(key, "ValueType", kValueType);
    return document.serialize();
}

}  // namespace tereze::trust::xml
