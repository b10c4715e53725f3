// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Enrolment and renewal: one key, one request, two files that change together.
#include "kiosk/central/enrolment.h"

#include "core/base/files.h"
#include "core/base/secret.h"
#include "core/trust/certificates/request.h"

#include <nlohmann/json.hpp>

#include <condition_variable>
#include <mutex>

namespace tereze::central {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::chrono::seconds kLimit{20};

fs::path fresh(const fs::path& file) {
    auto name = file;
    name += ".new";
    return name;
}

Result<> rename_durably(const fs::path& from, const fs::path& to) {
    std::error_code failed;
    fs::rename(from, to, failed);
    if (failed)
        return fail("file.unwritable", ErrorClass::Hardware, Remedy::Service,
                    to.filename().string() + ": " + failed.message());
    return sync_folder(to.parent_path());
}

/// The key of an attempt whose answer never came, else a new one; it is on the disk before the
/// server hears of it.
Result<std::string> request_for_fresh_key(const HttpSettings& settings) {
    const auto file = fresh(settings.key);
    if (auto pem = read_file(file)) {
        const auto key = trust::PrivateKey::parse(*pem);
        wipe(*pem);
        if (key)
            return trust::request_for(*key, "terminal");
    }
    TEREZE_ASSIGN(auto made, trust::make_request("terminal"));
    const auto written = write_file_durably(file, as_bytes(made.key_pem));
    wipe(made.key_pem);
    if (!written)
        return fail(written.error());
    return std::move(made.request_pem);
}

Error refusal_of(const HttpResponse& response) {
    const auto problem = json::parse(response.body.begin(), response.body.end(), nullptr, false);
    if (problem.is_object() && problem.value("code", json()).is_string())
        return {problem["code"],
                response.status < 500 ? ErrorClass::User : ErrorClass::Network,
                Remedy::Retry,
                {}};
    return {"central.answer_invalid", ErrorClass::Network, Remedy::Service,
            "status " + std::to_string(response.status)};
}

Result<json> post(HttpConnection& connection, const std::string& path, const json& body,
                  std::stop_token stop = {}) {
    HttpRequest request;
    request.stop = std::move(stop);
    request.method = "POST";
    request.path = path;
    request.headers = {{"Content-Type", "application/json"}};
    const auto text = body.dump();
    request.body.assign(text.begin(), text.end());
    request.limit = kLimit;
    TEREZE_ASSIGN(const auto response, connection.send(request));
    constexpr long kCreated = 201;
    if (response.status != kCreated)
        return fail(refusal_of(response));
    auto answer = json::parse(response.body.begin(), response.body.end(), nullptr, false);
    for (const auto* member : {"common_name", "certificate", "not_after"})
        if (!answer.is_object() || !answer.value(member, json()).is_string())
            return fail("central.answer_invalid", ErrorClass::Network, Remedy::Service, member);
    return answer;
}

/// Puts the certificate beside its key, then both into their places.
Result<> keep(const HttpSettings& settings, const std::string& certificate_pem) {
    TEREZE_TRY(trust::Certificate::parse(as_bytes(certificate_pem)));
    TEREZE_TRY(write_file_durably(fresh(settings.certificate), as_bytes(certificate_pem)));
    return settle_certificate(settings);
}

}  // namespace

Result<> settle_certificate(const HttpSettings& settings) {
    std::error_code ignored;
    // Only together are they of use; the certificate is written last and renamed last.
    if (!fs::exists(fresh(settings.certificate), ignored))
        return {};
    if (fs::exists(fresh(settings.key), ignored))
        TEREZE_TRY(rename_durably(fresh(settings.key), settings.key));
    return rename_durably(fresh(settings.certificate), settings.certificate);
}

Result<Enrolled> enrol(const HttpSettings& settings, const std::string& public_url,
                       const std::string& code) {
    TEREZE_TRY(settle_certificate(settings));
    TEREZE_ASSIGN(const auto request, request_for_fresh_key(settings));
    HttpConnection connection({public_url, {}, {}, settings.server_ca});
    TEREZE_ASSIGN(const auto answer,
                  post(connection, "/v1/terminals",
                       {{"code", code}, {"request", to_base64(as_bytes(request))}}));
    TEREZE_TRY(keep(settings, answer["certificate"]));
    return Enrolled{answer["common_name"], answer["not_after"]};
}

Result<bool> renew_if_due(const HttpSettings& settings, calendar::TimePoint now,
                          std::stop_token stop) {
    TEREZE_TRY(settle_certificate(settings));
    HttpConnection connection(settings);
    HttpRequest question;
    question.path = "/v1/terminals/current";
    question.limit = kLimit;
    question.stop = stop;
    TEREZE_ASSIGN(const auto response, connection.send(question));
    constexpr long kOk = 200;
    if (response.status != kOk)
        return fail(refusal_of(response));
    const auto me = json::parse(response.body.begin(), response.body.end(), nullptr, false);
    if (!me.is_object())
        return fail("central.answer_invalid", ErrorClass::Network, Remedy::Service, "no object");
    const auto renew_after = me.value("renew_after", json());
    // A terminal of the server's configuration has its certificate from elsewhere.
    if (!renew_after.is_string())
        return false;
    const auto due = calendar::parse_iso_time(renew_after.get<std::string>());
    if (!due || now < *due)
        return false;
    TEREZE_ASSIGN(const auto request, request_for_fresh_key(settings));
    TEREZE_ASSIGN(const auto answer,
                  post(connection, "/v1/terminals/current/certificate",
                       {{"request", to_base64(as_bytes(request))}}, std::move(stop)));
    TEREZE_TRY(keep(settings, answer["certificate"]));
    return true;
}

CertificateKeeper::CertificateKeeper(HttpSettings settings,
                                     std::function<void(const Error&)> trouble)
    : m_thread([settings = std::move(settings),
                trouble = std::move(trouble)](const std::stop_token& stop) {
          std::mutex mutex;
          std::condition_variable_any over;
          std::unique_lock lock(mutex);
          while (!stop.stop_requested()) {
              const auto renewed = renew_if_due(settings, std::chrono::system_clock::now(), stop);
              if (!renewed && !stop.stop_requested())
                  trouble(renewed.error());
              over.wait_for(lock, stop, kEvery, [] { return false; });
          }
      }) {}

}  // namespace tereze::central
