// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The walk: the only place that decides which step may follow which.
#include "core/regulation/process.h"

#include <algorithm>

namespace tereze::regulation {

const Step* Process::step(std::string_view wanted) const {
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [&](const Step& each) { return each.id == wanted; });
    return found == steps.end() ? nullptr : &*found;
}

ProcessWalk::ProcessWalk(const Process& process)
    : m_process(&process), m_current(&process.steps.front()) {}

bool ProcessWalk::allows(std::string_view action) const {
    return !m_ended && m_current->action == action;
}

Result<> ProcessWalk::succeed(std::string_view action, std::chrono::milliseconds took) {
    return leave(action, took, false);
}

Result<> ProcessWalk::refuse(std::string_view action, std::chrono::milliseconds took) {
    return leave(action, took, true);
}

Result<> ProcessWalk::leave(std::string_view action, std::chrono::milliseconds took, bool refused) {
    const auto not_allowed = [&](std::string_view why) {
        return fail("regulation.step_not_allowed", ErrorClass::Regulation, Remedy::None,
                    m_process->id + " step " + m_current->id + ": " + std::string(action) + " " +
                        std::string(why));
    };
    if (m_ended)
        return not_allowed("after the end");
    if (m_current->action != action)
        return not_allowed("is not what this step does");
    const Step* following = nullptr;
    if (refused) {
        if (m_current->next.size() < 2)
            return not_allowed("cannot be refused");
        following = m_process->step(m_current->next[1]);
    } else if (!m_current->next.empty()) {
        following = m_process->step(m_current->next[0]);
    }
    if (following == nullptr && !m_current->ends)
        return not_allowed("leads nowhere");
    m_records.push_back({m_current->id, m_current->actor, took, m_current->limit, refused});
    if (following == nullptr)
        m_ended = true;
    else
        m_current = following;
    return {};
}

}  // namespace tereze::regulation
