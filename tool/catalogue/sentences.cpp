// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tool/catalogue/sentences.h"

#include "core/text/toml_reader.h"

#include <algorithm>
#include <array>
#include <set>

namespace tereze::tool {
namespace {

constexpr std::array<std::string_view, 3> kSorts{"explicit", "derived", "gap"};

Sentence read_sentence(text::TomlTable& table) {
    Sentence sentence;
    sentence.id = table.text("id");
    sentence.sort = table.text("sort");
    if (std::find(kSorts.begin(), kSorts.end(), sentence.sort) == kSorts.end())
        table.fault("sort", "is unknown: " + sentence.sort);
    sentence.about = table.text("about");
    sentence.says = table.text("says");
    if (table.has("lines"))
        sentence.lines = table.optional_text("lines").value_or("");
    sentence.proofs = table.texts("proofs");
    sentence.open = table.optional_text("open").value_or("");
    sentence.partly = table.texts("partly");
    if (!sentence.partly.empty() && sentence.open.empty())
        table.fault("partly", "belongs to an open sentence");
    if (sentence.proofs.empty() == sentence.open.empty())
        table.fault("proofs", "or a reason why it is open: one of both");
    table.finish();
    return sentence;
}

}  // namespace

Result<std::vector<Sentence>> load_sentences(const std::filesystem::path& file) {
    const auto name = file.filename().string();
    text::TomlFaults faults;
    std::vector<Sentence> sentences;
    if (const auto document = text::parse_toml_file(file, name, faults)) {
        text::TomlTable root(*document, name, "", faults);
        std::set<std::string> ids;
        for (auto& table : root.tables("sentences")) {
            sentences.push_back(read_sentence(table));
            if (!ids.insert(sentences.back().id).second)
                table.fault("id", "stands twice: " + sentences.back().id);
        }
        if (sentences.empty())
            root.fault("sentences", "is missing");
        root.finish();
    }
    if (!faults.empty())
        return fail("tool.sentences_invalid", ErrorClass::Software, Remedy::Configure,
                    faults.joined());
    return sentences;
}

}  // namespace tereze::tool
