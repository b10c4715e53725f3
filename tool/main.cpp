// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-tool: the command line of field engineers and auditors.
#include <CLI/CLI.hpp>

#include "tool/card/card_commands.h"
#include "tool/catalogue/check.h"
#include "tool/catalogue/coverage.h"
#include "tool/catalogue/show.h"
#include "tool/complaint.h"
#include "tool/folders.h"
#include "tool/token/token_commands.h"
#include "tool/verify/report_text.h"
#include "tool/verify/verify.h"
#include <iostream>

namespace {

using namespace tereze;
using namespace tereze::tool;

/// A word of a vocabulary, or nothing where the option was not given. CLI11 has checked the word.
template <class E>
std::optional<E> chosen(const std::string& word) {
    return regulation::from_word<E>(word);
}

template <class E>
std::vector<std::string> all_words() {
    std::vector<std::string> all;
    for (const auto& each : regulation::words<E>())
        all.emplace_back(each.word);
    return all;
}

text::Language language_of(const std::string& word) {
    for (const auto language : text::kLanguages)
        if (code(language) == word)
            return language;
    return text::Language::Kazakh;
}

struct Options {
    std::string config = data_folder("config", TEREZE_CONFIG).string();
    std::string locales = data_folder("locales", TEREZE_LOCALES).string();
    std::string sentences = TEREZE_SENTENCES;
    std::string service;
    std::string channel;
    std::string operation;
    std::string applicant;
    std::string language = "kk";
    CardOptions card;
    TokenOptions token;
    VerifyOptions verify;
    int pin_descriptor = -1;
    bool only_open = false;
    bool only_proved = false;
};

int show(const Options& options) {
    const auto catalogue = regulation::Catalogue::load(options.config);
    if (!catalogue)
        return complain(catalogue.error(), options.locales, std::cerr);
    const auto mci =
        fees::MciTable::load(std::filesystem::path(options.config) / "fees" / "mci.toml");
    if (!mci)
        return complain(mci.error(), options.locales, std::cerr);
    const auto translator = text::Translator::load(options.locales);
    if (!translator)
        return complain(translator.error(), options.locales, std::cerr);
    const Wanted wanted{options.service, chosen<regulation::Channel>(options.channel),
                        chosen<regulation::Operation>(options.operation),
                        chosen<regulation::ApplicantKind>(options.applicant),
                        language_of(options.language)};
    const auto today = calendar::date_in_almaty(std::chrono::system_clock::now());
    return show_service(*catalogue, *translator, *mci, today, wanted, std::cout, std::cerr);
}

int coverage(const Options& options) {
    const auto sentences = load_sentences(options.sentences);
    if (!sentences)
        return complain(sentences.error(), options.locales, std::cerr);
    print_coverage(*sentences,
                   options.only_open     ? Show::Open
                   : options.only_proved ? Show::Proved
                                         : Show::All,
                   std::cout);
    return 0;
}

/// The commands about the law as data. `run` is set to what was asked for.
void add_catalogue(CLI::App& app, Options& options, std::function<int()>& run) {
    auto* catalogue = app.add_subcommand("catalogue", "Regulations, processes and dictionaries");
    catalogue->require_subcommand(1);
    const auto config = [&](CLI::App* command) {
        command->add_option("--config", options.config, "The folder config/")
            ->capture_default_str();
    };
    auto* check = catalogue->add_subcommand(
        "check", "Reads everything, prints counts, faults and warnings; exit code 1 on any fault");
    config(check);
    check->callback([&] {
        run = [&options] { return check_catalogue(options.config, std::cout, std::cerr); };
    });

    auto* shown = catalogue->add_subcommand(
        "show", "Prints steps, limits, documents and grounds of a service with their clauses");
    config(shown);
    shown->add_option("SERVICE", options.service, "Id of a service: almaty-2015/medical")
        ->required();
    shown->add_option("--channel", options.channel, "Only this channel")
        ->check(CLI::IsMember(all_words<regulation::Channel>()));
    shown->add_option("--operation", options.operation, "Only this operation")
        ->check(CLI::IsMember(all_words<regulation::Operation>()));
    shown->add_option("--applicant", options.applicant, "Only this kind of applicant")
        ->check(CLI::IsMember(all_words<regulation::ApplicantKind>()));
    shown->add_option("--lang", options.language, "Language of the page")
        ->check(CLI::IsMember({"kk", "ru", "en"}))
        ->capture_default_str();
    shown->add_option("--locales", options.locales, "Folder of the compiled messages")
        ->capture_default_str();
    shown->callback([&] { run = [&options] { return show(options); }; });

    auto* covered = catalogue->add_subcommand(
        "coverage", "Lists every testable sentence of the acts and the test that proves it");
    covered->add_option("--sentences", options.sentences, "The list of sentences")
        ->capture_default_str();
    auto* open = covered->add_flag("--open", options.only_open, "Only what no test proves yet");
    covered->add_flag("--proved", options.only_proved, "Only what a test proves")->excludes(open);
    covered->callback([&] { run = [&options] { return coverage(options); }; });
}

/// 0, or the complaint of a command that failed.
int ended(const Result<>& result, const Options& options) {
    return result ? 0 : complain(result.error(), options.locales, std::cerr);
}

void add_key_options(CLI::App* command, CardOptions& card) {
    auto* can = command->add_option("--can", card.can, "The card access number: six digits");
    command
        ->add_option("--mrz", card.zone,
                     "The machine-readable zone; - reads it from standard input, where no list of "
                     "processes shows it")
        ->excludes(can);
    command->add_option("--trust", card.trust,
                        "Folder of issuing authorities (.cer, .crl): is the chip genuine?");
    command->add_flag("--face", card.face, "Read the picture too");
    command->add_flag("--personal", card.personal, "Print the holder's data");
    command->add_flag("--json", card.json, "Print JSON");
}

/// The commands about readers and chips.
void add_card(CLI::App& app, Options& options, std::function<int()>& run) {
    auto* group = app.add_subcommand("card", "Card readers and identity chips");
    group->require_subcommand(1);
    auto& card = options.card;
    const auto in_reader = [&](CLI::App* command) {
        command->add_option("--reader", card.reader, "Part of the reader's name");
    };
    group->add_subcommand("readers", "Lists readers, and the cards in them by their ATR")
        ->callback([&] { run = [&options] { return ended(list_readers(std::cout), options); }; });

    auto* watch = group->add_subcommand("watch", "Prints insertions and removals as they happen");
    in_reader(watch);
    watch->add_option("--seconds", card.seconds, "End after so many; 0: when interrupted");
    watch->callback([&] {
        run = [&options] { return ended(watch_readers(options.card, std::cout), options); };
    });

    auto* read = group->add_subcommand(
        "read", "Reads the chip; without --personal it prints nothing about its holder");
    in_reader(read);
    add_key_options(read, card);
    read->callback([&] {
        run = [&options] {
            return ended(read_card(options.card, {}, std::cin, std::cout, std::cerr), options);
        };
    });

    auto* record = group->add_subcommand("record", "Reads the chip and writes the conversation");
    in_reader(record);
    add_key_options(record, card);
    record->add_option("FILE", card.file, "Where to")->required();
    record->callback([&] {
        run = [&options] {
            return ended(read_card(options.card, options.card.file, std::cin, std::cout, std::cerr),
                         options);
        };
    });

    auto* replay = group->add_subcommand(
        "replay", "Reads from a record, with the options that it was made with");
    add_key_options(replay, card);
    replay->add_option("FILE", card.file, "A record")->required();
    replay->callback([&] {
        run = [&options] { return ended(replay_card(options.card, std::cin, std::cout), options); };
    });
}

/// Where the key is, and where its PIN comes from.
void add_store_options(CLI::App* command, Options& options) {
    auto& token = options.token;
    auto* module = command->add_option("--module", token.module,
                                       "PKCS#11 library; without one, all that are registered");
    auto* file = command->add_option("--p12", token.key_file, "Key file")->excludes(module);
    auto* card = command
                     ->add_flag("--card", token.card,
                                "The identity card in a reader (profile A, unconfirmed)")
                     ->excludes(module)
                     ->excludes(file);
    command->add_option("--reader", token.reader, "Part of the reader's name")->needs(card);
    command->add_option("--pin-fd", options.pin_descriptor,
                        "Read PINs from this descriptor, one a line, not from the terminal");
}

/// The commands about keys.
void add_token(CLI::App& app, Options& options, std::function<int()>& run) {
    auto* group = app.add_subcommand("token", "Signing keys on tokens, in files and on cards");
    group->require_subcommand(1);
    auto& token = options.token;
    using Work = Result<> (*)(const TokenOptions&, const AskSecret&, std::ostream&);
    const auto add = [&](CLI::App* parent, const char* name, const char* what, Work work) {
        auto* command = parent->add_subcommand(name, what);
        add_store_options(command, options);
        command->callback([&options, &run, work] {
            run = [&options, work] {
                return ended(work(options.token, ask_secret(options.pin_descriptor), std::cout),
                             options);
            };
        });
        return command;
    };
    auto* list =
        add(group, "list", "Lists keys; without --personal it prints nothing about their holder",
            list_keys);
    list->add_flag("--personal", token.personal, "Print names and numbers");
    list->add_flag("--json", token.json, "Print JSON");

    // The same under both names: people look for it beside `verify` and beside the keys.
    for (auto* parent : {group, &app}) {
        auto* sign = add(parent, "sign", "Writes a CAdES-BES signature of a file", sign_file);
        sign->add_option("--in", token.in, "The file")->required();
        sign->add_option("--out", token.out, "The signature")->required();
        sign->add_option("--id", token.id, "Which key; without it, the only one that is offered");
        auto* attached =
            sign->add_flag("--attached", token.attached, "Put the file inside the signature");
        sign->add_option("--add-to", token.add_to,
                         "A signature of the same file, to write with one signer more")
            ->excludes(attached);
    }

    auto* pin = group->add_subcommand("pin", "The PIN of a token or card");
    pin->require_subcommand(1);
    add(pin, "status", "Says how many tries are left, and uses none",
        [](const TokenOptions& given, const AskSecret& /*ask*/, std::ostream& out) {
            return print_pin_state(given, out);
        });
    add(pin, "change", "Asks for the old PIN and twice for a new one", change_pin);
    add(pin, "unblock", "Asks for the unblocking code and twice for a new PIN", unblock_pin);
}

/// What could not even be looked at cannot be judged.
int run_verify(const Options& options) {
    const auto report = verify(options.verify);
    if (!report) {
        complain(report.error(), options.locales, std::cerr);
        return kCannotBeJudged;
    }
    const auto translator = text::Translator::load(options.locales);
    if (options.verify.json || !translator)
        std::cout << report->dump(2) << "\n";
    else
        print_report(*report, *translator, language_of_environment(), std::cout);
    return exit_code_of(*report);
}

void add_verify(CLI::App& app, Options& options, std::function<int()>& run) {
    auto* command = app.add_subcommand("verify",
                                       "Judges a certificate, a signature (CMS), a signed case, a "
                                       "timestamp, a revocation list or an "
                                       "OCSP answer, which it tells apart by their bytes; exit "
                                       "code 0: it holds, 1: it does not, 2: "
                                       "it cannot be judged");
    auto& given = options.verify;
    command->add_option("FILE", given.file, "DER, PEM or base64")->required();
    command->add_option("--content", given.content, "The file that was signed or stamped");
    command->add_option("--at", given.at, "Judge as of this time: 2026-11-27T12:00:00Z");
    command->add_option("--trust", given.trust,
                        "Folder of trusted authorities (.cer, .pem) and revocation lists (.crl)");
    command->add_option("--evidence", given.evidence,
                        "More certificates (not trusted), lists and OCSP answers");
    command->add_option("--revocation", given.revocation, "Whose word on revocation is needed")
        ->check(CLI::IsMember({"either", "ocsp", "crl", "none"}))
        ->capture_default_str();
    command->add_option("--use", given.use, "What the certificate has to be for")
        ->check(CLI::IsMember({"signing", "authentication", "any"}))
        ->capture_default_str();
    command->add_option("--iin", given.iin, "The person who has to have signed");
    command->add_option("--bin", given.bin, "The organisation that has to have signed");
    command->add_flag("--timestamp-required", given.timestamp_required,
                      "A signature without a timestamp is not enough");
    command->add_flag("--json", given.json, "Print JSON");
    command->callback([&] { run = [&options] { return run_verify(options); }; });
}

/// CLI11 ends with numbers of its own; `verify` promises 0, 1 and 2 only.
int ended_early(const CLI::App& app, const CLI::ParseError& problem) {
    const int code = app.exit(problem);
    return code == 0 || !app.got_subcommand("verify") ? code : kCannotBeJudged;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("tereze-tool: for field engineers and auditors of public service centres");
    app.set_version_flag("--version", "tereze-tool " TEREZE_VERSION);
    app.require_subcommand(1);
    Options options;
    std::function<int()> run;
    add_card(app, options, run);
    add_catalogue(app, options, run);
    add_token(app, options, run);
    add_verify(app, options, run);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return ended_early(app, problem);
    }
    return run();
}
