// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the device behind SANE can do, in our words.
#include "drivers/scanner/worker/scan_job.h"

#include <cmath>
#include <cstring>

namespace tereze::drivers::scanner::worker {
namespace {

using Words = std::map<std::string, std::string>;

bool holds(const std::string& text, std::initializer_list<const char*> words) {
    for (const auto* word : words) {
        if (strcasestr(text.c_str(), word) != nullptr)
            return true;
    }
    return false;
}

std::string whole(double value) {
    return std::to_string(std::lround(value));
}

void describe_sources(const SaneDevice& device, Words& words) {
    const auto source = device.option("source");
    bool flatbed = !source;
    bool feeder = false;
    bool duplex = false;
    // Backends write "ADF", "Automatic Document Feeder", "ADF Duplex", "Automatic Document
    // Feeder(left aligned,Duplex)".
    for (const auto& word : source ? source->words : std::vector<std::string>()) {
        const bool fed = holds(word, {"adf", "feeder"});
        feeder = feeder || fed;
        flatbed = flatbed || !fed;
        duplex = duplex || (fed && holds(word, {"duplex", "both"}));
    }
    words["source.flatbed"] = flatbed ? "yes" : "no";
    words["source.feeder"] = feeder ? "yes" : "no";
    words["source.duplex"] = duplex ? "yes" : "no";
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words)
        all += (all.empty() ? "" : ",") + word;
    return all;
}

std::string range_or_list(const OptionFacts& facts) {
    if (facts.lowest && facts.highest)
        return whole(*facts.lowest) + "-" + whole(*facts.highest);
    std::vector<std::string> numbers;
    for (const double number : facts.numbers)
        numbers.push_back(whole(number));
    return joined(numbers);
}

}  // namespace

DescriptionAnswer describe(const SaneDevice& device) {
    DescriptionAnswer answer;
    auto& words = answer.capabilities;
    describe_sources(device, words);
    if (const auto mode = device.option("mode"))
        words["modes"] = joined(mode->words);
    if (const auto resolution = device.option("resolution"))
        words["dpi"] = range_or_list(*resolution);
    for (const auto& [option, name] : {std::pair{"br-x", "width_mm"}, {"br-y", "height_mm"}}) {
        const auto facts = device.option(option);
        if (facts && facts->highest && facts->unit == SANE_UNIT_MM)
            words[name] = whole(*facts->highest);
    }
    return answer;
}

}  // namespace tereze::drivers::scanner::worker
