// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// SQLite's own backup, page by page, over connections of its own.
#include "core/base/files.h"
#include "core/calendar/civil_time.h"
#include "server/store/backup.h"
#include "server/store/migrations.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

namespace tereze::server::store {
namespace {

constexpr int kPagesAtOnce = 256;
constexpr int kBusyMilliseconds = 5000;

struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

auto failed(std::string why) {
    return fail("store.backup_failed", ErrorClass::Software, Remedy::Service, std::move(why));
}

Result<Handle> open(const std::filesystem::path& file, int flags) {
    sqlite3* opened = nullptr;
    const int outcome = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
    Handle handle(opened);
    if (outcome != SQLITE_OK)
        return fail("store.not_opened", ErrorClass::Software, Remedy::Configure,
                    sqlite3_errstr(outcome));
    sqlite3_busy_timeout(opened, kBusyMilliseconds);
    return handle;
}

/// The first column of the first row; nothing where the statement fails.
std::optional<std::string> first_text(sqlite3* handle, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    std::optional<std::string> text;
    if (sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr) == SQLITE_OK) {
        const int outcome = sqlite3_step(statement);
        if (outcome == SQLITE_DONE)
            text.emplace();
        else if (outcome == SQLITE_ROW)
            text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    return text;
}

Result<> copy_pages(sqlite3* from, sqlite3* to, const Progress& progress) {
    sqlite3_backup* backup = sqlite3_backup_init(to, "main", from, "main");
    if (backup == nullptr)
        return failed(sqlite3_errmsg(to));
    int outcome = SQLITE_OK;
    do {
        outcome = sqlite3_backup_step(backup, kPagesAtOnce);
        const int all = std::max(1, sqlite3_backup_pagecount(backup));
        progress(1.0 - static_cast<double>(sqlite3_backup_remaining(backup)) / all);
        // A writer holds the lock for the length of its transaction.
        if (outcome == SQLITE_BUSY || outcome == SQLITE_LOCKED)
            sqlite3_sleep(10);
    } while (outcome == SQLITE_OK || outcome == SQLITE_BUSY || outcome == SQLITE_LOCKED);
    sqlite3_backup_finish(backup);
    return outcome == SQLITE_DONE ? Result<>{} : failed(sqlite3_errstr(outcome));
}

/// One file without a log beside it.
Result<> copy_database(const std::filesystem::path& from, const std::filesystem::path& to,
                       const Progress& progress) {
    TEREZE_ASSIGN(const auto source, open(from, SQLITE_OPEN_READWRITE));
    TEREZE_ASSIGN(const auto target, open(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
    TEREZE_TRY(copy_pages(source.get(), target.get(), progress));
    if (first_text(target.get(), "PRAGMA journal_mode = DELETE") != "delete")
        return failed("the log was not folded in");
    return {};
}

/// Makes a file that did not exist, and takes it away again where `make` fails.
template <class Make>
Result<> make_whole(const std::filesystem::path& file, const Make& make) {
    auto unfinished = file;
    unfinished += ".unfinished";
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored))
        return failed(file.filename().string() + " exists");
    std::filesystem::remove(unfinished, ignored);
    Result<> made = make(unfinished);
    if (made)
        made = check_database(unfinished);
    if (!made) {
        std::filesystem::remove(unfinished, ignored);
        return made;
    }
    std::error_code problem;
    std::filesystem::rename(unfinished, file, problem);
    return problem ? failed(problem.message()) : sync_folder(file.parent_path());
}

}  // namespace

Result<> back_up(const std::filesystem::path& database, const std::filesystem::path& copy,
                 const Progress& progress) {
    return make_whole(copy, [&](const std::filesystem::path& unfinished) {
        return copy_database(database, unfinished, progress);
    });
}

Result<> check_database(const std::filesystem::path& file) {
    TEREZE_ASSIGN(const auto handle, open(file, SQLITE_OPEN_READWRITE));
    const auto damaged = [](std::string why) {
        return fail("store.damaged", ErrorClass::Software, Remedy::Service, std::move(why));
    };
    const auto pages = first_text(handle.get(), "PRAGMA integrity_check(1)");
    if (pages != "ok")
        return damaged(pages.value_or(sqlite3_errmsg(handle.get())));
    const auto references = first_text(handle.get(), "PRAGMA foreign_key_check");
    if (!references || !references->empty())
        return damaged("reference without its row");
    const auto version =
        first_text(handle.get(), "SELECT coalesce(max(version), 0) FROM schema_migration");
    if (!version)
        return damaged("no tables of this program");
    if (std::stoll(*version) > migrations().back().version)
        return fail("store.newer_version", ErrorClass::Software, Remedy::Configure,
                    "version " + *version);
    return {};
}

Result<> restore(const std::filesystem::path& copy, const std::filesystem::path& database,
                 const Clock& clock, const Progress& progress) {
    TEREZE_TRY(check_database(copy));
    TEREZE_ASSIGN(const auto lock, DatabaseLock::take(database));
    std::error_code problem;
    if (std::filesystem::exists(database, problem)) {
        auto kept = database;
        kept += ".before-restore-" + calendar::iso_time(clock.now());
        // Whole, with what still stands in its log.
        TEREZE_TRY(back_up(database, kept, [](double) {}));
        for (const char* end : {"", "-wal", "-shm"})
            std::filesystem::remove(std::filesystem::path(database) += end, problem);
    }
    return make_whole(database, [&](const std::filesystem::path& unfinished) {
        return copy_database(copy, unfinished, progress);
    });
}

Result<DatabaseLock> DatabaseLock::take(const std::filesystem::path& database) {
    const auto file = std::filesystem::path(database) += ".lock";
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fail("store.not_opened", ErrorClass::Software, Remedy::Configure,
                    std::strerror(errno));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return fail("store.in_use", ErrorClass::User, Remedy::Retry, database.filename().string());
    }
    return DatabaseLock(descriptor);
}

DatabaseLock::DatabaseLock(DatabaseLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

DatabaseLock::~DatabaseLock() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

}  // namespace tereze::server::store
