// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/tokens/cryptoki.h"

#include <dlfcn.h>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <utility>

namespace tereze::drivers::tokens {
namespace {

#define TEREZE_ROW(name, ...)    \
    ReturnValue {                \
        name, #name, __VA_ARGS__ \
    }
constexpr std::array kReturnValues{
    TEREZE_ROW(CKR_CANCEL, "token.pin_cancelled", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_HOST_MEMORY, "token.failed", ErrorClass::Software, Remedy::Service),
    TEREZE_ROW(CKR_SLOT_ID_INVALID, "token.removed", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_GENERAL_ERROR, "token.failed", ErrorClass::Hardware, Remedy::Retry),
    TEREZE_ROW(CKR_FUNCTION_FAILED, "token.failed", ErrorClass::Hardware, Remedy::Retry),
    TEREZE_ROW(CKR_ARGUMENTS_BAD, "token.failed", ErrorClass::Software, Remedy::Service),
    TEREZE_ROW(CKR_CANT_LOCK, "token.failed", ErrorClass::Software, Remedy::Configure),
    TEREZE_ROW(CKR_DATA_LEN_RANGE, "token.failed", ErrorClass::Software, Remedy::Service),
    TEREZE_ROW(CKR_DEVICE_ERROR, "token.failed", ErrorClass::Hardware, Remedy::Retry),
    TEREZE_ROW(CKR_DEVICE_MEMORY, "token.failed", ErrorClass::Hardware, Remedy::Service),
    TEREZE_ROW(CKR_DEVICE_REMOVED, "token.removed", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_FUNCTION_CANCELED, "token.pin_cancelled", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_FUNCTION_NOT_SUPPORTED, "token.failed", ErrorClass::Software, Remedy::Configure),
    TEREZE_ROW(CKR_FUNCTION_REJECTED, "token.failed", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_KEY_FUNCTION_NOT_PERMITTED, "token.no_certificate", ErrorClass::User,
               Remedy::Retry),
    TEREZE_ROW(CKR_KEY_HANDLE_INVALID, "token.no_certificate", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_KEY_TYPE_INCONSISTENT, "token.no_certificate", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_MECHANISM_INVALID, "token.failed", ErrorClass::Software, Remedy::Configure),
    TEREZE_ROW(CKR_OBJECT_HANDLE_INVALID, "token.removed", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_OPERATION_ACTIVE, "token.busy", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_PIN_EXPIRED, "token.pin_locked", ErrorClass::User, Remedy::Service),
    TEREZE_ROW(CKR_PIN_INCORRECT, "token.pin_wrong", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_PIN_INVALID, "token.pin_wrong", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_PIN_LEN_RANGE, "token.pin_wrong", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_PIN_LOCKED, "token.pin_locked", ErrorClass::User, Remedy::Service),
    TEREZE_ROW(CKR_SESSION_CLOSED, "token.removed", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_SESSION_COUNT, "token.busy", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_SESSION_HANDLE_INVALID, "token.removed", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_TOKEN_NOT_PRESENT, "token.absent", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_TOKEN_NOT_RECOGNIZED, "token.absent", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_USER_ALREADY_LOGGED_IN, "token.busy", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_USER_ANOTHER_ALREADY_LOGGED_IN, "token.busy", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_USER_NOT_LOGGED_IN, "token.removed", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_USER_PIN_NOT_INITIALIZED, "token.failed", ErrorClass::User, Remedy::Service),
    TEREZE_ROW(CKR_USER_TOO_MANY_TYPES, "token.busy", ErrorClass::User, Remedy::Retry),
    TEREZE_ROW(CKR_CRYPTOKI_NOT_INITIALIZED, "token.failed", ErrorClass::Software, Remedy::Service),
};
#undef TEREZE_ROW

tl::unexpected<Error> failed(ck_rv_t value, const char* call) {
    return fail(error_of(value, call));
}

/// Texts of PKCS#11 are padded with blanks, by some makers with zeros.
template <std::size_t Size>
std::string trimmed(const unsigned char (&field)[Size]) {
    std::string text(reinterpret_cast<const char*>(field), Size);
    text.resize(std::min(text.find('\0'), text.size()));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

/// PKCS#11 is one per process: a second C_Initialize would be an error and a second C_Finalize
/// would take the module away from under another device.
struct Loaded {
    struct Entry {
        Module* module = nullptr;
        int users = 0;
    };
    std::mutex mutex;
    std::map<std::filesystem::path, Entry> modules;
};
Loaded& loaded() {
    static Loaded all;
    return all;
}

unsigned char* changeable(ByteView bytes) {
    return const_cast<unsigned char*>(bytes.data());
}

/// No PIN at all has the token ask for it where it can (CKF_PROTECTED_AUTHENTICATION_PATH).
unsigned char* changeable(const Secret& pin) {
    return pin.empty() ? nullptr : changeable(pin.bytes());
}

// A module is other people's code: what it counts is believed only as far as a token can go.
constexpr unsigned long kMostSlots = 1024;
constexpr std::size_t kMostObjects = 4096;
constexpr unsigned long kMostAttributeBytes = 1U << 20;

tl::unexpected<Error> absurd(const char* call) {
    return failed(CKR_DEVICE_ERROR, call);
}

}  // namespace

std::span<const ReturnValue> return_values() {
    return kReturnValues;
}

Error error_of(ck_rv_t value, const char* call) {
    for (const auto& row : kReturnValues)
        if (row.value == value)
            return {row.code, row.error_class, row.remedy, fmt::format("{}: {}", call, row.name)};
    return {"token.failed", ErrorClass::Hardware, Remedy::Retry,
            fmt::format("{}: {:#x}", call, value)};
}

Result<std::shared_ptr<Module>> Module::load(const std::filesystem::path& path) {
    const std::lock_guard lock(loaded().mutex);
    auto& entry = loaded().modules[path];
    if (entry.module == nullptr) {
        TEREZE_ASSIGN(entry.module, load_first(path));
    }
    ++entry.users;
    return std::shared_ptr<Module>(entry.module, [path](Module* module) {
        const std::lock_guard release_lock(loaded().mutex);
        auto& used = loaded().modules[path];
        if (--used.users > 0)
            return;
        used.module = nullptr;
        delete module;
    });
}

Result<Module*> Module::load_first(const std::filesystem::path& path) {
    const auto missing = [](const char* why) {
        return fail("token.module_missing", ErrorClass::Software, Remedy::Configure, why);
    };
    // Makers' modules leave exit handlers behind, so their code has to stay when they are done
    // with.
    void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (library == nullptr)
        return missing("cannot be loaded");
    const auto get_list =
        reinterpret_cast<CK_C_GetFunctionList>(::dlsym(library, "C_GetFunctionList"));
    ck_function_list* calls = nullptr;
    if (get_list == nullptr || get_list(&calls) != CKR_OK || calls == nullptr) {
        ::dlclose(library);
        return missing("not a PKCS#11 module");
    }
    ck_c_initialize_args arguments{};
    arguments.flags = CKF_OS_LOCKING_OK;
    const auto value = calls->C_Initialize(&arguments);
    // Somebody else in this process may use the module, and then ends it too.
    const bool ours = value == CKR_OK;
    if (!ours && value != CKR_CRYPTOKI_ALREADY_INITIALIZED) {
        ::dlclose(library);
        return failed(value, "C_Initialize");
    }
    return new Module(library, calls, ours);
}

Module::~Module() {
    if (m_finalise)
        m_calls->C_Finalize(nullptr);
    ::dlclose(m_library);
}

Result<std::vector<Module::Found>> Module::tokens() const {
    constexpr unsigned char kWithToken = 1;
    std::vector<ck_slot_id_t> slots;
    unsigned long count = 0;
    ck_rv_t value = CKR_BUFFER_TOO_SMALL;
    // Between the two calls somebody may put one more token in.
    while (value == CKR_BUFFER_TOO_SMALL) {
        value = m_calls->C_GetSlotList(kWithToken, nullptr, &count);
        if (value != CKR_OK)
            break;
        if (count > kMostSlots)
            return absurd("C_GetSlotList");
        slots.resize(count);
        value = m_calls->C_GetSlotList(kWithToken, slots.data(), &count);
    }
    if (value != CKR_OK)
        return failed(value, "C_GetSlotList");
    slots.resize(std::min<std::size_t>(count, slots.size()));

    std::vector<Found> found;
    for (const auto slot : slots) {
        Found token;
        token.slot = slot;
        value = m_calls->C_GetTokenInfo(slot, &token.info);
        if (value == CKR_TOKEN_NOT_PRESENT || value == CKR_TOKEN_NOT_RECOGNIZED ||
            value == CKR_DEVICE_REMOVED)
            continue;
        if (value != CKR_OK)
            return failed(value, "C_GetTokenInfo");
        if ((token.info.flags & CKF_TOKEN_INITIALIZED) == 0)
            continue;
        token.label = trimmed(token.info.label);
        token.identity = trimmed(token.info.manufacturer_id) + "/" + trimmed(token.info.model) +
                         "/" + trimmed(token.info.serial_number);
        found.push_back(std::move(token));
    }
    return found;
}

Result<> Module::restart() {
    const std::lock_guard lock(loaded().mutex);
    for (const auto& [path, entry] : loaded().modules)
        if (entry.module == this && (entry.users > 1 || !m_finalise))
            return fail("token.busy", ErrorClass::User, Remedy::Retry, "the module is shared");
    m_calls->C_Finalize(nullptr);
    ck_c_initialize_args arguments{};
    arguments.flags = CKF_OS_LOCKING_OK;
    const auto value = m_calls->C_Initialize(&arguments);
    if (value != CKR_OK)
        return failed(value, "C_Initialize");
    return {};
}

bool Module::has_mechanism(ck_slot_id_t slot, ck_mechanism_type_t mechanism) const {
    ck_mechanism_info info{};
    return m_calls->C_GetMechanismInfo(slot, mechanism, &info) == CKR_OK;
}

Result<Session> Session::open(std::shared_ptr<Module> module, ck_slot_id_t slot, SessionKind kind) {
    ck_session_handle_t handle = 0;
    const ck_flags_t flags =
        CKF_SERIAL_SESSION | (kind == SessionKind::ReadWrite ? CKF_RW_SESSION : 0);
    const auto value = module->calls().C_OpenSession(slot, flags, nullptr, nullptr, &handle);
    if (value != CKR_OK)
        return failed(value, "C_OpenSession");
    return Session(std::move(module), handle);
}

Session::Session(Session&& other) noexcept
    : m_module(std::move(other.m_module)),
      m_handle(other.m_handle),
      m_logged_in(std::exchange(other.m_logged_in, false)) {}

Session::~Session() {
    if (!m_module)
        return;
    // Failures here mean that the token has gone, and the login with it.
    if (m_logged_in)
        m_module->calls().C_Logout(m_handle);
    m_module->calls().C_CloseSession(m_handle);
}

ck_rv_t Session::login(const Secret& pin, PinUser user) {
    const auto value = m_module->calls().C_Login(
        m_handle, user == PinUser::Owner ? CKU_USER : CKU_SO, changeable(pin), pin.size());
    m_logged_in = value == CKR_OK;
    return value;
}

ck_rv_t Session::change_pin(const Secret& old_pin, const Secret& new_pin) {
    return m_module->calls().C_SetPIN(m_handle, changeable(old_pin), old_pin.size(),
                                      changeable(new_pin), new_pin.size());
}

ck_rv_t Session::set_owner_pin(const Secret& new_pin) {
    return m_module->calls().C_InitPIN(m_handle, changeable(new_pin.bytes()), new_pin.size());
}

Result<std::vector<ck_object_handle_t>> Session::find(ck_object_class_t kind, ByteView id) {
    std::array<ck_attribute, 2> wanted{
        {{CKA_CLASS, &kind, sizeof kind}, {CKA_ID, changeable(id), id.size()}}};
    const auto& calls = m_module->calls();
    auto value = calls.C_FindObjectsInit(m_handle, wanted.data(), id.empty() ? 1 : 2);
    if (value != CKR_OK)
        return failed(value, "C_FindObjectsInit");
    std::vector<ck_object_handle_t> all;
    std::array<ck_object_handle_t, 16> some{};
    unsigned long count = 0;
    do {
        value = calls.C_FindObjects(m_handle, some.data(), some.size(), &count);
        if (value == CKR_OK && (count > some.size() || all.size() > kMostObjects)) {
            calls.C_FindObjectsFinal(m_handle);
            return absurd("C_FindObjects");
        }
        if (value == CKR_OK)
            all.insert(all.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count));
    } while (value == CKR_OK && count > 0);
    calls.C_FindObjectsFinal(m_handle);
    if (value != CKR_OK)
        return failed(value, "C_FindObjects");
    return all;
}

Result<Bytes> Session::attribute(ck_object_handle_t object, ck_attribute_type_t type) {
    ck_attribute asked{type, nullptr, 0};
    const auto& calls = m_module->calls();
    auto value = calls.C_GetAttributeValue(m_handle, object, &asked, 1);
    if (value != CKR_OK)
        return failed(value, "C_GetAttributeValue");
    if (asked.value_len > kMostAttributeBytes)
        return absurd("C_GetAttributeValue");
    Bytes bytes(asked.value_len);
    asked.value = bytes.data();
    value = calls.C_GetAttributeValue(m_handle, object, &asked, 1);
    if (value != CKR_OK)
        return failed(value, "C_GetAttributeValue");
    if (asked.value_len > bytes.size())
        return absurd("C_GetAttributeValue");
    bytes.resize(asked.value_len);
    return bytes;
}

bool Session::flag(ck_object_handle_t object, ck_attribute_type_t type) {
    const auto value = attribute(object, type);
    return value && value->size() == 1 && value->front() != 0;
}

Result<Bytes> Session::sign(ck_object_handle_t key, ck_mechanism_type_t mechanism,
                            const Secret& pin, ByteView content) {
    const auto& calls = m_module->calls();
    const bool asks_again = flag(key, CKA_ALWAYS_AUTHENTICATE);
    ck_mechanism chosen{mechanism, nullptr, 0};
    auto value = calls.C_SignInit(m_handle, &chosen, key);
    if (value != CKR_OK)
        return failed(value, "C_SignInit");
    if (asks_again) {
        value = calls.C_Login(m_handle, CKU_CONTEXT_SPECIFIC, changeable(pin), pin.size());
        if (value != CKR_OK)
            return failed(value, "C_Login");
    }
    // Room for RSA-8192; a signature that is longer is no signature of a key we know.
    Bytes signature(1024);
    unsigned long size = signature.size();
    value = calls.C_Sign(m_handle, changeable(content), content.size(), signature.data(), &size);
    if (value != CKR_OK)
        return failed(value, "C_Sign");
    if (size > signature.size())
        return absurd("C_Sign");
    signature.resize(size);
    return signature;
}

}  // namespace tereze::drivers::tokens
