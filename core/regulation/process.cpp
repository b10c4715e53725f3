// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Looking things up in a process.
#include "core/regulation/process.h"

#include "core/regulation/find.h"

namespace tereze::regulation {

const Step* Process::step(std::string_view wanted) const {
    return find_by_id(steps, wanted);
}

Source Process::source_of(const Step& step, std::string_view service_id) const {
    for (std::size_t i = 0; i < services.size(); ++i)
        if (services[i].service_id == service_id)
            return {services[i].source.clause, i < step.lines.size() ? step.lines[i] : 0,
                    step.decision};
    return {"", 0, step.decision};
}

const Refusal* Process::refusal(const Step& step, RefusalType type, std::string_view service_id) {
    const Refusal* general = nullptr;
    for (const auto& each : step.refusals) {
        if (each.type != type)
            continue;
        if (each.services.empty())
            general = &each;
        else if (std::find(each.services.begin(), each.services.end(), service_id) !=
                 each.services.end())
            return &each;
    }
    return general;
}

}  // namespace tereze::regulation
