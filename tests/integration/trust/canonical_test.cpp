// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Canonical XML of generated documents against xmllint, byte for byte.
#include "core/trust/xml/canonical.h"

#include "core/base/child_process.h"
#include "core/base/files.h"
#include "tests/support/pki/temporary_folder.h"

#include <catch2/catch.hpp>

#include <array>
#include <random>

using namespace tereze;
using namespace tereze::trust::xml;

namespace {

/// Documents with everything that canonical forms are about: namespaces that come, go and return,
/// attributes in any order, comments, instructions, CDATA, references, empty elements, line ends.
class Generator {
  public:
    explicit Generator(unsigned seed) : m_random(seed) {}

    std::string document() {
        std::string text = pick(2) == 0 ? "<?xml version=\"1.0\"?>\n" : "";
        if (pick(3) == 0)
            text += "<!-- before --><?go now?>\n";
        m_left = 40;
        text += element(0);
        if (pick(3) == 0)
            text += "\n<!-- after -->";
        return text;
    }

  private:
    unsigned pick(unsigned below) {
        return std::uniform_int_distribution<unsigned>(0, below - 1)(m_random);
    }

    std::string name() {
        static constexpr std::array kNames{"iin", "аты", "request", "data", "x"};
        return kNames[pick(kNames.size())];
    }

    std::string text() {
        static constexpr std::array kTexts{
            "ӘЛИЕВА",           "  spaces  ", "&amp;&lt;&gt;",     "&#13;&#10;",
            "<![CDATA[<b>&]]>", "\r\n\t",     "\"quoted\" 'both'", ""};
        return kTexts[pick(kTexts.size())];
    }

    std::string attributes(bool& default_space, std::string& prefix) {
        static constexpr std::array kSpaces{"urn:a", "urn:b", "http://example.kz/ns"};
        std::string all;
        if (pick(4) == 0) {
            all += std::string(" xmlns=\"") + kSpaces[pick(kSpaces.size())] + "\"";
            default_space = true;
        } else if (default_space && pick(4) == 0) {
            all += " xmlns=\"\"";
        }
        std::string declared;
        for (const char* each : {"q", "p"})
            if (pick(3) == 0) {
                all += std::string(" xmlns:") + each + "=\"" + kSpaces[pick(kSpaces.size())] + "\"";
                declared = each;
            }
        if (!declared.empty()) {
            if (pick(2) == 0)
                prefix = declared + ":";
            if (pick(2) == 0)
                all += " " + declared + ":z='&#9;a&quot;b'";
        }
        for (const char* each : {"b", "a", "c", "xml:lang"})
            if (pick(4) == 0)
                all += std::string(" ") + each + "=\"  v&#10;&lt;" + std::to_string(pick(9)) + "\"";
        return all;
    }

    std::string element(int depth) {
        bool default_space = depth > 0;
        std::string prefix;
        const std::string more = attributes(default_space, prefix);
        const std::string tag = prefix + name();
        if (m_left-- == 0 || pick(6) == 0)
            return "<" + tag + more + "/>";
        std::string inside;
        for (unsigned i = 0; i < pick(5) && m_left > 0; ++i) {
            switch (pick(6)) {
                case 0:
                    inside += "<!-- " + std::to_string(i) + " -->";
                    break;
                case 1:
                    inside += "<?go  a b ?>";
                    break;
                case 2:
                case 3:
                    inside += text();
                    break;
                default:
                    if (depth < 8)
                        inside += element(depth + 1);
            }
        }
        return "<" + tag + more + ">" + inside + "</" + tag + ">";
    }

    std::mt19937 m_random;
    int m_left = 0;
};

Bytes by_xmllint(const testing::TemporaryFolder& folder, const std::string& document,
                 const char* method) {
    const auto file = folder.path() / "document.xml";
    REQUIRE(write_file_durably(file, as_bytes(document)));
    ChildOptions options;
    options.argv = {"xmllint", method, file.string()};
    options.log = folder.path() / "log";
    const auto output = run_command(options, std::chrono::seconds(20)).value();
    REQUIRE(output.exit_code == 0);
    return to_bytes(output.output);
}

}  // namespace

TEST_CASE("canonical forms of 220 documents are xmllint's byte for byte") {
    const testing::TemporaryFolder folder;
    constexpr std::array kMethods{
        std::pair{"--c14n", Canonicalization::Method::Inclusive10},
        std::pair{"--c14n11", Canonicalization::Method::Inclusive11},
        std::pair{"--exc-c14n", Canonicalization::Method::Exclusive},
    };
    for (unsigned seed = 1; seed <= 220; ++seed) {
        const auto text = Generator(seed).document();
        CAPTURE(seed, text);
        const auto document = Document::parse(as_bytes(text)).value();
        for (const auto& [option, method] : kMethods) {
            const auto ours = canonical(document, nullptr, nullptr, {method, true, {}});
            REQUIRE(ours);
            CHECK(*ours == by_xmllint(folder, text, option));
        }
    }
}
