// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// XML documents whose signatures are judged: read warily, kept as libxml2's tree, written as
// canonical XML.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct _xmlDoc;
struct _xmlNode;

namespace tereze::trust::xml {

using Node = _xmlNode;

constexpr std::size_t kLargestDocument = 32 * 1024 * 1024;
constexpr std::size_t kDeepestDocument = 128;

/// Copies share the tree. Used by one thread.
class Document {
  public:
    /// No document type (so no entities), no network, bounded in size and depth, and no identifier
    /// twice, since a signature over one of two would be read as over the other.
    /// Errors: trust.xml_invalid.
    static Result<Document> parse(ByteView bytes);

    Node* root() const;
    /// The element with this identifier (wsu:Id, Id, ID, id or xml:id); null where there is none.
    Node* find(std::string_view id) const;
    /// UTF-8 with a declaration, not indented: white space is part of what is signed.
    Bytes serialize() const;
    _xmlDoc* native() const { return m_tree.get(); }

  private:
    explicit Document(std::shared_ptr<_xmlDoc> tree) : m_tree(std::move(tree)) {}
    std::shared_ptr<_xmlDoc> m_tree;
};

constexpr std::string_view kDsig = "http://www.w3.org/2000/09/xmldsig#";
constexpr std::string_view kSoap = "http://schemas.xmlsoap.org/soap/envelope/";
constexpr std::string_view kSoap12 = "http://www.w3.org/2003/05/soap-envelope";
constexpr std::string_view kSecurity =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
constexpr std::string_view kUtility =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

bool is_element(const Node* node, std::string_view name_space, std::string_view local_name);
std::vector<Node*> child_elements(const Node* node);
/// The child that stands there exactly once; null otherwise.
Node* only_child(const Node* node, std::string_view name_space, std::string_view local_name);
std::vector<Node*> children_of(const Node* node, std::string_view name_space,
                               std::string_view local_name);
/// Character data directly inside.
std::string text_of(const Node* node);
/// Empty where there is none. An attribute in a namespace is found by that only.
std::string attribute_of(const Node* node, std::string_view local_name,
                         std::string_view name_space = {});

}  // namespace tereze::trust::xml
