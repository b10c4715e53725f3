// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/flows/offer.h"

#include "core/regulation/find.h"

namespace tereze::flows {

std::vector<std::string> offered_services(const regulation::Catalogue& catalogue,
                                          const regulation::Practice& practice,
                                          const std::vector<std::string>& narrowed_to,
                                          calendar::Date date) {
    std::vector<std::string> ids;
    for (const auto* service : practice.services(catalogue, regulation::Channel::Centre, date))
        if (regulation::covers(narrowed_to, service->id))
            ids.push_back(service->id);
    return ids;
}

}  // namespace tereze::flows
