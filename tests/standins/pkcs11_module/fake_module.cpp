// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The functions of PKCS#11 over a FakeToken.
#define CRYPTOKI_GNU 1
#include "tests/standins/pkcs11_module/fake_token.h"

#include <p11-kit/pkcs11.h>

#include <algorithm>
#include <cstring>
#include <utility>

using namespace tereze;
using tereze::standins::AtTheToken;
using tereze::standins::FakeToken;

namespace {

FakeToken& token() {
    static FakeToken the_token;
    return the_token;
}

constexpr ck_object_handle_t kCertificate = 1;
constexpr ck_object_handle_t kPrivateKey = 2;
constexpr unsigned char kId = 0x01;

/// The next bytes of a module that answers anything, as a number.
template <class Number>
Number anything() {
    Number number{};
    auto& rest = *token().anything;
    const std::size_t size = std::min(sizeof number, rest.size());
    std::memcpy(&number, rest.data(), size);
    rest = rest.subspan(size);
    return number;
}

/// Most calls must succeed for the next one to be reached.
ck_rv_t any_value() {
    const auto byte = anything<std::uint8_t>();
    return byte < 0xE0 ? CKR_OK : anything<std::uint16_t>();
}

/// Mostly small, at times absurd.
unsigned long any_count() {
    const auto byte = anything<std::uint8_t>();
    return byte < 0xF0 ? byte : anything<unsigned long>();
}

/// At most `room` bytes: a module that writes beyond its buffer cannot be survived.
void any_bytes(void* to, std::size_t room) {
    auto& rest = *token().anything;
    const std::size_t size = std::min(room, rest.size());
    if (size > 0)
        std::memcpy(to, rest.data(), size);
    rest = rest.subspan(size);
}

ck_rv_t initialize(void*) {
    return CKR_OK;
}
ck_rv_t finalize(void*) {
    return CKR_OK;
}

ck_rv_t get_slot_list(unsigned char, ck_slot_id_t* slots, unsigned long* count) {
    if (!token().anything) {
        if (slots != nullptr)
            slots[0] = 1;
        *count = 1;
        return CKR_OK;
    }
    const auto value = any_value();
    const auto room = slots == nullptr ? 0 : *count;
    *count = any_count();
    if (slots != nullptr)
        any_bytes(slots, room * sizeof *slots);
    return value;
}

ck_rv_t get_token_info(ck_slot_id_t, ck_token_info* info) {
    if (token().anything) {
        const auto value = any_value();
        any_bytes(info, sizeof *info);
        return value;
    }
    std::memset(info, ' ', offsetof(ck_token_info, flags));
    std::memcpy(info->label, "FAKE", 4);
    info->flags = CKF_TOKEN_INITIALIZED | CKF_LOGIN_REQUIRED |
                  (token().protected_path ? CKF_PROTECTED_AUTHENTICATION_PATH : 0) |
                  (token().tries == 1 ? CKF_USER_PIN_FINAL_TRY : 0) |
                  (token().tries == 0 ? CKF_USER_PIN_LOCKED : 0);
    info->min_pin_len = 4;
    info->max_pin_len = 8;
    return CKR_OK;
}

ck_rv_t get_mechanism_info(ck_slot_id_t, ck_mechanism_type_t, ck_mechanism_info*) {
    return token().anything ? any_value() : CKR_MECHANISM_INVALID;
}

ck_rv_t open_session(ck_slot_id_t, ck_flags_t, void*, ck_notify_t, ck_session_handle_t* session) {
    *session = 1;
    return token().anything ? any_value() : CKR_OK;
}

ck_rv_t close_session(ck_session_handle_t) {
    token().logged_in = false;
    return CKR_OK;
}

/// The PIN that a person types, or that the call brings.
ck_rv_t check_pin(const unsigned char* pin, unsigned long size) {
    auto& card = token();
    std::string given(reinterpret_cast<const char*>(pin), pin == nullptr ? 0 : size);
    if (card.protected_path) {
        if (pin != nullptr)
            return CKR_PIN_INVALID;
        ++card.asked_at_reader;
        if (card.person == AtTheToken::Cancels)
            return CKR_FUNCTION_CANCELED;
        given = card.person == AtTheToken::Enters ? card.pin : "0000";
    }
    if (card.tries == 0)
        return CKR_PIN_LOCKED;
    if (given == card.pin) {
        card.tries = 3;
        return CKR_OK;
    }
    --card.tries;
    return CKR_PIN_INCORRECT;
}

ck_rv_t login(ck_session_handle_t, ck_user_type_t, unsigned char* pin, unsigned long size) {
    if (token().anything)
        return any_value();
    const auto value = check_pin(pin, size);
    token().logged_in = value == CKR_OK;
    return value;
}

ck_rv_t logout(ck_session_handle_t) {
    token().logged_in = false;
    return CKR_OK;
}

ck_rv_t set_pin(ck_session_handle_t, unsigned char* pin, unsigned long size, unsigned char* new_pin,
                unsigned long new_size) {
    if (token().anything)
        return any_value();
    const auto value = check_pin(pin, size);
    if (value == CKR_OK && new_pin != nullptr)
        token().pin.assign(reinterpret_cast<const char*>(new_pin), new_size);
    return value;
}

ck_rv_t init_pin(ck_session_handle_t, unsigned char*, unsigned long) {
    return token().anything ? any_value() : CKR_FUNCTION_NOT_SUPPORTED;
}

ck_object_class_t searched = 0;
bool search_over = false;

ck_rv_t find_objects_init(ck_session_handle_t, ck_attribute* wanted, unsigned long) {
    std::memcpy(&searched, wanted[0].value, sizeof searched);
    search_over = false;
    return token().anything ? any_value() : CKR_OK;
}

ck_rv_t find_objects(ck_session_handle_t, ck_object_handle_t* objects, unsigned long room,
                     unsigned long* count) {
    if (token().anything) {
        any_bytes(objects, room * sizeof *objects);
        *count = any_count();
        return any_value();
    }
    const bool there =
        searched == CKO_CERTIFICATE || (searched == CKO_PRIVATE_KEY && token().logged_in);
    *count = there && !std::exchange(search_over, true) ? 1 : 0;
    if (*count == 1)
        objects[0] = searched == CKO_CERTIFICATE ? kCertificate : kPrivateKey;
    return CKR_OK;
}

ck_rv_t find_objects_final(ck_session_handle_t) {
    return CKR_OK;
}

ck_rv_t give(ck_attribute& asked, ByteView value) {
    if (asked.value != nullptr && asked.value_len < value.size())
        return CKR_BUFFER_TOO_SMALL;
    if (asked.value != nullptr)
        std::copy(value.begin(), value.end(), static_cast<unsigned char*>(asked.value));
    asked.value_len = value.size();
    return CKR_OK;
}

ck_rv_t get_attribute_value(ck_session_handle_t, ck_object_handle_t, ck_attribute* asked,
                            unsigned long) {
    if (token().anything) {
        if (asked->value != nullptr)
            any_bytes(asked->value, asked->value_len);
        asked->value_len = any_count();
        return any_value();
    }
    switch (asked->type) {
        case CKA_ID:
            return give(*asked, ByteView(&kId, 1));
        case CKA_LABEL:
            return give(*asked, as_bytes("key"));
        case CKA_VALUE:
            return give(*asked, token().certificate);
        default:
            return CKR_ATTRIBUTE_TYPE_INVALID;
    }
}

ck_rv_t sign_init(ck_session_handle_t, ck_mechanism*, ck_object_handle_t) {
    return token().anything ? any_value() : CKR_OK;
}

ck_rv_t sign(ck_session_handle_t, unsigned char* data, unsigned long size, unsigned char* signature,
             unsigned long* signature_size) {
    if (token().anything) {
        any_bytes(signature, *signature_size);
        *signature_size = any_count();
        return any_value();
    }
    const Bytes made = token().sign(ByteView(data, size));
    if (made.size() > *signature_size)
        return CKR_BUFFER_TOO_SMALL;
    std::copy(made.begin(), made.end(), signature);
    *signature_size = made.size();
    return CKR_OK;
}

ck_function_list functions() {
    ck_function_list list{};
    list.version = {2, 40};
    list.C_Initialize = initialize;
    list.C_Finalize = finalize;
    list.C_GetSlotList = get_slot_list;
    list.C_GetTokenInfo = get_token_info;
    list.C_GetMechanismInfo = get_mechanism_info;
    list.C_OpenSession = open_session;
    list.C_CloseSession = close_session;
    list.C_Login = login;
    list.C_Logout = logout;
    list.C_SetPIN = set_pin;
    list.C_InitPIN = init_pin;
    list.C_FindObjectsInit = find_objects_init;
    list.C_FindObjects = find_objects;
    list.C_FindObjectsFinal = find_objects_final;
    list.C_GetAttributeValue = get_attribute_value;
    list.C_SignInit = sign_init;
    list.C_Sign = sign;
    return list;
}

}  // namespace

extern "C" {

ck_rv_t C_GetFunctionList(ck_function_list** list) {
    static ck_function_list all = functions();
    *list = &all;
    return CKR_OK;
}

tereze::standins::FakeToken* tereze_fake_token() {
    return &token();
}
}
