// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/tokens/token.h"

#include "core/base/digest.h"
#include "drivers/tokens/cryptoki.h"
#include "drivers/tokens/pin_memory.h"

#include <openssl/x509v3.h>

#include <array>
#include <set>

namespace tereze::drivers::tokens {
namespace {

/// DigestInfo of SHA-256 up to the digest (RFC 8017 §9.2, note 1), for tokens that only do plain
/// RSA.
constexpr std::array<std::uint8_t, 19> kSha256DigestInfo{0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60,
                                                         0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02,
                                                         0x01, 0x05, 0x00, 0x04, 0x20};

PinFlags pin_flags(const ck_token_info& info) {
    return {(info.flags & CKF_USER_PIN_COUNT_LOW) != 0, (info.flags & CKF_USER_PIN_FINAL_TRY) != 0,
            (info.flags & CKF_USER_PIN_LOCKED) != 0};
}

/// The refusal of a PIN, with what is left of the tries.
tl::unexpected<Error> pin_refused(const PinState& state) {
    if (state.locked)
        return fail("token.pin_locked", ErrorClass::User, Remedy::Service, "tries_left=0");
    return fail("token.pin_wrong", ErrorClass::User, Remedy::Retry,
                state.tries_left ? "tries_left=" + std::to_string(*state.tries_left) : "");
}

bool typed_at_reader(const ck_token_info& info) {
    return (info.flags & CKF_PROTECTED_AUTHENTICATION_PATH) != 0;
}

/// A PIN of a length that this token never has is not sent: it would only use up a try.
bool possible_pin(const ck_token_info& info, const Secret& pin) {
    if (pin.empty() || typed_at_reader(info))
        return pin.empty() && typed_at_reader(info);
    const bool stated = info.max_pin_len > 0 && info.min_pin_len <= info.max_pin_len;
    return !stated || (pin.size() >= info.min_pin_len && pin.size() <= info.max_pin_len);
}

bool is_authority(const trust::Certificate& certificate) {
    return X509_check_ca(certificate.native()) == 1;
}

/// Ids of the keys that the token shows without a PIN.
Result<std::set<Bytes>> shown_keys(Session& session) {
    std::set<Bytes> ids;
    for (const ck_object_class_t kind : {CKO_PUBLIC_KEY, CKO_PRIVATE_KEY}) {
        TEREZE_ASSIGN(const auto keys, session.find(kind));
        for (const auto key : keys) {
            TEREZE_ASSIGN(auto id, session.attribute(key, CKA_ID));
            if (!id.empty())
                ids.insert(std::move(id));
        }
    }
    return ids;
}

Result<Bytes> sign_with_key(Session& session, ck_object_handle_t key, const Secret& pin,
                            ByteView content, bool token_hashes) {
    if (token_hashes)
        return session.sign(key, CKM_SHA256_RSA_PKCS, pin, content);
    Bytes digest_info(kSha256DigestInfo.begin(), kSha256DigestInfo.end());
    append(digest_info, sha256(content));
    return session.sign(key, CKM_RSA_PKCS, pin, digest_info);
}

}  // namespace

struct Token::Parts {
    std::string id;
    TokenSettings settings;
    std::shared_ptr<Module> module;
    PinMemory pins;

    /// The one token meant by the settings, looked for once more where the module may have lost it.
    Result<Module::Found> find() {
        auto found = look();
        if (found)
            return found;
        const auto& code = found.error().code;
        const bool again = code == "token.failed" ||
                           (code == "token.absent" && settings.lists_tokens_only_at_start);
        if (again && module->restart())
            return look();
        return found;
    }

    Result<Module::Found> look() const {
        TEREZE_ASSIGN(auto all, module->tokens());
        if (settings.token_label)
            std::erase_if(all,
                          [&](const auto& token) { return token.label != settings.token_label; });
        if (all.empty())
            return fail("token.absent", ErrorClass::User, Remedy::Retry);
        if (all.size() > 1)
            return fail("token.several", ErrorClass::User, Remedy::Clear,
                        std::to_string(all.size()) + " tokens");
        return all.front();
    }

    PinState state_of(const Module::Found& token) const {
        auto state = pins.state(token.identity, pin_flags(token.info));
        state.at_reader = typed_at_reader(token.info);
        return state;
    }

