// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A PostgreSQL server of a test's own. Throws std::runtime_error where the test cannot go on.
#pragma once

#include "core/base/child_process.h"

#include <filesystem>
#include <string>

namespace tereze::testing {

/// Listens on a socket in a folder of its own, as the user "postgres" where the test runs as root,
/// which PostgreSQL refuses. Ends with the test, also where that is killed.
class PostgresServer {
  public:
    /// Whether a commit waits for the disk: benches measure that, other tests do without.
    enum class Durability { Disk, Memory };

    explicit PostgresServer(Durability durability = Durability::Memory);
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;
    ~PostgresServer();

    /// One for all tests of the program, started when first asked for.
    static PostgresServer& shared();

    /// Makes an empty database and returns its address.
    std::string make_database();
    std::string address(const std::string& database) const;
    /// Ends it without a farewell, as a power cut does, or in an orderly way, and starts it again.
    void kill();
    void stop();
    void start();
    const std::filesystem::path& folder() const { return m_folder; }
    /// "PROGRAM" of the version that Debian has: "pgbench".
    static std::string program(const std::string& name);

  private:
    Durability m_durability;
    std::filesystem::path m_folder;
    std::optional<ChildProcess> m_server;
    int m_databases = 0;
};

}  // namespace tereze::testing
