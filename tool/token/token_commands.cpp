// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tool/token/token_commands.h"

#include "core/base/files.h"
#include "core/trust/cms/cades.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tool/token/opened_store.h"

namespace tereze::tool {

using namespace drivers::tokens;

namespace {

const char* word(KeyPurpose purpose) {
    switch (purpose) {
        case KeyPurpose::Sign:
            return "sign";
        case KeyPurpose::Authenticate:
            return "authenticate";
        case KeyPurpose::Other:
            break;
    }
    return "other";
}

nlohmann::ordered_json as_json(const StoredKey& key, bool personal) {
    nlohmann::ordered_json json{{"id", key.id},
                                {"purpose", word(key.purpose)},
                                {"role", to_string(key.role)},
                                {"from", calendar::iso_time(key.certificate.not_before())},
                                {"until", calendar::iso_time(key.certificate.not_after())},
                                {"offered", key.offered()}};
    if (!key.offered())
        json["why not"] = key.not_offered;
    if (personal) {
        json["name"] = key.certificate.common_name();
        json["IIN"] = key.certificate.iin();
        json["BIN"] = key.certificate.bin();
    }
    return json;
}

void print(const StoredKey& key, bool personal, std::ostream& out) {
    out << fmt::format("{}  {}, {}, until {}{}\n", key.id, word(key.purpose), to_string(key.role),
                       calendar::iso_time(key.certificate.not_after()).substr(0, 10),
                       key.offered() ? "" : "  [" + key.not_offered + "]");
    if (personal)
        out << fmt::format("    {}  IIN {}{}\n", key.certificate.common_name(),
                           key.certificate.iin(),
                           key.certificate.bin().empty() ? "" : "  BIN " + key.certificate.bin());
}

Result<std::vector<StoredKey>> keys_of(OpenedStore& opened, const Secret& pin) {
    return opened.store().keys(pin, std::chrono::system_clock::now());
}

/// The key that was named, or the only one that is offered.
Result<StoredKey> chosen(const std::vector<StoredKey>& keys, const std::string& id) {
    const StoredKey* found = nullptr;
    for (const auto& key : keys) {
        const bool wanted = id.empty() ? key.offered() : key.id == id;
        if (wanted && found != nullptr)
            return fail("token.several_keys", ErrorClass::User, Remedy::Retry, "--id");
        if (wanted)
            found = &key;
    }
    if (found == nullptr)
        return fail("token.no_certificate", ErrorClass::User, Remedy::Retry,
                    std::to_string(keys.size()) + " keys");
    return *found;
}

Result<Secret> ask_twice(const AskSecret& ask) {
    TEREZE_ASSIGN(auto first, ask("New PIN"));
    TEREZE_ASSIGN(const auto second, ask("New PIN again"));
    if (first.view() != second.view())
        return fail("token.pin_differs", ErrorClass::User, Remedy::Retry);
    return first;
}

/// Nothing where the PIN is typed on the reader's own keys.
Result<Secret> ask_pin(const char* what, const PinState& state, const AskSecret& ask,
                       std::ostream& out) {
    if (!state.at_reader)
        return ask(what);
    out << "Enter the PIN on the keys of the reader.\n" << std::flush;
    return Secret();
}

Result<Bytes> signed_by(const TokenOptions& options, const Bytes& content,
                        const trust::Certificate& signer, const trust::SignBytes& sign) {
    const auto now = std::chrono::system_clock::now();
    if (!options.add_to.empty()) {
        TEREZE_ASSIGN(const Bytes message, read_file(options.add_to));
        return trust::add_signature(message, content, signer, {}, now, sign);
    }
    return trust::sign_cades_bes(
        content, signer, {}, now, sign,
        options.attached ? trust::ContentPlace::Inside : trust::ContentPlace::Detached);
}

}  // namespace

Result<> list_keys(const TokenOptions& options, const AskSecret& ask, std::ostream& out) {
    TEREZE_ASSIGN(const auto opened, OpenedStore::open(options));
    Secret password;
    if (opened->hidden()) {
        TEREZE_ASSIGN(password, ask("Password"));
    }
    TEREZE_ASSIGN(const auto keys, keys_of(*opened, password));
    auto json = nlohmann::ordered_json::array();
    for (const auto& key : keys)
        if (options.json)
            json.push_back(as_json(key, options.personal));
        else
            print(key, options.personal, out);
    if (options.json)
        out << json.dump(2) << "\n";
    else if (keys.empty())
        out << "no keys\n";
    return {};
}

Result<> sign_file(const TokenOptions& options, const AskSecret& ask, std::ostream& out) {
    TEREZE_ASSIGN(const Bytes content, read_file(options.in));
    TEREZE_ASSIGN(const auto opened, OpenedStore::open(options));
    TEREZE_ASSIGN(const auto state, opened->store().pin_state());
    if (state.locked)
        return fail("token.pin_locked", ErrorClass::User, Remedy::Service, "tries_left=0");
    if (state.final_try)
        out << "One try is left: a wrong PIN locks the key.\n" << std::flush;
    TEREZE_ASSIGN(const auto pin, ask_pin(opened->hidden() ? "Password" : "PIN", state, ask, out));
    TEREZE_ASSIGN(const auto keys, keys_of(*opened, pin));
    TEREZE_ASSIGN(const auto key, chosen(keys, options.id));
    TEREZE_ASSIGN(const Bytes signature,
                  signed_by(options, content, key.certificate, [&](ByteView bytes) {
                      return opened->store().sign(key.id, pin, bytes);
                  }));
    TEREZE_TRY(write_file_durably(options.out, signature));
    out << fmt::format("{} bytes signed by key {}\n", content.size(), key.id);
    return {};
}

Result<> print_pin_state(const TokenOptions& options, std::ostream& out) {
    TEREZE_ASSIGN(const auto opened, OpenedStore::open(options));
    TEREZE_ASSIGN(const auto state, opened->store().pin_state());
    if (state.locked)
        out << "locked\n";
    else if (state.tries_left)
        out << fmt::format("{} tries left\n", *state.tries_left);
    else
        out << "not counted here\n";
    if (state.at_reader)
        out << "typed on the keys of the reader\n";
    return {};
}

Result<> change_pin(const TokenOptions& options, const AskSecret& ask, std::ostream& out) {
    TEREZE_ASSIGN(const auto opened, OpenedStore::open(options));
    TEREZE_ASSIGN(const auto state, opened->store().pin_state());
    TEREZE_ASSIGN(const auto old_pin, ask_pin("PIN", state, ask, out));
    Secret new_pin;
    if (!state.at_reader) {
        TEREZE_ASSIGN(new_pin, ask_twice(ask));
    }
    TEREZE_TRY(opened->store().change_pin(old_pin, new_pin));
    out << "changed\n";
    return {};
}

Result<> unblock_pin(const TokenOptions& options, const AskSecret& ask, std::ostream& out) {
    TEREZE_ASSIGN(const auto opened, OpenedStore::open(options));
    TEREZE_ASSIGN(const auto code, ask("Unblocking code"));
    TEREZE_ASSIGN(const auto new_pin, ask_twice(ask));
    TEREZE_TRY(opened->store().unblock(code, new_pin));
    out << "unblocked\n";
    return {};
}

}  // namespace tereze::tool
