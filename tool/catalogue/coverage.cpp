// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tool/catalogue/coverage.h"

#include <map>
#include <ostream>

namespace tereze::tool {
namespace {

struct Count {
    std::size_t all = 0;
    std::size_t proved = 0;
    std::size_t explicit_all = 0;
    std::size_t explicit_proved = 0;

    void add(const Sentence& sentence) {
        const bool is_proved = !sentence.proofs.empty();
        const bool is_explicit = sentence.sort == "explicit";
        ++all;
        proved += is_proved ? 1 : 0;
        explicit_all += is_explicit ? 1 : 0;
        explicit_proved += is_explicit && is_proved ? 1 : 0;
    }
};

std::ostream& operator<<(std::ostream& out, const Count& count) {
    return out << count.all << " sentences, " << count.proved << " proved (of "
               << count.explicit_all << " explicit " << count.explicit_proved << ")";
}

void print(const Sentence& sentence, std::ostream& out) {
    out << sentence.id << " [" << sentence.sort << ", " << sentence.about << "] " << sentence.says;
    if (!sentence.lines.empty())
        out << " (lines " << sentence.lines << ")";
    out << "\n";
    for (const auto& proof : sentence.proofs)
        out << "    test: " << proof << "\n";
    if (!sentence.open.empty())
        out << "    open: " << sentence.open << "\n";
    for (const auto& proof : sentence.partly)
        out << "    partly: " << proof << "\n";
}

}  // namespace

void print_coverage(const std::vector<Sentence>& sentences, Show show, std::ostream& out) {
    std::map<std::string, Count> by_text;
    Count total;
    for (const auto& sentence : sentences) {
        by_text[sentence.id.substr(0, sentence.id.find('/'))].add(sentence);
        total.add(sentence);
        const bool proved = !sentence.proofs.empty();
        if (show == Show::All || (show == Show::Proved) == proved)
            print(sentence, out);
    }
    out << "\n";
    for (const auto& [text, count] : by_text)
        out << "text " << text << ": " << count << "\n";
    out << "all: " << total << "\n";
}

}  // namespace tereze::tool
