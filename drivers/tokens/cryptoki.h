// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The one place that calls PKCS#11: modules, sessions, and what its return values mean here.
#pragma once

// The plain C names of p11-kit's header, without its macros that rename structure members.
#define CRYPTOKI_GNU 1
#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <p11-kit/pkcs11.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tereze::drivers::tokens {

/// One row of the table that gives every return value its meaning.
struct ReturnValue {
    ck_rv_t value;
    const char* name;
    const char* code;
    ErrorClass error_class;
    Remedy remedy;
};
std::span<const ReturnValue> return_values();
/// The error of a failed call; its detail is "C_Login: CKR_PIN_INCORRECT". Values that are not in
/// the table are token.failed with their number.
Error error_of(ck_rv_t value, const char* call);

/// An initialised module. Loaded once in a process however many ask for it, finalised with the
/// last.
class Module {
  public:
    /// Errors: token.module_missing, token.failed.
    static Result<std::shared_ptr<Module>> load(const std::filesystem::path& path);
    ~Module();
    Module(const Module&) = delete;
    Module& operator=(const Module&) = delete;

    struct Found {
        ck_slot_id_t slot = 0;
        ck_token_info info{};
        std::string label;
        std::string identity;  ///< maker, model and serial number
    };
    /// Every initialised token that is inserted now. Errors: token.removed, token.failed.
    Result<std::vector<Found>> tokens() const;
    /// Finalises and initialises again where nobody else in this process uses the module; sessions
    /// end. A module can lose its way when a token is pulled; without this the program had to be
    /// restarted.
    Result<> restart();
    bool has_mechanism(ck_slot_id_t slot, ck_mechanism_type_t mechanism) const;
    const ck_function_list& calls() const { return *m_calls; }

  private:
    static Result<Module*> load_first(const std::filesystem::path& path);
    Module(void* library, const ck_function_list* calls, bool finalise)
        : m_library(library), m_calls(calls), m_finalise(finalise) {}
    void* m_library;
    const ck_function_list* m_calls;
    bool m_finalise;
};

enum class SessionKind { ReadOnly, ReadWrite };
enum class PinUser { Owner, SecurityOfficer };

/// A session, closed at its end. Every call may give token.removed, token.busy,
/// token.failed.
class Session {
  public:
    static Result<Session> open(std::shared_ptr<Module> module, ck_slot_id_t slot,
                                SessionKind kind = SessionKind::ReadOnly);
    Session(Session&& other) noexcept;
    Session& operator=(Session&&) = delete;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    /// The raw return value, because a wrong PIN is counted before it is told.
    ck_rv_t login(const Secret& pin, PinUser user = PinUser::Owner);
    /// The raw return value, likewise; nobody has to be logged in.
    ck_rv_t change_pin(const Secret& old_pin, const Secret& new_pin);
    /// Sets the owner's PIN; the security officer has to be logged in.
    ck_rv_t set_owner_pin(const Secret& new_pin);
    Result<std::vector<ck_object_handle_t>> find(ck_object_class_t kind, ByteView id = {});
    Result<Bytes> attribute(ck_object_handle_t object, ck_attribute_type_t type);
    /// False also where the token does not know the attribute.
    bool flag(ck_object_handle_t object, ck_attribute_type_t type);
    /// `pin` is asked for again by keys that want it for every signature (CKA_ALWAYS_AUTHENTICATE).
    Result<Bytes> sign(ck_object_handle_t key, ck_mechanism_type_t mechanism, const Secret& pin,
                       ByteView content);

  private:
    Session(std::shared_ptr<Module> module, ck_session_handle_t handle)
        : m_module(std::move(module)), m_handle(handle) {}
    std::shared_ptr<Module> m_module;
    ck_session_handle_t m_handle;
    bool m_logged_in = false;
};

}  // namespace tereze::drivers::tokens
