// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/central/http.h"

#include <curl/curl.h>

#include <array>
#include <mutex>

namespace tereze::central {
namespace {

using SendHeaders = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

void initialise_curl_once() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

Error error_of(CURLcode code, const char* text) {
    const std::string detail = text[0] != '\0' ? text : curl_easy_strerror(code);
    switch (code) {
        case CURLE_OPERATION_TIMEDOUT:
            return {"central.timeout", ErrorClass::Network, Remedy::Retry, detail};
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CACERT_BADFILE:
            return {"central.untrusted", ErrorClass::Network, Remedy::Configure, detail};
        case CURLE_ABORTED_BY_CALLBACK:
            return {"central.cancelled", ErrorClass::User, Remedy::None, detail};
        default:
            return {"central.unreachable", ErrorClass::Network, Remedy::Retry, detail};
    }
}

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* user) {
    constexpr std::size_t kLargestAnswer = 128U << 20;
    auto& body = *static_cast<Bytes*>(user);
    if (body.size() + size * count > kLargestAnswer)
        return 0;
    append(body, as_bytes({data, size * count}));
    return size * count;
}

std::size_t on_piece(char* data, std::size_t size, std::size_t count, void* user) {
    const auto& on_data = *static_cast<const std::function<bool(std::string_view)>*>(user);
    return on_data({data, size * count}) ? size * count : 0;
}

int on_progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::stop_token*>(user)->stop_requested() ? 1 : 0;
}

}  // namespace

struct HttpConnection::State {
    HttpSettings settings;
    CURL* curl = nullptr;
    std::array<char, CURL_ERROR_SIZE> error{};

    ~State() { curl_easy_cleanup(curl); }

    SendHeaders prepare(const HttpRequest& request) {
        if (curl == nullptr)
            curl = curl_easy_init();
        curl_easy_reset(curl);  // keeps the connection, forgets the last request
        error.fill('\0');
        const auto set = [this](CURLoption option, auto value) {
            curl_easy_setopt(curl, option, value);
        };
        const std::string url = settings.base_url + request.path;
        set(CURLOPT_URL, url.c_str());
        set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
        set(CURLOPT_ERRORBUFFER, error.data());
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_PROTOCOLS_STR, "https");
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
        set(CURLOPT_CAINFO, settings.server_ca.c_str());
        if (!settings.certificate.empty()) {
            set(CURLOPT_SSLCERT, settings.certificate.c_str());
            set(CURLOPT_SSLKEY, settings.key.c_str());
        }
        set(CURLOPT_CONNECTTIMEOUT_MS, 5000L);
        set(CURLOPT_PROXY, "");  // a terminal talks to its centre and to nobody else
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &on_progress);
        set(CURLOPT_XFERINFODATA, &request.stop);
        if (request.method != "GET" && request.method != "DELETE") {
            set(CURLOPT_POSTFIELDS, reinterpret_cast<const char*>(request.body.data()));
            set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        }
        SendHeaders headers(nullptr, &curl_slist_free_all);
        // Without "Expect:" curl waits a second for a 100 before a large body.
        headers.reset(curl_slist_append(headers.release(), "Expect:"));
        for (const auto& [name, value] : request.headers)
            headers.reset(curl_slist_append(headers.release(), (name + ": " + value).c_str()));
        set(CURLOPT_HTTPHEADER, headers.get());
        return headers;
    }
};

HttpConnection::HttpConnection(HttpSettings settings) : m_state(std::make_unique<State>()) {
    initialise_curl_once();
    m_state->settings = std::move(settings);
}

HttpConnection::HttpConnection(HttpConnection&&) noexcept = default;
HttpConnection& HttpConnection::operator=(HttpConnection&&) noexcept = default;
HttpConnection::~HttpConnection() = default;

Result<HttpResponse> HttpConnection::send(const HttpRequest& request) {
    const auto headers = m_state->prepare(request);
    auto* curl = m_state->curl;
    HttpResponse response;
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.limit.count()));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &on_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &response.body);
    if (const auto code = curl_easy_perform(curl); code != CURLE_OK)
        return fail(error_of(code, m_state->error.data()));
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &response.status);
    return response;
}

Result<> HttpConnection::stream(const HttpRequest& request,
                                const std::function<bool(std::string_view)>& on_data) {
    const auto headers = m_state->prepare(request);
    auto* curl = m_state->curl;
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &on_piece);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &on_data);
    curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(request.limit.count() / 1000));
    if (const auto code = curl_easy_perform(curl); code != CURLE_OK)
        return fail(error_of(code, m_state->error.data()));
    return {};
}

}  // namespace tereze::central
