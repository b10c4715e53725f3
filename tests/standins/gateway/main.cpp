// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// gateway_standin: ШЭП with ГБД ФЛ and ГБД ЮЛ behind it, on loopback.
#include "tests/standins/gateway/async_desk.h"
#include "tests/standins/gateway/channel.h"
#include "tests/standins/gateway/population.h"
#include "tests/standins/gateway/transport_signature.h"
#include "tests/standins/http/service.h"

#include <cstdio>
#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace {

using nlohmann::json;
using namespace tereze;

constexpr auto kHelp =
    "gateway_standin: the state gateway with the databases of natural persons and legal entities\n"
    "and the payment gateway behind it,\n"
    "for tests: the people of a file, 10,000 more and 1,000 organisations, all invented\n"
    "  --people FILE    TOML of the people (default: the set that comes with it)\n"
    "  --port PORT      0 takes any free one (default)\n"
    "  --control PATH   socket for "
    "{\"do\":\"mode\",\"mode\":\"normal|hang|fault|garbage|refuse|unsigned|changed\"}\n"
    "                   and {\"do\":\"requests\"}\n"
    "                   and {\"do\":\"conclusions\"}, what bodies were asked through "
    "AsyncChannel,\n"
    "                   {\"do\":\"conclude\",\"conclusion_id\":C,\"verdict\":\"POSITIVE\"}, which "
    "answers "
    "one\n"
    "                   and {\"do\":\"pay\",\"reference\":R,\"bank_reference\":B}, whose answer "
    "has "
    "the\n"
    "                   bank's notification (signed where there is a key)\n"
    "  --key FILE       .p12 (password Qwerty12): answers are signed with it\n"
    "  --participant FILE  certificate by which requests have to be signed then\n"
    "Prints \"READY port=PORT\".\n";

constexpr auto kAsynchronous = "AsyncChannel";
constexpr std::size_t kMorePeople = 10'000;
constexpr std::size_t kOrganisations = 1'000;

/// Shared by the network's thread and the control socket's.
class Scene {
  public:
    Scene(standins::Registers registers, std::optional<standins::TransportSignature> signature)
        : m_registers(std::move(registers)), m_signature(std::move(signature)) {}

    std::string mode() const {
        const std::lock_guard lock(m_mutex);
        return m_mode;
    }

    json command(const json& request) {
        const std::lock_guard lock(m_mutex);
        if (request.at("do") == "conclude")
            return m_bodies.conclude(request);
        if (request.at("do") == "conclusions")
            return {{"ok", true},
                    {"questions", m_bodies.questions()},
                    {"confirmed", m_bodies.confirmations()}};
        if (request.at("do") == "pay")
            return pay(request);
        if (request.at("do") == "requests")
            return {{"ok", true}, {"requests", m_requests}};
        static const std::set<std::string> modes{"normal", "hang",     "fault",  "garbage",
                                                 "refuse", "unsigned", "changed"};
        const std::string mode = request.value("mode", "");
        if (request.at("do") != "mode" || modes.count(mode) == 0)
            return {{"ok", false}, {"error", "unknown command"}};
        m_mode = mode;
        return {{"ok", true}};
    }

