// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/integration/server/certificates.h"

#include "core/trust/cms/cades.h"

#include <stdexcept>

namespace tereze::testing {

using nlohmann::json;

json proof(const Hall& hall, const std::string& terminal, const std::string& purpose,
           const Issued& key) {
    const auto reply =
        hall.ask(terminal, "POST", "/v1/sessions/challenges", {{"purpose", purpose}});
    if (reply.status != 201)
        throw std::runtime_error("no challenge: " + reply.body);
    const std::string text = reply.json().at("text");
    const auto signature = trust::sign_cades_bes(as_bytes(text), key.certificate, {},
                                                 std::chrono::system_clock::now(), key.signer());
    return {{"challenge_id", reply.json().at("id")}, {"signature", to_base64(signature.value())}};
}

WebReply register_with(const Hall& hall, const Issued& key, const std::string& password) {
    auto body = proof(hall, "kiosk-1", "register", key);
    body["password"] = password;
    return hall.ask("kiosk-1", "POST", "/v1/accounts", body);
}

WebReply log_in_with(const Hall& hall, const std::string& terminal, const Issued& key) {
    return hall.ask(terminal, "POST", "/v1/sessions", proof(hall, terminal, "log-in", key));
}

std::string applicant_session(const Hall& hall, const Issued& key) {
    const auto registered = register_with(hall, key, kPassword);
    const auto session = log_in_with(hall, "kiosk-1", key);
    if (registered.status >= 300 || session.status != 201)
        throw std::runtime_error("no session: " + registered.body + session.body);
    return "Authorization: Bearer " + session.json().at("token").get<std::string>();
}

}  // namespace tereze::testing
