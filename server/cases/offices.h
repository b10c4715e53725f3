// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The state's offices behind the centres: licensors, and bodies that are asked for conclusions.
#pragma once

#include "core/regulation/catalogue.h"
#include "core/text/localized.h"

#include <string>
#include <string_view>
#include <vector>

namespace tereze::server::cases {

struct Office {
    std::string id;
    std::string number;  ///< begins its incoming numbers, and is no other office's
    std::string series;  ///< of its licences: three Latin letters; empty: it gives none
    text::Localized name;
    text::Localized address;
    /// БИН of the organisation whose key signs here; empty: keys of natural persons do.
    std::string bin;
    /// Services ("almaty-2015/medical") or whole acts that it is the licensor of.
    std::vector<std::string> provides;
    /// Bodies of acts that it is: "almaty-2014/health-department".
    std::vector<std::string> concurs;
    int conclusion_days = 5;  ///< working days for a body that it asks; the acts state none
};

/// Immutable; shared by all threads.
class Offices {
  public:
    Offices() = default;
    explicit Offices(std::vector<Office> all) : m_all(std::move(all)) {}

    const std::vector<Office>& all() const { return m_all; }
    const Office* find(std::string_view id) const;
    /// The licensor of a service: one that names it, before one that names its act. nullptr: the
    /// server serves none.
    const Office* provider_of(const regulation::Service& service) const;
    /// The office that is a body of an act.
    const Office* concurring(std::string_view act_id, std::string_view body) const;

  private:
    std::vector<Office> m_all;
};

}  // namespace tereze::server::cases
