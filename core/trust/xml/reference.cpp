// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/xml/reference.h"

#include "core/trust/keys/algorithm.h"
#include "core/trust/xml/algorithms.h"

#include <algorithm>
#include <sstream>

namespace tereze::trust::xml {
namespace {

constexpr std::string_view kEnveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

Node* soap_child(const Node* node, std::string_view name) {
    Node* old = only_child(node, kSoap, name);
    return old != nullptr ? old : only_child(node, kSoap12, name);
}

void place(std::vector<PlacedSignature>& all, const Node* parent, Node* subject, bool enveloped) {
    for (Node* signature : children_of(parent, kDsig, "Signature"))
        all.push_back({signature, subject, enveloped});
}

/// URI="" and the identifier of the subject itself; never of anything else.
bool covers_subject(const Document& document, const PlacedSignature& placed,
                    const std::string& uri) {
    if (uri.empty())
        return placed.enveloped && placed.subject == document.root();
    return uri.starts_with('#') && document.find(uri.substr(1)) == placed.subject;
}

struct Transforms {
    bool enveloped = false;
    Canonicalization canonicalization;
    bool known = true;
};

/// Enveloped first, then at most one canonical form.
Transforms transforms_of(const Node* reference) {
    Transforms transforms;
    const auto list = children_of(only_child(reference, kDsig, "Transforms"), kDsig, "Transform");
    bool canonical = false;
    for (const Node* each : list) {
        const auto uri = attribute_of(each, "Algorithm");
        const auto method = method_of(each);
        if (uri == kEnveloped && !transforms.enveloped && !canonical) {
            transforms.enveloped = true;
        } else if (method && !canonical) {
            transforms.canonicalization = *method;
            canonical = true;
        } else {
            transforms.known = false;
        }
    }
    // The node-set of a same-document reference has no comments (XML Signature §4.4.3.3).
    transforms.canonicalization.comments = false;
    return transforms;
}

}  // namespace

std::vector<PlacedSignature> find_signatures(const Document& document) {
    std::vector<PlacedSignature> all;
    Node* root = document.root();
    const bool envelope =
        is_element(root, kSoap, "Envelope") || is_element(root, kSoap12, "Envelope");
    if (!envelope) {
        place(all, root, root, true);
        return all;
    }
    Node* body = soap_child(root, "Body");
    const Node* header = soap_child(root, "Header");
    if (body == nullptr || header == nullptr)
        return all;
    // Some senders put it into the header without a wrapper.
    place(all, header, body, false);
    for (const Node* security : children_of(header, kSecurity, "Security"))
        place(all, security, body, false);
    return all;
}

std::optional<Canonicalization> method_of(const Node* element) {
    auto method = canonicalization_of(attribute_of(element, "Algorithm"));
    if (!method || method->method != Canonicalization::Method::Exclusive)
        return method;
    if (const Node* prefixes = only_child(element, kExclusive, "InclusiveNamespaces")) {
        std::istringstream list(attribute_of(prefixes, "PrefixList"));
        for (std::string prefix; list >> prefix;)
            method->inclusive_prefixes.push_back(prefix);
    }
    return method;
}

Verdict judge_reference(const Document& document, const PlacedSignature& placed,
                        const Node* signed_info) {
    const Node* reference = only_child(signed_info, kDsig, "Reference");
    if (reference == nullptr || !covers_subject(document, placed, attribute_of(reference, "URI")))
        return broken("reference-wrong");
    const auto transforms = transforms_of(reference);
    if (!transforms.known)
        return broken("transform-unknown");
    // Without it an enveloped signature would have to cover itself.
    if (transforms.enveloped != placed.enveloped)
        return broken("reference-wrong");
    const auto oid =
        digest_by_uri(attribute_of(only_child(reference, kDsig, "DigestMethod"), "Algorithm"));
    if (is_weak_digest(oid))
        return broken("weak-algorithm");
    const bool whole = placed.subject == document.root();
    const auto bytes =
        canonical(document, whole ? nullptr : placed.subject,
                  placed.enveloped ? placed.signature : nullptr, transforms.canonicalization);
    const auto digest = bytes ? digest_by(oid, *bytes) : std::nullopt;
    if (!digest)
        return not_checked("algorithm-unknown");
    const auto promised = from_base64(text_of(only_child(reference, kDsig, "DigestValue")));
    return promised == digest ? holds() : broken("content-changed");
}

}  // namespace tereze::trust::xml
