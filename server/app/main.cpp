// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-server: the command line.
#include "core/calendar/civil_time.h"
#include "server/app/application.h"
#include "server/app/doctor.h"
#include "server/store/backup.h"
#include "server/store/words.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <string>

namespace {

using namespace tereze;
using namespace tereze::server;

constexpr auto kHelp =
    "tereze-server: the central server of public service centres\n"
    "\n"
    "  tereze-server --config FILE\n"
    "      Serves until SIGTERM. Prints \"READY api=PORT public=PORT\" when it can be used.\n"
    "  tereze-server account add --config FILE --login LOGIN --name NAME --role ROLE --iin IIN\n"
    "                            [--hall HALL]\n"
    "      Adds an account; the password is the first line of standard input. ROLE: operator "
    "(serves\n"
    "      visitors at a desk), supervisor (watches the live hall at /halls of the public pages), "
    "head\n"
    "      (the same, and signs the decisions of an office), chancellery (an office's incoming "
    "journal),\n"
    "      licensing (examines cases, drafts decisions), concurring (gives conclusions), "
    "administrator\n"
    "      (lets terminals in and out). HALL: a hall or an office; without it the account is for "
    "all.\n"
    "  tereze-server terminal invite --config FILE --name NAME --role ROLE --hall HALL\n"
    "                                [--desk WINDOW] [--services \"SERVICE …\"]\n"
    "      Prints a code with which one terminal gets its certificate, once. ROLE: self-service, "
    "desk,\n"
    "      board, office or monitor. HALL: a hall, for an office's terminal the office.\n"
    "  tereze-server terminal list --config FILE\n"
    "      Terminals that enrolled or may: name, role, hall, window, state, end of the "
    "certificate.\n"
    "  tereze-server terminal revoke --config FILE --name NAME\n"
    "      Strikes a terminal off; a running server refuses it within seconds.\n"
    "  tereze-server doctor --config FILE\n"
    "      Looks at everything that keeps a server from working, and changes nothing. Exit code 0: "
    "all\n"
    "      is well or will be for a while, 1: something is bad.\n"
    "  tereze-server backup --config FILE --to COPY\n"
    "      Copies the database as it is at one moment, also while the server runs.\n"
    "  tereze-server restore --config FILE --from COPY\n"
    "      Puts a copy in the database's place and keeps what stood there beside it.\n"
    "  tereze-server migrate --config FILE\n"
    "      Brings the database up to date; a start does it as well.\n"
    "  tereze-server --help | --version\n";

using Options = std::map<std::string, std::string>;

/// "--key value" pairs; nothing when one of them is unknown, doubled or missing its value, or one
/// that is needed is not there.
std::optional<Options> read_options(int argc, char** argv, int from,
                                    std::initializer_list<const char*> needed,
                                    std::initializer_list<const char*> also_known = {}) {
    Options options;
    for (int i = from; i < argc; i += 2) {
        const std::string key = argv[i];
        const auto is_key = [&](const char* name) { return key == name; };
        if ((std::none_of(needed.begin(), needed.end(), is_key) &&
             std::none_of(also_known.begin(), also_known.end(), is_key)) ||
            i + 1 >= argc || !options.emplace(key, argv[i + 1]).second)
            return std::nullopt;
    }
    const bool complete = std::all_of(needed.begin(), needed.end(), [&](const char* name) {
        return options.find(name) != options.end();
    });
    return complete ? std::optional(std::move(options)) : std::nullopt;
}

int complain(const Error& error) {
    std::fprintf(stderr, "tereze-server: %s\n%s\n", error.code.c_str(), error.detail.c_str());
    return 1;
}

int usage_error() {
    std::fputs(kHelp, stderr);
    return 2;
}

Secret read_password() {
    Secret password;
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
        password.push_back(static_cast<char>(c));
    return password;
}

int add_account(const Options& options) {
    const auto config = app::load_config(options.at("--config"));
    if (!config)
        return complain(config.error());
    accounts::NewAccount account{
        options.at("--login"), options.at("--name"), options.at("--iin"), {options.at("--role")}};
    if (const auto hall = options.find("--hall"); hall != options.end())
        account.halls.push_back(hall->second);
    const auto added = app::add_account(*config, account, read_password());
    return added ? 0 : complain(added.error());
}

int invite_terminal(const Options& options) {
    const auto optional = [&](const char* name) {
        const auto found = options.find(name);
        return found == options.end() ? std::string() : found->second;
    };
    const auto role = accounts::terminal_role_from(options.at("--role"));
    const bool is_desk = role == accounts::TerminalRole::Desk;
    if (!role || is_desk == optional("--desk").empty())
        return usage_error();
    const auto config = app::load_config(options.at("--config"));
    if (!config)
        return complain(config.error());
    const auto invitation = app::invite_terminal(
        *config, {options.at("--name"), *role, options.at("--hall"), optional("--desk"),
                  store::split_words(optional("--services"))});
    if (!invitation)
        return complain(invitation.error());
    std::printf("%s\ngood until %s\n", invitation->code.c_str(),
                calendar::iso_time(invitation->expires_at).c_str());
    return 0;
}

int list_terminals(const Options& options) {
    const auto config = app::load_config(options.at("--config"));
    if (!config)
        return complain(config.error());
    const auto all = app::list_terminals(*config);
    if (!all)
        return complain(all.error());
    for (const auto& known : *all)
        std::printf("%s\t%s\t%s\t%s\t%s\t%s\n", known.terminal.common_name.c_str(),
                    std::string(accounts::to_string(known.terminal.role)).c_str(),
                    known.terminal.hall.c_str(), known.terminal.desk.c_str(),
                    std::string(terminals::to_string(known.standing)).c_str(),
                    known.certificate_not_after
                        ? calendar::iso_time(*known.certificate_not_after).c_str()
                        : "");
    return 0;
}

/// Percent on a terminal's line, and nothing in a log.
store::Progress progress_of(const char* what) {
    if (::isatty(STDERR_FILENO) == 0)
        return [](double) {};
    return [what](double part) {
        std::fprintf(stderr, "\r%s %3.0f %%%s", what, part * 100, part >= 1 ? "\n" : "");
    };
}

/// Reads the configuration, does the work, and says what went wrong.
int with_config(const Options& options,
                const std::function<Result<>(const app::ServerConfig&)>& work) {
    const auto config = app::load_config(options.at("--config"));
    if (!config)
        return complain(config.error());
    const auto done = work(*config);
    return done ? 0 : complain(done.error());
}

int back_up(const Options& options) {
    return with_config(options, [&](const app::ServerConfig& config) {
        return store::back_up(config.database, options.at("--to"), progress_of("copying"));
    });
}

int restore(const Options& options) {
    return with_config(options, [&](const app::ServerConfig& config) {
        const SystemClock clock;
        return store::restore(options.at("--from"), config.database, clock,
                              progress_of("restoring"));
    });
}

int examine(const Options& options) {
    const auto config = app::load_config(options.at("--config"));
    if (!config)
        return complain(config.error());
    const SystemClock clock;
    const auto worst = app::examine(*config, clock, [](const app::Finding& finding) {
        const char* word = finding.health == app::Health::Good   ? "ok  "
                           : finding.health == app::Health::Soon ? "soon"
                                                                 : "BAD ";
        std::printf("%s  %s: %s\n", word, finding.what.c_str(), finding.says.c_str());
        std::fflush(stdout);
    });
    return worst == app::Health::Bad ? 1 : 0;
}

/// Each board, desk and phone that listens keeps a connection open: the usual 1,024 are few.
void allow_many_connections() {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &files);
    }
}

