// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tool/verify/report_text.h"

namespace tereze::tool {
namespace {

class Printer {
  public:
    Printer(const text::Translator& translator, text::Language language, std::ostream& out)
        : m_translator(translator), m_language(language), m_out(out) {}

    void print(const Tree& tree, int depth) {
        for (const auto& [name, value] : tree.items())
            if (name == "verdict")
                print_verdict(tree, depth);
            else if (name != "reason" && !value.is_structured())
                line(depth, label(name) + ": " + words(name, value));
        for (const auto& [name, value] : tree.items())
            if (value.is_structured())
                print_part(name, value, depth);
    }

  private:
    std::string tr(const std::string& id) const { return m_translator.tr(m_language, id); }
    std::string label(const std::string& name) const { return tr("verify.label." + name); }

    void line(int depth, const std::string& text) {
        m_out << std::string(static_cast<std::size_t>(depth) * 2, ' ') << text << "\n";
    }

    /// Values are names, numbers and times, but for a few words of ours.
    std::string words(const std::string& name, const Tree& value) const {
        const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
        const std::string id = "verify." + name + "." + text;
        return m_translator.has(m_language, id) ? tr(id) : text;
    }

    void print_verdict(const Tree& tree, int depth) {
        std::string text = tr("verify.verdict." + tree.at("verdict").get<std::string>());
        if (tree.contains("reason")) {
            const auto reason = tree.at("reason").get<std::string>();
            const std::string id = "trust.reason." + reason;
            if (m_translator.has(m_language, id))
                text += ": " + tr(id);
            else if (m_translator.has(m_language, "error." + reason))
                text += ": " + tr("error." + reason);
            text += " [" + reason + "]";
        }
        line(depth, text);
    }

    void print_part(const std::string& name, const Tree& value, int depth) {
        if (name == "through") {
            std::string path;
            for (const auto& each : value)
                path += (path.empty() ? "" : " → ") + each.get<std::string>();
            line(depth, label(name) + ": " + path);
            return;
        }
        if (value.is_array()) {
            int number = 0;
            for (const auto& each : value) {
                line(depth, label(name) + " " + std::to_string(++number));
                print(each, depth + 1);
            }
            return;
        }
        line(depth, label(name));
        print(value, depth + 1);
    }

    const text::Translator& m_translator;
    text::Language m_language;
    std::ostream& m_out;
};

}  // namespace

void print_report(const Tree& tree, const text::Translator& translator, text::Language language,
                  std::ostream& out) {
    Printer(translator, language, out).print(tree, 0);
}

}  // namespace tereze::tool
