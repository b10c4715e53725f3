// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "server/gateways/http_post.h"

#include "server/gateways/xml.h"

namespace tereze::server::gateways {
namespace {

/// The same failure as the gateway's, whose sentences tell whom to call.
tl::unexpected<Error> of_gateway(Error error) {
    if (error.code == "outbound.answer_invalid")
        error.code = "gateway.answer_invalid";
    else
        error.code =
            error.code == "outbound.url_invalid" ? "gateway.url_invalid" : "gateway.unreachable";
    return fail(std::move(error));
}

}  // namespace

Result<PostTarget> parse_post_target(const std::string& url) {
    auto target = outbound::parse_url(url);
    return target ? target : of_gateway(std::move(target).error());
}

Result<PostAnswer> post_soap(const PostTarget& target, const std::string& message,
                             std::chrono::milliseconds limit) {
    auto answer = outbound::exchange(
        {target, message, "text/xml; charset=utf-8", {{"SOAPAction", "\"\""}}, limit, kLargestXml});
    return answer ? answer : of_gateway(std::move(answer).error());
}

}  // namespace tereze::server::gateways
