// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// JSON bodies of requests.
#include "server/http/fields.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto fields = tereze::server::http::Fields::parse(
        std::string_view(reinterpret_cast<const char*>(data), size));
    if (!fields)
        return 0;
    const auto text = fields->text("service_id", 100);
    if (text && (text->empty() || text->size() > 100))
        __builtin_trap();
    const auto word = fields->word("language", {"kk", "ru", "en"});
    if (word && word->size() != 2)
        __builtin_trap();
    auto inner = fields->object("applicant");
    if (inner) {
        const auto iin = inner->optional_text("iin", 12);
        const auto inner_complete = inner->finish();
        if (iin && inner_complete && iin->size() > 12)
            __builtin_trap();
    }
    const auto secret = fields->secret("password", 512);
    if (secret && (secret->empty() || secret->size() > 512))
        __builtin_trap();
    (void)fields->finish();
    return 0;
}
