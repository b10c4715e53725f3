// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Loads all of config/ and checks what spans several files.
#include "core/regulation/catalogue.h"

#include "core/regulation/readers.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace tereze::regulation {
namespace {

using text::TomlFaults;
namespace fs = std::filesystem;

struct Found {
    std::map<std::string, fs::path>
        acts;  ///< name for people -> path, in the order of the alphabet
    std::map<std::string, fs::path> services;
    std::map<std::string, fs::path> processes;
};

std::vector<fs::path> sorted_entries(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        entries.push_back(entry.path());
    std::sort(entries.begin(), entries.end());
    return entries;
}

Found find_files(const fs::path& config, TomlFaults& faults) {
    Found found;
    for (const auto& folder : sorted_entries(config / "regulations")) {
        if (!fs::is_directory(folder))
            continue;
        if (!fs::exists(folder / "act.toml"))
            faults.add("regulations/" + folder.filename().string(), 0, "", "has no act.toml");
        for (const auto& file : sorted_entries(folder)) {
            if (file.extension() != ".toml")
                continue;
            auto& list = file.filename() == "act.toml" ? found.acts : found.services;
            list.emplace(fs::relative(file, config).generic_string(), file);
        }
    }
    for (const auto& file : sorted_entries(config / "processes"))
        if (file.extension() == ".toml")
            found.processes.emplace(fs::relative(file, config).generic_string(), file);
    if (found.acts.empty())
        faults.add("regulations", 0, "", "holds no act");
    return found;
}

template <class T, class Reader>
std::vector<std::pair<std::string, T>> read_all(const std::map<std::string, fs::path>& files,
                                                Reader reader, TomlFaults& faults) {
    std::vector<std::pair<std::string, T>> all;
    for (const auto& [name, path] : files) {
        const auto content = text::read_toml_file(path, name, faults);
        if (!content)
            continue;
        if (auto read = reader(*content, name, faults))
            all.emplace_back(name, std::move(*read));
    }
    return all;
}

template <class T, class Key>
void check_unique(const std::vector<std::pair<std::string, T>>& all, Key key,
                  std::string_view key_name, TomlFaults& faults) {
    std::set<std::string> seen;
    for (const auto& [file, each] : all)
        if (!seen.insert(key(each)).second)
            faults.add(file, 0, key_name, "stands in another file as well: " + key(each));
}

template <class T>
const T* find_by_id(const std::vector<std::pair<std::string, T>>& all, std::string_view id) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const auto& each) { return each.second.id == id; });
    return found == all.end() ? nullptr : &found->second;
}

using Acts = std::vector<std::pair<std::string, Act>>;
using Services = std::vector<std::pair<std::string, Service>>;
using Processes = std::vector<std::pair<std::string, Process>>;

void check_references(const Acts& acts, const Services& services, const Processes& processes,
                      TomlFaults& faults) {
    for (const auto& [file, service] : services) {
        if (find_by_id(acts, service.act_id) == nullptr)
            faults.add(file, 0, "act", "is in no act.toml: " + service.act_id);
        if (service.process_centre.empty())
            continue;
        const auto* process = find_by_id(processes, service.process_centre);
        if (process == nullptr || process->channel != Channel::Centre)
            faults.add(file, 0, "process_centre",
                       "is no process of the centre: " + service.process_centre);
        if (!service.offers(Channel::Centre))
            faults.add(file, 0, "process_centre", "but the channels do not name the centre");
    }
    for (const auto& [file, process] : processes) {
        if (find_by_id(acts, process.act_id) == nullptr)
            faults.add(file, 0, "act", "is in no act.toml: " + process.act_id);
        for (const auto& step : process.steps)
            for (const auto& [service, line] : step.elsewhere)
                if (find_by_id(services, service) == nullptr)
                    faults.add(file, 0, "elsewhere", "names no service: " + service);
    }
}

template <class T>
std::vector<T> without_files(std::vector<std::pair<std::string, T>> all) {
    std::vector<T> values;
    values.reserve(all.size());
    for (auto& [file, each] : all)
        values.push_back(std::move(each));
    return values;
}

template <class T>
const T* find_in(const std::vector<T>& all, std::string_view id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const T& each) { return each.id == id; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

Result<Catalogue> Catalogue::load(const fs::path& config) {
    TomlFaults faults;
    const auto found = find_files(config, faults);
    auto acts = read_all<Act>(found.acts, read_act, faults);
    auto services = read_all<Service>(found.services, read_service, faults);
    auto processes = read_all<Process>(found.processes, read_process, faults);
    const auto id = [](const auto& each) { return each.id; };
    check_unique(acts, id, "id", faults);
    check_unique(services, id, "id", faults);
    check_unique(
        services, [](const Service& each) { return each.queue_prefix; }, "queue_prefix", faults);
    check_unique(processes, id, "id", faults);
    check_references(acts, services, processes, faults);
    if (!faults.empty())
        return fail("regulation.invalid", ErrorClass::Regulation, Remedy::Configure,
                    faults.joined());
    Catalogue catalogue;
    catalogue.m_acts = without_files(std::move(acts));
    catalogue.m_services = without_files(std::move(services));
    catalogue.m_processes = without_files(std::move(processes));
    // People see the services in the order of the act, not of file names.
    std::sort(catalogue.m_services.begin(), catalogue.m_services.end(),
              [](const Service& a, const Service& b) {
                  return std::pair(a.act_id, a.title.source.line) <
                         std::pair(b.act_id, b.title.source.line);
              });
    return catalogue;
}

const Act* Catalogue::act(std::string_view id) const {
    return find_in(m_acts, id);
}
const Service* Catalogue::service(std::string_view id) const {
    return find_in(m_services, id);
}
const Process* Catalogue::process(std::string_view id) const {
    return find_in(m_processes, id);
}

std::vector<const Service*> Catalogue::offered_in(Channel channel) const {
    std::vector<const Service*> offered;
    for (const auto& service : m_services)
        if (service.offers(channel))
            offered.push_back(&service);
    return offered;
}

}  // namespace tereze::regulation
