// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Looking things up in a catalogue that is known to be sound.
#include "core/regulation/catalogue.h"

#include "core/regulation/find.h"

namespace tereze::regulation {

Result<Catalogue> Catalogue::load(const std::filesystem::path& config) {
    auto report = examine(config);
    if (!report.catalogue)
        return fail("regulation.invalid", ErrorClass::Regulation, Remedy::Configure,
                    report.faults.joined());
    return std::move(*report.catalogue);
}

const Act* Catalogue::act(std::string_view id) const {
    return find_by_id(m_acts, id);
}
const Service* Catalogue::service(std::string_view id) const {
    return find_by_id(m_services, id);
}
const Process* Catalogue::process(std::string_view id) const {
    return find_by_id(m_processes, id);
}
const Named* Catalogue::region(std::string_view id) const {
    return find_by_id(m_regions, id);
}

const Process* Catalogue::way(const Service& service, Channel channel, Operation operation) const {
    const auto* offered = service.channel(channel);
    if (offered == nullptr)
        return nullptr;
    for (const auto& id : offered->processes) {
        const auto* process = this->process(id);
        if (process != nullptr && covers(process->operations, operation))
            return process;
    }
    return nullptr;
}

std::vector<const Service*> Catalogue::offered_in(Channel channel) const {
    std::vector<const Service*> offered;
    for (const auto& service : m_services)
        if (service.offers(channel))
            offered.push_back(&service);
    return offered;
}

Counts Catalogue::counts() const {
    Counts counts;
    counts.acts = m_acts.size();
    counts.regulations = m_services.size();
    counts.processes = m_processes.size();
    for (const auto& service : m_services) {
        counts.operations += service.operations.size();
        counts.documents += service.documents.size();
        for (const auto& channel : service.channels)
            counts.channels += service.offers(channel.value) ? 1 : 0;
    }
    for (const auto& act : m_acts)
        counts.decisions += act.decisions.size();
    return counts;
}

}  // namespace tereze::regulation
