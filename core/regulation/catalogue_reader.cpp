// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Reads all files of config/ and checks what spans several of them.
#include "core/regulation/catalogue.h"
#include "core/regulation/readers.h"

#include <algorithm>
#include <map>
#include <utility>

namespace tereze::regulation {

namespace fs = std::filesystem;
using text::TomlFaults;

namespace {

std::vector<fs::path> sorted_entries(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        entries.push_back(entry.path());
    std::sort(entries.begin(), entries.end());
    return entries;
}

bool is_toml(const fs::path& file) {
    return file.extension() == ".toml";
}

template <class T>
bool in_list(const std::vector<T>& all, const T& value) {
    return std::find(all.begin(), all.end(), value) != all.end();
}

}  // namespace

/// One reading of a whole folder. Files are named relative to the folder in all faults.
class CatalogueReader {
  public:
    CatalogueReader(fs::path config, TomlFaults& faults, TomlFaults& warnings)
        : m_config(std::move(config)), m_faults(faults), m_warnings(warnings) {}

    Catalogue read() {
        read_dictionaries();
        for (const auto& folder : sorted_entries(m_config / "regulations"))
            if (fs::is_directory(folder))
                read_act_folder(folder);
        for (const auto& file : sorted_entries(m_config / "processes"))
            if (is_toml(file))
                read_process_file(file);
        if (m_catalogue.m_acts.empty())
            m_faults.add("regulations", 0, "", "holds no act");
        m_references.check(m_faults);
        check_ways();
        // People see the services in the order of the act, not of file names.
        std::stable_sort(m_catalogue.m_services.begin(), m_catalogue.m_services.end(),
                         [](const Service& a, const Service& b) {
                             return std::pair(std::string_view(a.act_id), a.title.source.line) <
                                    std::pair(std::string_view(b.act_id), b.title.source.line);
                         });
        return std::move(m_catalogue);
    }

  private:
    ReadContext context(const Act* act = nullptr) {
        return {m_faults, m_warnings, m_references, act == nullptr ? "" : act->id,
                act == nullptr ? std::nullopt : std::optional(act->language)};
    }

    std::string name_of(const fs::path& file) const {
        return fs::relative(file, m_config).generic_string();
    }

    void read_dictionaries() {
        auto none = context();
        const auto with = [&](const char* file, auto read) {
            const auto path = m_config / "dictionaries" / file;
            if (const auto text = text::read_toml_file(path, name_of(path), m_faults))
                read(*text, name_of(path));
        };
        with("regions.toml", [&](const std::string& text, const std::string& name) {
            m_catalogue.m_regions = read_named(text, name, "regions", Thing::Region, none);
        });
        with("subjects.toml", [&](const std::string& text, const std::string& name) {
            m_catalogue.m_subjects = read_named(text, name, "subjects", Thing::Subject, none);
        });
        with("documents.toml", [&](const std::string& text, const std::string& name) {
            m_catalogue.m_kinds = DocumentKinds::read(text, name, none);
        });
    }

    void read_act_folder(const fs::path& folder) {
        const auto act_file = folder / "act.toml";
        std::optional<Act> act;
        if (!fs::exists(act_file)) {
            m_faults.add(name_of(folder), 0, "", "has no act.toml");
        } else if (const auto text = text::read_toml_file(act_file, name_of(act_file), m_faults)) {
            auto fresh = context();
            act = read_act(*text, name_of(act_file), fresh);
        }
        const auto decisions_file = folder / "decisions.toml";
        if (act && fs::exists(decisions_file)) {
            auto of_act = context(&*act);
            if (const auto text =
                    text::read_toml_file(decisions_file, name_of(decisions_file), m_faults))
                act->decisions = read_decisions(*text, name_of(decisions_file), of_act);
        }
        for (const auto& file : sorted_entries(folder)) {
            if (!is_toml(file) || file == act_file || file == decisions_file)
                continue;
            auto of_act = context(act ? &*act : nullptr);
            const auto text = text::read_toml_file(file, name_of(file), m_faults);
            auto service = text ? read_service(*text, name_of(file), of_act) : std::nullopt;
            if (!service)
                continue;
            m_catalogue.m_services.push_back(std::move(*service));
        }
        if (act)
            m_catalogue.m_acts.push_back(std::move(*act));
    }

    void read_process_file(const fs::path& file) {
        const auto text = text::read_toml_file(file, name_of(file), m_faults);
        if (!text)
            return;
        auto of_named_act = context();
        of_named_act.acts = &m_catalogue.m_acts;
        auto process = read_process(*text, name_of(file), of_named_act);
        if (!process)
            return;
        m_catalogue.m_processes.push_back(std::move(*process));
    }

    /// A service and the processes of its channels name each other, for the same act, channel and
    /// operations, or one of them lies.
    void check_ways() {
        for (const auto& service : m_catalogue.m_services)
            for (const auto& channel : service.channels)
                check_way(service, channel);
        for (const auto& process : m_catalogue.m_processes)
            for (const auto& used : process.services)
                check_use(process, used);
    }

    void fault_at(const std::string& remembered, const std::string& what) {
        const auto place = m_references.recall(remembered);
        m_faults.add(place.file, place.line, place.key, what);
    }

    void check_way(const Service& service, const OfferedChannel& channel) {
        const auto row = scoped(service.id, word_of(channel.value));
        std::map<Operation, int> ways;
        for (const auto& id : channel.processes) {
            const auto* process = m_catalogue.process(id);
            if (process == nullptr)
                continue;
            if (process->channel != channel.value)
                fault_at(row, id + " is a process of another channel");
            if (process->act_id != service.act_id)
                fault_at(row, id + " is a process of another act");
            const bool named =
                std::any_of(process->services.begin(), process->services.end(),
                            [&](const ProcessUse& each) { return each.service_id == service.id; });
            if (!named)
                fault_at(row, id + " does not name this regulation");
            for (const auto operation : process->operations)
                ++ways[operation];
        }
        if (channel.processes.empty())
            return;
        for (const auto& operation : service.operations)
            if (ways[operation.value] != 1)
                fault_at(row, std::to_string(ways[operation.value]) + " ways for operation " +
                                  std::string(word_of(operation.value)));
    }

    void check_use(const Process& process, const ProcessUse& used) {
        const auto* service = m_catalogue.service(used.service_id);
        if (service == nullptr)
            return;
        const auto* channel = service->channel(process.channel);
        if (channel == nullptr || !in_list(channel->processes, process.id))
            fault_at(scoped(process.id, used.service_id),
                     used.service_id + " does not name this process for the channel");
    }

    const fs::path m_config;
    TomlFaults& m_faults;
    TomlFaults& m_warnings;
    References m_references;
    Catalogue m_catalogue;
};

Catalogue::Report Catalogue::examine(const fs::path& config) {
    Report report;
    try {
        CatalogueReader reader(config, report.faults, report.warnings);
        auto catalogue = reader.read();
        if (report.faults.empty())
            report.catalogue = std::move(catalogue);
    } catch (const fs::filesystem_error& error) {
        // A link that leads to itself, for example: no reason to end a program that runs.
        report.faults.add(error.path1().lexically_relative(config).generic_string(), 0, "",
                          "cannot be read: " + error.code().message());
    }
    return report;
}

}  // namespace tereze::regulation
