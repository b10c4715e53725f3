// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/xml/canonical.h"

#include <libxml/c14n.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <array>

namespace tereze::trust::xml {
namespace {

using Method = Canonicalization::Method;

struct Row {
    std::string_view uri;
    Method method;
    bool comments;
};

constexpr std::array kMethods{
    Row{kInclusive, Method::Inclusive10, false},
    Row{kInclusiveWithComments, Method::Inclusive10, true},
    Row{"http://www.w3.org/2006/12/xml-c14n11", Method::Inclusive11, false},
    Row{"http://www.w3.org/2006/12/xml-c14n11#WithComments", Method::Inclusive11, true},
    Row{kExclusive, Method::Exclusive, false},
    Row{"http://www.w3.org/2001/10/xml-exc-c14n#WithComments", Method::Exclusive, true},
};

struct Selection {
    const xmlNode* element;
    const xmlNode* without;
};

/// Whether a node is in the set. libxml2 asks about attributes and namespaces by their parents.
int is_visible(void* data, xmlNodePtr node, xmlNodePtr parent) {
    const auto& selection = *static_cast<const Selection*>(data);
    const bool by_parent = node->type == XML_NAMESPACE_DECL || node->type == XML_ATTRIBUTE_NODE;
    bool inside = selection.element == nullptr;
    for (const xmlNode* each = by_parent ? parent : node; each != nullptr; each = each->parent) {
        if (each == selection.without)
            return 0;
        inside = inside || each == selection.element;
    }
    return inside ? 1 : 0;
}

void say_nothing(void* /*context*/, xmlErrorPtr /*error*/) {}

/// libxml2 tells its troubles to standard error unless somebody listens, in each thread anew.
class Silence {
  public:
    Silence() : m_before(xmlStructuredError), m_context(xmlStructuredErrorContext) {
        xmlSetStructuredErrorFunc(nullptr, say_nothing);
    }
    ~Silence() { xmlSetStructuredErrorFunc(m_context, m_before); }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

  private:
    xmlStructuredErrorFunc m_before;
    void* m_context;
};

int mode_of(Method method) {
    switch (method) {
        case Method::Inclusive11:
            return XML_C14N_1_1;
        case Method::Exclusive:
            return XML_C14N_EXCLUSIVE_1_0;
        case Method::Inclusive10:
            break;
    }
    return XML_C14N_1_0;
}

}  // namespace

std::optional<Canonicalization> canonicalization_of(std::string_view uri) {
    for (const auto& row : kMethods)
        if (row.uri == uri)
            return Canonicalization{row.method, row.comments, {}};
    return std::nullopt;
}

Result<Bytes> canonical(const Document& document, const Node* element, const Node* without,
                        const Canonicalization& how) {
    const Silence silence;
    const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> memory(xmlBufferCreate(),
                                                                      xmlBufferFree);
    xmlOutputBufferPtr out = xmlOutputBufferCreateBuffer(memory.get(), nullptr);
    std::vector<xmlChar*> prefixes;
    for (const auto& prefix : how.inclusive_prefixes)
        prefixes.push_back(const_cast<xmlChar*>(reinterpret_cast<const xmlChar*>(prefix.c_str())));
    prefixes.push_back(nullptr);
    Selection selection{element, without};
    const int written = xmlC14NExecute(
        document.native(), is_visible, &selection, mode_of(how.method),
        how.inclusive_prefixes.empty() ? nullptr : prefixes.data(), how.comments ? 1 : 0, out);
    const int closed = xmlOutputBufferClose(out);
    if (written < 0 || closed < 0)
        return fail("trust.xml_invalid", ErrorClass::Fraud, Remedy::Service, "canonical form");
    const xmlChar* begin = xmlBufferContent(memory.get());
    return Bytes(begin, begin + xmlBufferLength(memory.get()));
}

}  // namespace tereze::trust::xml
