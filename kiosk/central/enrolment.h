// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// How a terminal gets its own key and certificate, and keeps them fresh.
#pragma once

#include "core/base/result.h"
#include "core/calendar/civil_time.h"
#include "kiosk/central/http.h"

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <thread>

namespace tereze::central {

struct Enrolled {
    std::string common_name;
    std::string not_after;  ///< as the server writes it
};

/// Makes a key, asks for its certificate with a code of the administrator, and keeps both in the
/// files that the settings name. A key whose answer was lost is used again by the next try, so that
/// a code is not spent on nothing. The files that were there are replaced only by a whole new pair.
/// @param public_url the server's public listener, "https://centre.example".
/// Errors: central.answer_invalid, trust.key_invalid, file.unwritable, those of HttpConnection, and
/// those of the server by their own codes (terminals.code_unknown …).
Result<Enrolled> enrol(const HttpSettings& settings, const std::string& public_url,
                       const std::string& code);

/// Asks the server whether the certificate is due and, if so, gets the next one for a new key. True
/// where there is one. Errors: as `enrol`, central.cancelled where `stop` comes meanwhile.
Result<bool> renew_if_due(const HttpSettings& settings, calendar::TimePoint now,
                          std::stop_token stop = {});

/// Ends what a power cut has left half done. Before the files are used. Errors: file.unwritable.
Result<> settle_certificate(const HttpSettings& settings);

/// Looks at the certificate now and every few hours, on a thread of its own. New connections use
/// what it brings.
class CertificateKeeper {
  public:
    static constexpr std::chrono::hours kEvery{6};

    /// `trouble` is told of failures, on the keeper's thread.
    CertificateKeeper(HttpSettings settings, std::function<void(const Error&)> trouble);

  private:
    std::jthread m_thread;
};

}  // namespace tereze::central