    /// What came of giving the owner's PIN to `call`.
    Result<> judge_pin(ck_rv_t value, const Module::Found& token, const char* call) {
        if (value == CKR_OK) {
            pins.right(token.identity);
            return {};
        }
        if (value == CKR_PIN_INCORRECT) {
            pins.wrong(token.identity);
            // The flags after this entry; a token pulled at this very moment leaves the older ones.
            const auto now = look();
            return pin_refused(state_of(now ? *now : token));
        }
        if (value == CKR_PIN_INVALID || value == CKR_PIN_LEN_RANGE)
            return pin_refused(state_of(token));
        return fail(error_of(value, call));
    }
};

Token::Token(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Token::~Token() = default;

Result<std::unique_ptr<Token>> Token::open(std::string id, TokenSettings settings) {
    TEREZE_ASSIGN(auto module, Module::load(settings.module));
    const int tries = settings.pin_tries;
    return std::unique_ptr<Token>(new Token(std::make_unique<Parts>(
        Parts{std::move(id), std::move(settings), std::move(module), PinMemory(tries)})));
}

std::string Token::id() const {
    return m_parts->id;
}

DeviceStatus Token::status(const CommandContext&) {
    const auto token = m_parts->find();
    if (token && m_parts->state_of(*token).locked)
        return {DeviceState::UserError, {"pin-locked"}};
    if (token)
        return {DeviceState::Online, {}};
    if (token.error().code == "token.absent")
        return {DeviceState::NoDevice, {}};
    if (token.error().code == "token.several")
        return {DeviceState::UserError, {"several-tokens"}};
    return {DeviceState::HardwareError, {}};
}

Capabilities Token::capabilities(const CommandContext&) {
    Capabilities all{{"pin.tries", std::to_string(m_parts->settings.pin_tries)}};
    const auto token = m_parts->find();
    if (!token)
        return all;
    const bool hashes = m_parts->module->has_mechanism(token->slot, CKM_SHA256_RSA_PKCS);
    all["token.sha256_rsa"] = hashes ? "yes" : "no";
    all["token.make"] = token->identity.substr(0, token->identity.rfind('/'));
    return all;
}

Result<std::vector<TokenCertificate>> Token::certificates(const CommandContext& context) {
    TEREZE_TRY(context.check());
    TEREZE_ASSIGN(const auto token, m_parts->find());
    TEREZE_ASSIGN(auto session, Session::open(m_parts->module, token.slot));
    TEREZE_ASSIGN(const auto keys, shown_keys(session));
    TEREZE_ASSIGN(const auto objects, session.find(CKO_CERTIFICATE));
    std::vector<TokenCertificate> all;
    for (const auto object : objects) {
        TEREZE_TRY(context.check());
        TEREZE_ASSIGN(const auto id, session.attribute(object, CKA_ID));
        // Where the token hides all keys until the PIN, every certificate of a person may have one.
        if (id.empty() || (!keys.empty() && !keys.contains(id)))
            continue;
        TEREZE_ASSIGN(const auto value, session.attribute(object, CKA_VALUE));
        auto certificate = trust::Certificate::parse(value);
        // A left-over that is no X.509 certificate does not make the others useless.
        if (!certificate || is_authority(*certificate))
            continue;
        TEREZE_ASSIGN(const auto label, session.attribute(object, CKA_LABEL));
        all.push_back({to_hex(id), as_text(label), std::move(*certificate)});
    }
    return all;
}

Result<PinState> Token::pin_state(const CommandContext& context) {
    TEREZE_TRY(context.check());
    return m_parts->find().map([&](const auto& token) { return m_parts->state_of(token); });
}

Result<Bytes> Token::sign(const std::string& id_hex, const Secret& pin, ByteView to_be_signed,
                          const CommandContext& context) {
    TEREZE_TRY(context.check());
    const auto id = from_hex(id_hex);
    const auto no_key = [] {
        return fail("token.no_certificate", ErrorClass::User, Remedy::Retry, "no key of this id");
    };
    if (!id || id->empty())
        return no_key();
    TEREZE_ASSIGN(const auto token, m_parts->find());
    const auto state = m_parts->state_of(token);
    if (state.locked || !possible_pin(token.info, pin))
        return pin_refused(state);

    TEREZE_ASSIGN(auto session, Session::open(m_parts->module, token.slot));
    TEREZE_TRY(m_parts->judge_pin(session.login(pin), token, "C_Login"));
    TEREZE_TRY(context.check());
    TEREZE_ASSIGN(const auto keys, session.find(CKO_PRIVATE_KEY, *id));
    if (keys.size() != 1)
        return no_key();
    const bool hashes = m_parts->module->has_mechanism(token.slot, CKM_SHA256_RSA_PKCS);
    return sign_with_key(session, keys.front(), pin, to_be_signed, hashes);
}

namespace {

tl::unexpected<Error> new_pin_refused(const char* why) {
    return fail("token.pin_refused", ErrorClass::User, Remedy::Retry, why);
}

}  // namespace

Result<> Token::change_pin(const Secret& old_pin, const Secret& new_pin,
                           const CommandContext& context) {
    TEREZE_TRY(context.check());
    TEREZE_ASSIGN(const auto token, m_parts->find());
    const auto state = m_parts->state_of(token);
    if (state.locked || !possible_pin(token.info, old_pin))
        return pin_refused(state);
    if (!possible_pin(token.info, new_pin))
        return new_pin_refused("length");
    TEREZE_ASSIGN(auto session, Session::open(m_parts->module, token.slot, SessionKind::ReadWrite));
    const auto value = session.change_pin(old_pin, new_pin);
    // Both are of a length that the token takes, so this is about the new one's content.
    if (value == CKR_PIN_INVALID || value == CKR_PIN_LEN_RANGE)
        return new_pin_refused("content");
    return m_parts->judge_pin(value, token, "C_SetPIN");
}

Result<> Token::unblock(const Secret& officer_pin, const Secret& new_pin,
                        const CommandContext& context) {
    TEREZE_TRY(context.check());
    TEREZE_ASSIGN(const auto token, m_parts->find());
    if (!possible_pin(token.info, new_pin))
        return new_pin_refused("length");
    TEREZE_ASSIGN(auto session, Session::open(m_parts->module, token.slot, SessionKind::ReadWrite));
    if (const auto value = session.login(officer_pin, PinUser::SecurityOfficer); value != CKR_OK)
        return fail(error_of(value, "C_Login"));
    const auto value = session.set_owner_pin(new_pin);
    if (value == CKR_PIN_INVALID || value == CKR_PIN_LEN_RANGE)
        return new_pin_refused("content");
    if (value != CKR_OK)
        return fail(error_of(value, "C_InitPIN"));
    m_parts->pins.right(token.identity);
    return {};
}

void Token::forget_wrong_pins() {
    m_parts->pins.forget();
}

}  // namespace tereze::drivers::tokens
