// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Runs a fuzz target over the files of a corpus folder, and over cut and flipped copies of each, so
// that every ordinary build checks the parsers that libFuzzer explores in the fuzz preset.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {
void run(const std::vector<std::uint8_t>& bytes) {
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

void run_with_mutations(const std::vector<std::uint8_t>& bytes) {
    constexpr std::size_t kMostPlaces = 512;
    run(bytes);
    const std::size_t step = bytes.size() / kMostPlaces + 1;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        run({bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at)});
        auto changed = bytes;
        changed[at] = static_cast<std::uint8_t>(changed[at] ^ 0xFF);
        run(changed);
        changed[at] = static_cast<std::uint8_t>(bytes[at] ^ 0x01);
        run(changed);
    }
}
}  // namespace

int main(int argc, char** argv) {
    std::size_t files = 0;
    run({});
    for (int i = 1; i < argc; ++i) {
        for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
            std::ifstream in(entry.path(), std::ios::binary);
            run_with_mutations({std::istreambuf_iterator<char>(in), {}});
            ++files;
        }
    }
    std::printf("%zu corpus files replayed\n", files);
    return files == 0 ? 1 : 0;
}
