// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One HTTPS request through libcurl.
#include "tests/integration/server/web_client.h"

#include "tests/support/contract/api_contract.h"

#include <curl/curl.h>

#include <cctype>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace tereze::testing {
namespace {

struct Transfer {
    const WebRequest& request;
    WebReply& reply;
};

std::size_t take_body(char* data, std::size_t, std::size_t size, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    transfer.reply.body.append(data, size);
    const bool go_on =
        !transfer.request.on_data || transfer.request.on_data(std::string(data, size));
    return go_on ? size : 0;
}

std::size_t take_header(char* data, std::size_t, std::size_t size, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    const std::string line(data, size);
    const auto colon = line.find(':');
    if (colon == std::string::npos)
        return size;
    std::string name = line.substr(0, colon);
    for (char& c : name)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const auto first = line.find_first_not_of(" ", colon + 1);
    const auto last = line.find_last_not_of("\r\n ");
    if (last >= first)
        transfer.reply.headers[name] = line.substr(first, last - first + 1);
    return size;
}

std::string content_type(const std::vector<std::string>& headers) {
    const std::string name = "Content-Type: ";
    for (const auto& header : headers)
        if (header.rfind(name, 0) == 0)
            return header.substr(name.size());
    return {};
}

/// Every exchange of every test has to be as the description of the API says.
void hold_against_contract(const WebRequest& request, const WebReply& reply) {
    const auto path = request.url.find('/', std::string("https://").size());
    const auto type = reply.headers.find("content-type");
    const auto wrong = ApiContract::get().check(
        {request.method, path == std::string::npos ? "/" : request.url.substr(path),
         content_type(request.headers), request.body, reply.status,
         type == reply.headers.end() ? "" : type->second, reply.body});
    if (!wrong.empty())
        throw std::runtime_error("not as in openapi.yaml: " + wrong.front());
}

}  // namespace

std::string WebReply::code() const {
    const auto type = headers.find("content-type");
    if (type == headers.end() || type->second != "application/problem+json")
        return {};
    const auto problem = json();
    // RFC 9457 §3.1.2: the member and the status line have to agree.
    if (problem.at("status") != status)
        throw std::runtime_error("problem with another status");
    return problem.at("code");
}

WebClient::WebClient() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    m_handle = curl_easy_init();
}

WebClient::~WebClient() {
    curl_easy_cleanup(m_handle);
}

WebReply WebClient::send(const WebRequest& request) {
    WebReply reply;
    Transfer transfer{request, reply};
    auto* handle = static_cast<CURL*>(m_handle);
    curl_easy_reset(handle);
    curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_easy_setopt(handle, CURLOPT_CAINFO, request.ca.c_str());
    if (!request.certificate.empty()) {
        curl_easy_setopt(handle, CURLOPT_SSLCERT, request.certificate.c_str());
        curl_easy_setopt(handle, CURLOPT_SSLKEY, request.key.c_str());
    }
    if (request.tls_1_2_only)
        curl_easy_setopt(handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_MAX_TLSv1_2);
    if (!request.body.empty() || request.method == "POST") {
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.c_str());
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(request.body.size()));
    }
    curl_slist* list = nullptr;
    for (const auto& header : request.headers)
        list = curl_slist_append(list, header.c_str());
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> owned(list,
                                                                            curl_slist_free_all);
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, list);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, 50L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    reply.transport = curl_easy_perform(handle);
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    reply.status = static_cast<int>(status);
    long connections = 0;
    curl_easy_getinfo(handle, CURLINFO_NUM_CONNECTS, &connections);
    reply.new_connections = static_cast<int>(connections);
    if (reply.transport == 0 && !request.on_data)
        hold_against_contract(request, reply);
    return reply;
}

}  // namespace tereze::testing
