// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/tokens/cryptoki.h"

#include <catch2/catch.hpp>

#include <set>

using namespace tereze;
using namespace tereze::drivers::tokens;

namespace {
struct Row {
    ck_rv_t value;
    const char* call;
    const char* code;
    Remedy remedy;
    const char* detail;
};
}  // namespace

TEST_CASE("return values of PKCS#11 become our errors with the name of the call") {
    const Row rows[] = {
        {CKR_PIN_INCORRECT, "C_Login", "token.pin_wrong", Remedy::Retry,
         "C_Login: CKR_PIN_INCORRECT"},
        {CKR_PIN_LEN_RANGE, "C_Login", "token.pin_wrong", Remedy::Retry,
         "C_Login: CKR_PIN_LEN_RANGE"},
        {CKR_PIN_LOCKED, "C_Login", "token.pin_locked", Remedy::Service, "C_Login: CKR_PIN_LOCKED"},
        {CKR_PIN_EXPIRED, "C_Login", "token.pin_locked", Remedy::Service,
         "C_Login: CKR_PIN_EXPIRED"},
        {CKR_USER_ALREADY_LOGGED_IN, "C_Login", "token.busy", Remedy::Retry,
         "C_Login: CKR_USER_ALREADY_LOGGED_IN"},
        {CKR_SESSION_COUNT, "C_OpenSession", "token.busy", Remedy::Retry,
         "C_OpenSession: CKR_SESSION_COUNT"},
        {CKR_TOKEN_NOT_PRESENT, "C_OpenSession", "token.absent", Remedy::Retry,
         "C_OpenSession: CKR_TOKEN_NOT_PRESENT"},
        {CKR_DEVICE_REMOVED, "C_Sign", "token.removed", Remedy::Retry,
         "C_Sign: CKR_DEVICE_REMOVED"},
        {CKR_SESSION_HANDLE_INVALID, "C_Sign", "token.removed", Remedy::Retry,
         "C_Sign: CKR_SESSION_HANDLE_INVALID"},
        {CKR_KEY_FUNCTION_NOT_PERMITTED, "C_SignInit", "token.no_certificate", Remedy::Retry,
         "C_SignInit: CKR_KEY_FUNCTION_NOT_PERMITTED"},
        {CKR_DEVICE_ERROR, "C_Sign", "token.failed", Remedy::Retry, "C_Sign: CKR_DEVICE_ERROR"},
        {CKR_VENDOR_DEFINED + 5, "C_Sign", "token.failed", Remedy::Retry, "C_Sign: 0x80000005"},
    };
    for (const auto& row : rows) {
        const auto error = error_of(row.value, row.call);
        CAPTURE(row.detail);
        CHECK(error.code == row.code);
        CHECK(error.remedy == row.remedy);
        CHECK(error.detail == row.detail);
    }
}

TEST_CASE("every return value stands in the table once, with a code of this room") {
    std::set<ck_rv_t> seen;
    for (const auto& row : return_values()) {
        CAPTURE(row.name);
        CHECK(seen.insert(row.value).second);
        CHECK(std::string_view(row.name).starts_with("CKR_"));
        CHECK(std::string_view(row.code).starts_with("token."));
        CHECK(row.value != CKR_OK);
    }
}

TEST_CASE("a module that is not there, or is no PKCS#11 module, is called missing") {
    for (const auto* path : {"/nonexistent/module.so", "/etc/hostname", "libm.so.6"}) {
        CAPTURE(path);
        const auto module = Module::load(path);
        REQUIRE_FALSE(module.has_value());
        CHECK(module.error().code == "token.module_missing");
    }
}
