// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// XML through libxml2: the only file that calls it.
#include "server/gateways/xml.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlwriter.h>

#include <algorithm>
#include <memory>
#include <mutex>

namespace tereze::server::gateways {
namespace {

constexpr int kDeepest = 64;

auto invalid(const char* what) {
    return fail("gateway.xml_invalid", ErrorClass::Software, Remedy::Service, what);
}

void initialise_once() {
    static std::once_flag once;
    std::call_once(once, [] { xmlInitParser(); });
}

const char* chars(const xmlChar* text) {
    return reinterpret_cast<const char*>(text);
}
const xmlChar* xml_chars(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

std::string trimmed(const std::string& text) {
    constexpr auto kBlank = " \t\r\n";
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::string attribute_value(const xmlAttr* attribute) {
    std::string value;
    for (const auto* node = attribute->children; node != nullptr; node = node->next)
        if (node->content != nullptr)
            value += chars(node->content);
    return value;
}

bool read_element(const xmlNode* node, int depth, XmlElement& element) {
    if (depth > kDeepest)
        return false;
    element.name = chars(node->name);
    if (node->ns != nullptr && node->ns->href != nullptr)
        element.name_space = chars(node->ns->href);
    for (const auto* attribute = node->properties; attribute != nullptr;
         attribute = attribute->next)
        element.attributes.emplace_back(chars(attribute->name), attribute_value(attribute));
    for (const auto* child = node->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) {
            if (!read_element(child, depth + 1, element.children.emplace_back()))
                return false;
        } else if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
            element.text += chars(child->content);
        } else if (child->type == XML_ENTITY_REF_NODE) {
            return false;
        }
    }
    element.text = trimmed(element.text);
    return true;
}

bool write_element(xmlTextWriter* writer, const XmlElement& element) {
    bool good = xmlTextWriterStartElement(writer, xml_chars(element.name)) >= 0;
    for (const auto& [name, value] : element.attributes)
        good = good && xmlTextWriterWriteAttribute(writer, xml_chars(name), xml_chars(value)) >= 0;
    if (!element.text.empty())
        good = good && xmlTextWriterWriteString(writer, xml_chars(element.text)) >= 0;
    for (const auto& child : element.children)
        good = good && write_element(writer, child);
    return good && xmlTextWriterEndElement(writer) >= 0;
}

/// XML 1.0 §2.2 knows no control characters but tab and line ends, not even escaped.
bool can_be_written(const XmlElement& element) {
    const auto good = [](const std::string& text) {
        return xmlCheckUTF8(reinterpret_cast<const unsigned char*>(text.c_str())) == 1 &&
               std::none_of(text.begin(), text.end(), [](unsigned char c) {
                   return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
               });
    };
    return good(element.text) &&
           std::all_of(element.attributes.begin(), element.attributes.end(),
                       [&](const auto& attribute) { return good(attribute.second); }) &&
           std::all_of(element.children.begin(), element.children.end(), can_be_written);
}

}  // namespace

const XmlElement* XmlElement::child(std::string_view local_name) const {
    const auto found = std::find_if(children.begin(), children.end(), [&](const XmlElement& child) {
        return child.name == local_name;
    });
    return found == children.end() ? nullptr : &*found;
}

std::string_view XmlElement::child_text(std::string_view local_name) const {
    const auto* found = child(local_name);
    return found == nullptr ? std::string_view() : std::string_view(found->text);
}

XmlElement& XmlElement::add(std::string child_name, std::string child_text) {
    auto& added = children.emplace_back();
    added.name = std::move(child_name);
    added.text = std::move(child_text);
    return added;
}

Result<XmlElement> parse_xml(std::string_view document) {
    initialise_once();
    if (document.empty() || document.size() > kLargestXml)
        return invalid("size");
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> parsed(
        xmlReadMemory(document.data(), static_cast<int>(document.size()), nullptr, nullptr,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
        xmlFreeDoc);
    if (!parsed)
        return invalid("not well-formed");
    if (parsed->intSubset != nullptr)
        return invalid("document type");
    const auto* root = xmlDocGetRootElement(parsed.get());
    XmlElement element;
    if (root == nullptr || !read_element(root, 0, element))
        return invalid("too deep");
    return element;
}

Result<std::string> write_xml(const XmlElement& root) {
    initialise_once();
    if (!can_be_written(root))
        return invalid("character");
    const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> buffer(xmlBufferCreate(),
                                                                      xmlBufferFree);
    std::unique_ptr<xmlTextWriter, decltype(&xmlFreeTextWriter)> writer(
        xmlNewTextWriterMemory(buffer.get(), 0), xmlFreeTextWriter);
    const bool good =
        writer && xmlTextWriterStartDocument(writer.get(), "1.0", "UTF-8", nullptr) >= 0 &&
        write_element(writer.get(), root) && xmlTextWriterEndDocument(writer.get()) >= 0;
    writer.reset();  // flushes into the buffer
    if (!good)
        return invalid("not written");
    return std::string(chars(buffer->content), buffer->use);
}

}  // namespace tereze::server::gateways
