// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/integration/server/applicant.h"

#include "tests/integration/server/certificates.h"
#include "tests/integration/server/submitting.h"

#include <stdexcept>

namespace tereze::testing {

using nlohmann::json;

HallOptions paying_hall() {
    HallOptions options;
    options.signed_gateway = true;
    return options;
}

Visit::Visit(Hall& hall, const Issued& key)
    : m_hall(hall), m_bearer(applicant_session(hall, key)) {}

WebReply Visit::order(const std::string& key, const std::string& operation) const {
    return m_hall.ask("kiosk-1", "POST", "/v1/payments",
                      {{"service_id", kService}, {"operation", operation}},
                      {m_bearer, Hall::key_header(key)});
}

json Visit::show(const std::string& id) const {
    return m_hall.ask("kiosk-1", "GET", "/v1/payments/" + id, nullptr, {m_bearer}).json();
}

WebReply Visit::check(const std::string& id) const {
    return m_hall.ask("kiosk-1", "POST", "/v1/payments/" + id + "/check", nullptr, {m_bearer});
}

WebReply Visit::notify(const std::string& document) const {
    WebRequest request;
    request.method = "POST";
    request.url = m_hall.public_url("/gateway/payments");
    request.ca = keys().pki.ca_file();
    request.headers = {"Content-Type: text/xml; charset=utf-8"};
    request.body = document;
    return WebClient().send(request);
}

std::string Visit::paid() const {
    const auto ordered = order().json();
    const auto told = m_hall.pay(ordered.at("reference"), "B-" + Hall::new_key());
    const std::string id = ordered.at("id");
    if (notify(told).status != 204)
        throw std::runtime_error("payment not told");
    return id;
}

casework::Manifest own_case(const std::string& payment_id) {
    auto manifest = sample_case(Hall::new_key());
    manifest.channel = "self-service";
    manifest.applicant.iin = kApplicantIin;
    manifest.operator_login.clear();
    manifest.operator_name.clear();
    manifest.steps = {"1", "c1", "3", "4", "c2", "6", "c3"};
    if (!payment_id.empty())
        manifest.form["payment_id"] = payment_id;
    return manifest;
}

WebReply send(const Hall& hall, const casework::Manifest& manifest, const Issued& key) {
    const auto package = sign(manifest, key);
    return post(hall, manifest.case_id,
                trust::seal(package.serialize(), keys().seal.certificate).value(), "kiosk-1");
}

}  // namespace tereze::testing
