// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/xml/document.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <mutex>
#include <set>

namespace tereze::trust::xml {
namespace {

auto invalid(const char* what) {
    return fail("trust.xml_invalid", ErrorClass::Fraud, Remedy::Service, what);
}

void initialise_once() {
    static std::once_flag once;
    std::call_once(once, [] { xmlInitParser(); });
}

std::string_view chars(const xmlChar* text) {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

/// Every attribute that somebody reads as an identifier.
bool is_identifier(const xmlAttr* attribute) {
    const auto name = chars(attribute->name);
    if (attribute->ns == nullptr)
        return name == "Id" || name == "ID" || name == "id";
    const auto space = chars(attribute->ns->href);
    return (name == "Id" && space == kUtility) ||
           (name == "id" && space == "http://www.w3.org/XML/1998/namespace");
}

std::string value_of(const xmlAttr* attribute) {
    std::string value;
    for (const auto* node = attribute->children; node != nullptr; node = node->next)
        value += chars(node->content);
    return value;
}

/// The next node in the order of the document, below `top` only.
const xmlNode* next_node(const xmlNode* node, const xmlNode* top, std::size_t& depth) {
    if (node->type == XML_ELEMENT_NODE && node->children != nullptr) {
        ++depth;
        return node->children;
    }
    while (node != top && node->next == nullptr) {
        node = node->parent;
        --depth;
    }
    return node == top ? nullptr : node->next;
}

/// Why a tree is not taken; null where it is.
const char* fault_of(const xmlNode* root) {
    std::set<std::string> identifiers;
    std::size_t depth = 1;
    for (const xmlNode* node = root; node != nullptr; node = next_node(node, root, depth)) {
        if (depth > kDeepestDocument)
            return "too deep";
        if (node->type == XML_ENTITY_REF_NODE)
            return "entity";
        if (node->type != XML_ELEMENT_NODE)
            continue;
        // Several identifiers of one element may be alike.
        std::set<std::string> own;
        for (const auto* each = node->properties; each != nullptr; each = each->next)
            if (is_identifier(each))
                own.insert(value_of(each));
        for (const auto& id : own)
            if (!identifiers.insert(id).second)
                return "identifier twice";
    }
    return nullptr;
}

}  // namespace

Result<Document> Document::parse(ByteView bytes) {
    initialise_once();
    if (bytes.empty() || bytes.size() > kLargestDocument)
        return invalid("size");
    std::shared_ptr<xmlDoc> tree(
        xmlReadMemory(reinterpret_cast<const char*>(bytes.data()), static_cast<int>(bytes.size()),
                      nullptr, nullptr, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
        [](xmlDoc* document) {
            if (document != nullptr)
                xmlFreeDoc(document);
        });
    if (!tree)
        return invalid("not well-formed");
    if (tree->intSubset != nullptr)
        return invalid("document type");
    const auto* root = xmlDocGetRootElement(tree.get());
    if (root == nullptr)
        return invalid("no element");
    if (const char* fault = fault_of(root))
        return invalid(fault);
    return Document(std::move(tree));
}

Node* Document::root() const {
    return xmlDocGetRootElement(m_tree.get());
}

Node* Document::find(std::string_view id) const {
    std::size_t depth = 1;
    for (const xmlNode* node = root(); node != nullptr; node = next_node(node, root(), depth)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        for (const auto* each = node->properties; each != nullptr; each = each->next)
            if (is_identifier(each) && value_of(each) == id)
                return const_cast<xmlNode*>(node);
    }
    return nullptr;
}

Bytes Document::serialize() const {
    xmlChar* memory = nullptr;
    int size = 0;
    xmlDocDumpMemoryEnc(m_tree.get(), &memory, &size, "UTF-8");
    const std::unique_ptr<xmlChar, void (*)(void*)> owner(memory, xmlFree);
    return memory == nullptr ? Bytes{} : Bytes(memory, memory + size);
}

bool is_element(const Node* node, std::string_view name_space, std::string_view local_name) {
    return node != nullptr && node->type == XML_ELEMENT_NODE && chars(node->name) == local_name &&
           chars(node->ns == nullptr ? nullptr : node->ns->href) == name_space;
}

std::vector<Node*> child_elements(const Node* node) {
    std::vector<Node*> all;
    for (auto* child = node->children; child != nullptr; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            all.push_back(child);
    return all;
}

std::vector<Node*> children_of(const Node* node, std::string_view name_space,
                               std::string_view local_name) {
    std::vector<Node*> all;
    if (node != nullptr)
        for (auto* child : child_elements(node))
            if (is_element(child, name_space, local_name))
                all.push_back(child);
    return all;
}

Node* only_child(const Node* node, std::string_view name_space, std::string_view local_name) {
    const auto all = children_of(node, name_space, local_name);
    return all.size() == 1 ? all.front() : nullptr;
}

std::string text_of(const Node* node) {
    std::string text;
    for (const auto* child = node == nullptr ? nullptr : node->children; child != nullptr;
         child = child->next)
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
            text += chars(child->content);
    return text;
}

std::string attribute_of(const Node* node, std::string_view local_name,
                         std::string_view name_space) {
    for (const auto* each = node == nullptr ? nullptr : node->properties; each != nullptr;
         each = each->next)
        if (chars(each->name) == local_name &&
            chars(each->ns == nullptr ? nullptr : each->ns->href) == name_space)
            return value_of(each);
    return {};
}

}  // namespace tereze::trust::xml
