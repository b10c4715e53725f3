// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/integration/server/submitting.h"

#include "core/trust/envelope.h"

namespace tereze::testing {

casework::Package sign(const casework::Manifest& manifest, const Issued& signer) {
    return sign_case(manifest, signer, std::chrono::system_clock::now());
}

WebReply post(const Hall& hall, const std::string& key, const Bytes& envelope,
              const std::string& terminal) {
    auto request = hall.from(terminal, "POST", "/v1/cases");
    request.headers = {"Content-Type: application/cms", Hall::key_header(key)};
    request.body = as_text(envelope);
    return WebClient().send(request);
}

WebReply submit(const Hall& hall, const std::string& key, const casework::Package& package) {
    return post(hall, key, trust::seal(package.serialize(), keys().seal.certificate).value());
}

WebReply submit(const Hall& hall, const casework::Manifest& manifest) {
    return submit(hall, manifest.case_id, sign(manifest, keys().operator_key));
}

}  // namespace tereze::testing
