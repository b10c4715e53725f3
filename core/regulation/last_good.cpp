// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/regulation/last_good.h"

#include "core/base/digest.h"
#include "core/base/files.h"
#include "core/base/ids.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace tereze::regulation {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFolderPrefix = "catalogue-";
constexpr std::string_view kGap = "  ";

/// By path below the catalogue's folder.
using Files = std::map<std::string, Bytes>;

auto failed(std::string_view code, const std::string& what) {
    return fail(code, ErrorClass::Hardware, Remedy::Service, what);
}

Result<> read_folder(const fs::path& root, const fs::path& folder, Files& files) {
    if (!fs::is_directory(folder))
        return {};
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".toml")
            continue;
        TEREZE_ASSIGN(auto content, read_file(entry.path()));
        files.emplace(fs::relative(entry.path(), root).generic_string(), std::move(content));
    }
    return {};
}

/// The files that CatalogueReader reads.
Result<Files> read_files(const fs::path& root) try {
    Files files;
    for (const auto* name : {"dictionaries", "processes"})
        TEREZE_TRY(read_folder(root, root / name, files));
    if (fs::is_directory(root / "regulations"))
        for (const auto& act : fs::directory_iterator(root / "regulations"))
            TEREZE_TRY(read_folder(root, act.path(), files));
    return files;
} catch (const fs::filesystem_error& error) {
    return failed("file.unreadable", error.code().message());
}

std::set<std::string> lines_of(const Files& files, const std::string& folder) {
    std::set<std::string> lines;
    for (const auto& [path, content] : files)
        lines.insert(sha256_hex(content) + std::string(kGap) + folder + "/" + path);
    return lines;
}

std::set<std::string> lines_of(const std::string& text) {
    std::set<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.insert(line);
    return lines;
}

std::string path_in(const std::string& line) {
    const auto gap = line.find(kGap);
    return gap == std::string::npos ? "" : line.substr(gap + kGap.size());
}

/// The folder that the list is about; empty where it is no such list.
std::string folder_in(const std::set<std::string>& lines) {
    const auto path = lines.empty() ? "" : path_in(*lines.begin());
    return path.starts_with(kFolderPrefix) ? path.substr(0, path.find('/')) : "";
}

/// Every file of one list that the other does not have with the same content.
std::set<std::string> paths_without(const std::set<std::string>& lines,
                                    const std::set<std::string>& others) {
    std::set<std::string> paths;
    for (const auto& line : lines)
        if (!others.contains(line))
            paths.insert(path_in(line));
    return paths;
}

void compare(const std::set<std::string>& saved, const std::set<std::string>& found,
             text::TomlFaults& faults) {
    const auto lost = paths_without(saved, found);
    const auto added = paths_without(found, saved);
    for (const auto& path : lost)
        faults.add(path, 0, "",
                   added.contains(path) ? "was changed after it was saved" : "is missing");
    for (const auto& path : added)
        if (!lost.contains(path))
            faults.add(path, 0, "", "was added after the others were saved");
}

Result<> write_files(const fs::path& folder, const Files& files) {
    std::error_code error;
    std::set<fs::path> folders{folder, folder.parent_path()};
    for (const auto& [path, content] : files) {
        const auto file = folder / path;
        folders.insert(file.parent_path().parent_path());
        if (fs::create_directories(file.parent_path(), error); error)
            return failed("file.unwritable", error.message());
        TEREZE_TRY(write_file_durably(file, content));
    }
    for (const auto& each : folders)
        TEREZE_TRY(sync_folder(each));
    return {};
}

/// Copies before the last one, and what a power cut left of one that was being written.
void remove_copies_but(const fs::path& kept) {
    std::error_code ignored;
    std::vector<fs::path> old;
    for (fs::directory_iterator at(kept.parent_path(), ignored), end; at != end;
         at.increment(ignored))
        if (at->path() != kept && at->path().filename().string().starts_with(kFolderPrefix))
            old.push_back(at->path());
    for (const auto& folder : old)
        fs::remove_all(folder, ignored);
}

}  // namespace

std::optional<fs::path> LastGood::find(text::TomlFaults& faults) const {
    const auto name = list().filename().string();
    std::error_code ignored;
    if (!fs::exists(list(), ignored))
        return std::nullopt;
    const auto text = read_text(list());
    const auto saved = lines_of(text.value_or(""));
    const auto folder = folder_in(saved);
    if (folder.empty()) {
        faults.add(name, 1, "", "is no list of files");
        return std::nullopt;
    }
    const auto files = read_files(m_state / folder);
    if (!files) {
        faults.add(folder, 0, "", "cannot be read: " + files.error().detail);
        return std::nullopt;
    }
    text::TomlFaults differences;
    compare(saved, lines_of(*files, folder), differences);
    faults.add_all(differences);
    if (!differences.empty())
        return std::nullopt;
    return m_state / folder;
}

Result<> LastGood::save(const fs::path& config,
                        const std::function<bool(const fs::path&)>& is_sound,
                        text::TomlFaults& damage) const {
    TEREZE_ASSIGN(const auto files, read_files(config));
    if (const auto present = find(damage)) {
        const auto saved = read_text(list());
        if (lines_of(saved.value_or("")) == lines_of(files, present->filename().string()))
            return {};
    }
    const auto name = std::string(kFolderPrefix) + make_uuid_v7();
    const auto folder = m_state / name;
    TEREZE_TRY(write_files(folder, files));
    if (!is_sound(folder)) {
        std::error_code error;
        fs::remove_all(folder, error);
        return fail("regulation.invalid", ErrorClass::Regulation, Remedy::Configure,
                    "the files were changed while they were saved");
    }
    std::string text;
    for (const auto& line : lines_of(files, name))
        text += line + "\n";
    TEREZE_TRY(write_file_durably(list(), as_bytes(text)));
    remove_copies_but(folder);
    return {};
}

}  // namespace tereze::regulation
