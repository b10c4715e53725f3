// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/store/postgres_server.h"

#include "tests/support/files/wait_for_text.h"

#include <pwd.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

namespace tereze::testing {
namespace {

using namespace std::chrono_literals;

constexpr auto kUser = "tereze";
constexpr auto kSystemUser = "postgres";

/// In front of a command of PostgreSQL.
std::vector<std::string> as_its_user(std::vector<std::string> command) {
    if (::geteuid() == 0) {
        // A change of user forgets that the child is to end with its parent.
        const std::vector<std::string> change{"setpriv",
                                              std::string("--reuid=") + kSystemUser,
                                              std::string("--regid=") + kSystemUser,
                                              "--clear-groups",
                                              "--pdeathsig",
                                              "QUIT"};
        command.insert(command.begin(), change.begin(), change.end());
    }
    return command;
}

void run(std::vector<std::string> command, const std::filesystem::path& folder) {
    const auto name = command.front();
    ChildOptions options;
    options.argv = as_its_user(std::move(command));
    options.working_folder = folder;
    const auto done = run_command(options, 60s);
    if (!done || done->exit_code != 0)
        throw std::runtime_error(name + " failed");
}

std::filesystem::path make_folder() {
    auto name = (std::filesystem::temp_directory_path() / "tereze-postgres-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("no folder for PostgreSQL");
    if (::geteuid() == 0) {
        const auto* user = ::getpwnam(kSystemUser);
        if (user == nullptr || ::chown(name.c_str(), user->pw_uid, user->pw_gid) != 0)
            throw std::runtime_error("no user postgres");
    }
    return name;
}

}  // namespace

std::string PostgresServer::program(const std::string& name) {
    return "/usr/lib/postgresql/15/bin/" + name;
}

PostgresServer::PostgresServer(Durability durability)
    : m_durability(durability), m_folder(make_folder()) {
    run({program("initdb"), "--pgdata=data", "--auth=trust", "--no-sync", "--encoding=UTF8",
         "--locale=C.UTF-8", std::string("--username=") + kUser},
        m_folder);
    start();
}

PostgresServer::~PostgresServer() {
    stop();
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

PostgresServer& PostgresServer::shared() {
    static PostgresServer server;
    return server;
}

void PostgresServer::start() {
    ChildOptions options;
    options.argv = as_its_user({program("postgres"), "-D", "data", "-k", m_folder.string(), "-h",
                                "", "-c", "log_checkpoints=off", "-c", "max_connections=300"});
    if (m_durability == Durability::Memory)
        options.argv.insert(options.argv.end(), {"-c", "fsync=off", "-c", "full_page_writes=off"});
    options.working_folder = m_folder;
    options.log = m_folder / "log";
    std::error_code none_yet;
    const auto before = std::filesystem::file_size(options.log, none_yet);
    auto started = ChildProcess::start(options);
    if (!started)
        throw std::runtime_error(started.error().detail);
    m_server = std::move(*started);
    wait_for_text(options.log, "ready to accept connections", none_yet ? 0 : before);
}

void PostgresServer::stop() {
    if (!m_server)
        return;
    m_server->signal(SIGINT);
    m_server->wait(30s);
    m_server.reset();
}

void PostgresServer::kill() {
    m_server->signal(SIGQUIT);
    m_server->wait(30s);
    m_server.reset();
}

std::string PostgresServer::address(const std::string& database) const {
    std::string host;
    for (const char c : m_folder.string())
        host += c == '/' ? "%2F" : std::string(1, c);
    return std::string("postgresql://") + kUser + "@/" + database + "?host=" + host;
}

std::string PostgresServer::make_database() {
    const auto name = "t" + std::to_string(++m_databases);
    run({program("createdb"), "--host=" + m_folder.string(), std::string("--username=") + kUser,
         name},
        m_folder);
    return address(name);
}

}  // namespace tereze::testing
