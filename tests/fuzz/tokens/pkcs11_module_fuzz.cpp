// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Any bytes as what a PKCS#11 module says: counts, lengths, attributes, return values.
#include "drivers/tokens/pkcs11_store.h"
#include "tests/fuzz/cards/fuzz_check.h"
#include "tests/standins/pkcs11_module/fake_token.h"

#include <dlfcn.h>

using namespace tereze;
using namespace tereze::drivers::tokens;

namespace {

constexpr const char* kModule = TEREZE_BIN_DIR "/tereze_fake_pkcs11.so";

standins::FakeToken& module_token() {
    static const auto token_of = reinterpret_cast<standins::FakeTokenOf>(
        ::dlsym(::dlopen(kModule, RTLD_NOW), standins::kFakeTokenSymbol));
    return *token_of();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    TokenSettings settings;
    settings.module = kModule;
    auto& module = module_token();
    module.anything.reset();
    auto token = Token::open("token", settings);
    testing::must(token.has_value());
    Pkcs11Store store(**token);
    const auto with = [&](auto&& use) {
        module.anything = bytes;
        use();
    };
    with([&] { (void)store.keys(Secret(), {}); });
    with([&] { (void)store.pin_state(); });
    with([&] { (void)store.sign("01", Secret("1234"), as_bytes("content")); });
    with([&] { (void)store.change_pin(Secret("1234"), Secret("4321")); });
    module.anything.reset();
    return 0;
}
