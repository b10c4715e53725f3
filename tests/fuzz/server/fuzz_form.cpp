// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Bodies of forms, and the Cookie header.
#include "server/http/form.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tereze::server::http;
    Request request;
    request.headers["content-type"] = "application/x-www-form-urlencoded";
    request.body.assign(reinterpret_cast<const char*>(data), size);
    request.headers["cookie"] = request.body;
    const auto token = cookie(request, "__Host-tereze");
    if (token.find(';') != std::string_view::npos)
        __builtin_trap();
    const auto form = read_form(request);
    if (!form)
        return 0;
    for (const auto& [name, value] : *form)
        if (name.empty() || value.size() > tereze::Secret::kCapacity)
            __builtin_trap();
    return 0;
}