int serve(const Options& options) {
    allow_many_connections();
    spdlog::set_default_logger(spdlog::stderr_logger_mt("server"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    auto config = app::load_config(options.at("--config"));
    if (!config)
        return complain(config.error());
    const auto served = app::serve(std::move(*config), [](app::Ports ports) {
        std::printf("READY api=%d public=%d\n", ports.api, ports.pages);
        std::fflush(stdout);
    });
    return served ? 0 : complain(served.error());
}

}  // namespace

int main(int argc, char** argv) {
    // The database holds personal data: what this process creates is its owner's alone.
    ::umask(S_IRWXG | S_IRWXO);
    const std::string first = argc > 1 ? argv[1] : "";
    if (first == "--help" || first == "-h") {
        std::fputs(kHelp, stdout);
        return 0;
    }
    if (first == "--version") {
        std::puts("tereze-server " TEREZE_VERSION);
        return 0;
    }
    if (first == "account" && argc > 2 && std::string(argv[2]) == "add") {
        const auto options = read_options(
            argc, argv, 3, {"--config", "--login", "--name", "--role", "--iin"}, {"--hall"});
        return options ? add_account(*options) : usage_error();
    }
    if (first == "terminal" && argc > 2) {
        const std::string second = argv[2];
        if (second == "invite") {
            const auto options =
                read_options(argc, argv, 3, {"--config", "--name", "--role", "--hall"},
                             {"--desk", "--services"});
            return options ? invite_terminal(*options) : usage_error();
        }
        if (second == "list") {
            const auto options = read_options(argc, argv, 3, {"--config"});
            return options ? list_terminals(*options) : usage_error();
        }
        if (second == "revoke") {
            const auto options = read_options(argc, argv, 3, {"--config", "--name"});
            return options
                       ? with_config(*options,
                                     [&](const app::ServerConfig& config) {
                                         return app::revoke_terminal(config, options->at("--name"));
                                     })
                       : usage_error();
        }
    }
    struct Command {
        const char* name;
        std::initializer_list<const char*> options;
        int (*run)(const Options&);
    };
    const Command commands[] = {{"doctor", {"--config"}, examine},
                                {"backup", {"--config", "--to"}, back_up},
                                {"restore", {"--config", "--from"}, restore},
                                {"migrate", {"--config"}, [](const Options& given) {
                                     return with_config(given, app::migrate);
                                 }}};
    for (const auto& command : commands)
        if (first == command.name) {
            const auto options = read_options(argc, argv, 2, command.options);
            return options ? command.run(*options) : usage_error();
        }
    const auto options = read_options(argc, argv, 1, {"--config"});
    return options ? serve(*options) : usage_error();
}
