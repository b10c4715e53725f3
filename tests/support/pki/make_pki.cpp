// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Makes all keys and certificates of one demonstration hall in a folder. Prints file names only.
#include "core/base/files.h"
#include "tests/support/pki/soft_token.h"
#include "tests/support/pki/test_pki.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace {

using namespace tereze;
using namespace tereze::testing;

constexpr const char* kUsage =
    "usage: make_pki --out DIR --operator-iin IIN --operator-name \"SURNAME NAME [PATRONYMIC]\"\n"
    "                --pin PIN [--token-label LABEL] [--terminal NAME]...\n"
    "Makes in DIR: ca.pem, server.pem/.key, terminal-NAME.pem/.key (kiosk-1, desk-1, board-1 "
    "unless\n"
    "named), seal.pem/.key, people-ca.pem, operator.pem, gateway.p12, participant.p12, in nca/ "
    "the\n"
    "certification centre for nca_standin and, in token/, a SoftHSM2 token with the operator's "
    "signing key\n"
    "(SOFTHSM2_CONF=DIR/token/softhsm2.conf).\n";

struct Arguments {
    std::string out;
    Person person;
    std::string pin;
    std::string token_label = "OPERATOR";
    std::vector<std::string> terminals;
    bool help = false;
};

Person named(Person person, const std::string& full_name) {
    std::istringstream words(full_name);
    words >> person.surname >> person.name;
    std::getline(words >> std::ws, person.patronymic);
    if (person.name.empty())
        throw std::runtime_error("--operator-name needs surname and name");
    return person;
}

void check(const Arguments& arguments) {
    const auto& iin = arguments.person.iin;
    if (arguments.out.empty() || arguments.pin.empty() || arguments.person.surname.empty())
        throw std::runtime_error("--out, --operator-iin, --operator-name and --pin are needed");
    if (iin.size() != 12 || iin.find_first_not_of("0123456789") != std::string::npos)
        throw std::runtime_error("--operator-iin needs twelve digits");
}

Arguments parse(const std::vector<std::string>& words) {
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& option = words[i];
        if (option == "--help") {
            arguments.help = true;
            return arguments;
        }
        if (i + 1 == words.size())
            throw std::runtime_error(option + " needs a value");
        const auto& value = words[++i];
        if (option == "--out")
            arguments.out = value;
        else if (option == "--operator-iin")
            arguments.person.iin = value;
        else if (option == "--operator-name")
            arguments.person = named(arguments.person, value);
        else if (option == "--pin")
            arguments.pin = value;
        else if (option == "--token-label")
            arguments.token_label = value;
        else if (option == "--terminal")
            arguments.terminals.push_back(value);
        else
            throw std::runtime_error("unknown option " + option);
    }
    if (arguments.terminals.empty())
        arguments.terminals = {"kiosk-1", "desk-1", "board-1"};
    check(arguments);
    return arguments;
}

void make(const Arguments& arguments) {
    TestPki pki(arguments.out);
    pki.issue_server();
    for (const auto& name : arguments.terminals)
        pki.issue_terminal(name);
    pki.issue_seal();
    const auto operator_key = pki.issue_person(arguments.person);
    const auto written =
        write_file_durably(pki.folder() / "operator.pem", as_bytes(operator_key.certificate.pem()));
    if (!written)
        throw std::runtime_error("operator.pem cannot be written");
    pki.issue_system("gateway");
    pki.issue_system("participant");
    pki.nca().save(pki.folder() / "nca");

    // A token of an earlier run would stand beside the new one under the same label.
    std::filesystem::remove_all(pki.folder() / "token");
    SoftToken token(pki.folder() / "token");
    token.initialise(arguments.token_label, arguments.pin);
    token.import(arguments.token_label, arguments.pin, "01", "sign", operator_key);
}

void list(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    for (const auto& name : names)
        std::printf("%s\n", name.c_str());
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const auto arguments = parse({argv + 1, argv + argc});
        if (arguments.help) {
            std::fputs(kUsage, stdout);
            return 0;
        }
        make(arguments);
        list(arguments.out);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "make_pki: %s\n%s", error.what(), kUsage);
        return 1;
    }
}