    /// Nothing where the mode is to be silent.
    std::optional<standins::HttpReply> answer(const standins::HttpRequest& request) {
        const bool soap = request.method == "POST" && request.soap_action &&
                          request.content_type.starts_with("text/xml");
        auto exchange = request.path == "/AsyncChannel"
                            ? asynchronous(soap ? request.body : std::string())
                            : standins::answer(soap ? request.body : std::string(), m_registers);
        const bool signed_well = m_signature && m_signature->is_signed_by_participant(request.body);
        const std::lock_guard lock(m_mutex);
        // The server looks for conclusions all the time: nobody counts those.
        if (exchange.service_id != kAsynchronous)
            m_requests.push_back({{"signed", signed_well},
                                  {"message_id", exchange.message_id},
                                  {"service_id", exchange.service_id},
                                  {"sender_id", exchange.sender_id},
                                  {"iin", exchange.iin},
                                  {"bin", exchange.bin},
                                  {"fault", exchange.fault_code},
                                  {"mode", m_mode}});
        if (m_mode == "hang")
            return std::nullopt;
        if (m_mode == "fault") {
            exchange.status = 500;
            exchange.body = standins::fault("SCE909", "Внутренняя ошибка");
        } else if (m_mode == "garbage") {
            exchange.body = "<html><body>It works!</body>";
        } else if (m_signature) {
            if (!signed_well)
                exchange.body = standins::fault("SCE003", "Подпись неверна");
            sign(exchange.body);
        }
        return standins::HttpReply{exchange.status, "text/xml; charset=utf-8", exchange.body};
    }

  private:
    standins::Exchange asynchronous(const std::string& body) {
        standins::Exchange exchange;
        exchange.service_id = kAsynchronous;
        exchange.body = m_bodies.answer(body);
        return exchange;
    }

    json pay(const json& request) const {
        auto told = m_registers.payments->pay(request.at("reference"), request.at("bank_reference"),
                                              request.value("amount", ""));
        if (!told)
            return {{"ok", false}, {"error", "no such order"}};
        return {{"ok", true},
                {"notification", m_signature ? m_signature->sign_document(*told) : *told}};
    }

    void sign(std::string& body) const {
        if (m_mode == "unsigned")
            return;
        body = m_signature->sign(body);
        // Somebody on the way gives everybody the same name.
        const auto at = body.find("СЕРІКОВА");
        if (m_mode == "changed" && at != std::string::npos)
            body.replace(at, std::string("СЕРІКОВА").size(), "ИВАНОВА");
    }

    mutable std::mutex m_mutex;
    std::string m_mode = "normal";
    json m_requests = json::array();
    standins::AsyncDesk m_bodies;
    const standins::Registers m_registers;
    const std::optional<standins::TransportSignature> m_signature;
};

struct Options {
    std::string people = TEREZE_GATEWAY_PEOPLE;
    std::uint16_t port = 0;
    std::string control;
    std::string key;
    std::string participant;
};

std::optional<Options> read_options(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; i += 2) {
        const std::string key = argv[i];
        if (i + 1 >= argc)
            return std::nullopt;
        if (key == "--people")
            options.people = argv[i + 1];
        else if (key == "--port")
            options.port = static_cast<std::uint16_t>(std::stoi(argv[i + 1]));
        else if (key == "--control")
            options.control = argv[i + 1];
        else if (key == "--key")
            options.key = argv[i + 1];
        else if (key == "--participant")
            options.participant = argv[i + 1];
        else
            return std::nullopt;
    }
    return options;
}

int run(const Options& options) {
    auto people = standins::load_people(options.people);
    if (!people) {
        std::fprintf(stderr, "%s\n", people.error().detail.c_str());
        return 1;
    }
    std::optional<standins::TransportSignature> signature;
    if (!options.key.empty())
        signature.emplace(options.key, options.participant);
    standins::add_people(*people, kMorePeople);
    auto organisations = standins::make_organisations(*people, kOrganisations);
    Scene scene(
        {std::move(*people), std::move(organisations), std::make_shared<standins::PaymentDesk>()},
        std::move(signature));
    return standins::run_http_service({[&](const auto& request) { return scene.answer(request); },
                                       [&] { return scene.mode() == "refuse"; },
                                       [&](const json& request) { return scene.command(request); }},
                                      options.port, options.control);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::string(argv[1]) == "--help") {
        std::fputs(kHelp, stdout);
        return 0;
    }
    const auto options = read_options(argc, argv);
    if (!options) {
        std::fputs(kHelp, stderr);
        return 2;
    }
    return run(*options);
}
