// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// An applicant at a kiosk who pays and files a case, for tests of the server.
#pragma once

#include "tests/integration/server/hall.h"

namespace tereze::testing {

inline constexpr auto kApplicantIin = "000101500001";  ///< of keys().stranger_key

/// Messages of the gateway are signed, and so are its notifications of payments.
HallOptions paying_hall();

/// Registered and logged in at "kiosk-1".
class Visit {
  public:
    explicit Visit(Hall& hall, const Issued& key = keys().stranger_key);

    WebReply order(const std::string& key = Hall::new_key(),
                   const std::string& operation = "issue") const;
    nlohmann::json show(const std::string& id) const;
    WebReply check(const std::string& id) const;
    /// What the payment gateway tells the server.
    WebReply notify(const std::string& document) const;
    /// Ordered and paid; returns the order's id.
    std::string paid() const;

    const std::string& bearer() const { return m_bearer; }

  private:
    Hall& m_hall;
    std::string m_bearer;
};

/// A case of kApplicantIin up to the signature; without a payment's id it names none.
casework::Manifest own_case(const std::string& payment_id);
WebReply send(const Hall& hall, const casework::Manifest& manifest,
              const Issued& key = keys().stranger_key);

}  // namespace tereze::testing
