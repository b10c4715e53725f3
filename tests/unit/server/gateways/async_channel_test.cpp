// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// AsyncChannel: what is sent has the schema's shape, and only answers are taken from what comes.
#include "server/gateways/async_channel.h"

#include "server/gateways/conclusion_messages.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::server::gateways;

namespace {

const calendar::TimePoint kNow = *calendar::parse_iso_time("2026-11-29T05:19:07Z");

std::string around(const std::string& operation, const std::string& inside) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><a:" +
           operation + " xmlns:a=\"http://bip.bee.kz/AsyncChannel/v10/Types\"><response>" + inside +
           "</response></a:" + operation + "></s:Body></s:Envelope>";
}

std::string message(const std::string& type, const std::string& data) {
    return "<messages><messageInfo><messageId>m1</messageId><correlationId>c1</correlationId>"
           "<serviceId>S</serviceId><messageType>" +
           type + "</messageType></messageInfo><messageData><data>" + data +
           "</data></messageData></messages>";
}

std::vector<AsyncMessage> fetched(const std::string& inside) {
    return parse_async_messages(around("getMessagesResponse", inside)).value();
}

}  // namespace

TEST_CASE("a request leaves its ids to the gateway and stands in the schema's order") {
    XmlElement data;
    data.name = "data";
    data.add("conclusionId", "1");
    const auto written = build_async_request("S", {"tereze", "secret"}, kNow, data).value();
    const auto root = parse_xml(written).value();
    const auto& operation = root.child("Body")->children.front();
    CHECK(operation.name == "sendMessage");
    CHECK(operation.name_space == kAsyncTypesNamespace);
    const auto& info = operation.children.front().children.front();
    std::vector<std::string> names;
    for (const auto& child : info.children)
        names.push_back(child.name);
    CHECK(names == std::vector<std::string>{"messageId", "correlationId", "serviceId",
                                            "messageType", "messageDate", "sender"});
    CHECK(info.child_text("messageId").empty());
    CHECK(info.child_text("messageDate") == "2026-11-29T10:19:07.000+05:00");
}

TEST_CASE("only answers are taken from what has come, and escaped ones are read") {
    CHECK(fetched("").empty());
    CHECK(fetched(message("NOTIFICATION", "x")).empty());
    const auto one = fetched(message("RESPONSE",
                                     "&lt;a&gt;&lt;verdict&gt;POSITIVE&lt;/verdict&gt;"
                                     "&lt;/a&gt;"));
    REQUIRE(one.size() == 1);
    CHECK(one[0].correlation_id == "c1");
    CHECK(one[0].data.child_text("verdict") == "POSITIVE");
    // One that cannot be read is there, to be refused, and empty.
    CHECK(fetched(message("RESPONSE", "&lt;a")).at(0).data.children.empty());
    std::string many;
    for (std::size_t i = 0; i < kMostMessages + 5; ++i)
        many += message("RESPONSE", "x");
    CHECK(fetched(many).size() == kMostMessages);
    CHECK(parse_async_messages("<a/>").error().code == "gateway.answer_invalid");
    CHECK(parse_async_accepted(around("sendMessageResponse", "<messageId/>")).error().code ==
          "gateway.answer_invalid");
    CHECK(parse_async_accepted(around("sendMessageResponse", "<messageId>7</messageId>")).value() ==
          "7");
}

TEST_CASE("a conclusion needs its question, a verdict, and reasons where it says no") {
    const auto error_of = [](const char* id, const char* verdict, const char* text) {
        XmlElement data;
        data.add("conclusionId", id);
        data.add("verdict", verdict);
        data.add("text", text);
        const auto answer = parse_conclusion_answer(data);
        return answer ? "" : answer.error().code;
    };
    CHECK(error_of("1", "POSITIVE", "").empty());
    CHECK(error_of("1", "NEGATIVE", "жоқ").empty());
    for (const auto& code :
         {error_of("", "POSITIVE", ""), error_of("1", "MAYBE", "x"), error_of("1", "NEGATIVE", "")})
        CHECK(code == "gateway.answer_invalid");
}
