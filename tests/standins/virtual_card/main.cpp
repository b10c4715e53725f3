// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A virtual identity card behind pcscd's vpcd driver, put in and pulled out through a control
// socket.
#include "kiosk/control/control_server.h"
#include "tests/standins/virtual_card/card_description.h"
#include "tests/standins/virtual_card/document_issuer.h"
#include "tests/standins/virtual_card/lds_card.h"
#include "tests/standins/virtual_card/signature_card.h"
#include "tests/standins/virtual_card/vpcd_client.h"

#include <nlohmann/json.hpp>
#include <pthread.h>
#include <signal.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <span>
#include <string_view>

namespace tereze::standins {
namespace {

constexpr std::string_view kHelp =
    R"(virtual_card: an ICAO identity card behind pcscd's virtual reader (vpcd)

  --port N        TCP port of the vpcd slot (needed)
  --host ADDRESS  its address (127.0.0.1)
  --control PATH  UNIX socket for commands (needed)
  --person FILE   TOML: surname, name, sex, birth_date, expiry_date, document_number, iin,
                  and what the chip has and does in [card] (card_description.h)
  --trust FOLDER  write the issuing authority there (csca.cer, csca.crl) for the reader's side
  --blank         a card without the ICAO application
  --insert        put the card in at once
  --help          this text

Commands, one JSON object a line:
  {"do":"insert"}  {"do":"insert","person":"FILE"}  {"do":"insert","blank":true}
  {"do":"remove"}  {"do":"remove_after","apdus":N}  {"do":"mute_after","apdus":N}
  {"do":"status"}
)";

struct Arguments {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;
    std::string control;
    std::string person;
    std::string trust;
    bool blank = false;
    bool insert = false;
    bool help = false;
};

bool parse_arguments(std::span<char*> given, Arguments& arguments) {
    for (std::size_t i = 1; i < given.size(); ++i) {
        const std::string_view name = given[i];
        if (name == "--help")
            arguments.help = true;
        else if (name == "--blank")
            arguments.blank = true;
        else if (name == "--insert")
            arguments.insert = true;
        else if (i + 1 == given.size())
            return false;
        else if (name == "--host")
            arguments.host = given[++i];
        else if (name == "--control")
            arguments.control = given[++i];
        else if (name == "--person")
            arguments.person = given[++i];
        else if (name == "--trust")
            arguments.trust = given[++i];
        else if (name == "--port")
            arguments.port = static_cast<std::uint16_t>(std::strtoul(given[++i], nullptr, 10));
        else
            return false;
    }
    return arguments.help || (arguments.port != 0 && !arguments.control.empty());
}

/// A card that is in a reader for a while and keeps what it has learnt when it is pulled out.
class KeptCard final : public Card {
  public:
    explicit KeptCard(std::shared_ptr<Card> card) : m_card(std::move(card)) {}
    Bytes atr() const override { return m_card->atr(); }
    void reset() override { m_card->reset(); }
    Bytes answer(ByteView command) override { return m_card->answer(command); }

  private:
    std::shared_ptr<Card> m_card;
};

/// One card for each file: its counter of wrong PINs and its keys outlive removals.
std::shared_ptr<Card> signature_card(const std::string& file, const CardDescription& description) {
    static std::map<std::string, std::shared_ptr<Card>> cards;
    auto& card = cards[file];
    if (!card)
        card =
            std::make_shared<SignatureCard>(description.person.full_name(), description.person.iin,
                                            description.pin, description.unblocking_code);
    return card;
}

/// Signs every card of this process.
const DocumentIssuer& issuer() {
    static const DocumentIssuer kIssuer;
    return kIssuer;
}

Result<std::unique_ptr<Card>> make_card(const std::string& person, bool blank) {
    if (blank)
        return std::make_unique<LdsCard>(LdsCard::blank());
    TEREZE_ASSIGN(const auto description, load_card(person));
    if (description.pin.empty()) {
        TEREZE_ASSIGN(auto card, LdsCard::of(description, issuer()));
        return std::make_unique<LdsCard>(std::move(card));
    }
    return std::make_unique<KeptCard>(signature_card(person, description));
}

nlohmann::json refusal(const Error& error) {
    return {{"ok", false}, {"error", error.code + ": " + error.detail}};
}

nlohmann::json as_json(const SlotStatus& status) {
    return {{"ok", true},
            {"inserted", status.inserted},
            {"connected", status.connected},
            {"apdus", status.apdus},
            {"insertions", status.insertions}};
}

nlohmann::json obey(VpcdClient& slot, const Arguments& arguments, const nlohmann::json& request) {
    const std::string action = request.at("do");
    if (action == "insert") {
        const bool named = request.contains("person") || request.contains("blank");
        auto card = make_card(request.value("person", arguments.person),
                              named ? request.value("blank", false) : arguments.blank);
        return card ? as_json(slot.insert(std::move(*card))) : refusal(card.error());
    }
    if (action == "remove")
        return as_json(slot.remove());
    if (action == "remove_after")
        return as_json(slot.remove_after(request.at("apdus")));
    if (action == "mute_after")
        return as_json(slot.mute_after(request.at("apdus")));
    if (action == "status")
        return as_json(slot.status());
    return {{"ok", false}, {"error", "unknown command"}};
}

int run(const Arguments& arguments, const sigset_t& end_signals) {
    if (!arguments.trust.empty())
        issuer().write_trust(arguments.trust);
    VpcdClient slot(arguments.host, arguments.port);
    auto control = control::ControlServer::start(
        arguments.control,
        [&](const nlohmann::json& request) { return obey(slot, arguments, request); });
    if (!control) {
        std::fprintf(stderr, "%s: %s\n", control.error().code.c_str(),
                     control.error().detail.c_str());
        return 1;
    }
    if (arguments.insert) {
        const auto inserted = obey(slot, arguments, {{"do", "insert"}});
        if (!inserted.at("ok")) {
            std::fprintf(stderr, "%s\n", inserted.dump().c_str());
            return 1;
        }
    }
    std::printf("READY control=%s host=%s port=%u\n", arguments.control.c_str(),
                arguments.host.c_str(), static_cast<unsigned>(arguments.port));
    std::fflush(stdout);
    int signal_number = 0;
    sigwait(&end_signals, &signal_number);
    return 0;
}

}  // namespace
}  // namespace tereze::standins

int main(int argc, char** argv) {
    // Before any thread starts, so that every thread leaves these signals to sigwait.
    sigset_t end_signals;
    sigemptyset(&end_signals);
    sigaddset(&end_signals, SIGTERM);
    sigaddset(&end_signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &end_signals, nullptr);

    tereze::standins::Arguments arguments;
    const bool understood = tereze::standins::parse_arguments(
        std::span<char*>(argv, static_cast<std::size_t>(argc)), arguments);
    if (!understood || arguments.help) {
        std::fputs(tereze::standins::kHelp.data(), understood ? stdout : stderr);
        return understood ? 0 : 2;
    }
    return tereze::standins::run(arguments, end_signals);
}
