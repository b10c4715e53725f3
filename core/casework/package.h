// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A signed case on its way: manifest, signature and files, in one sealed piece.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/casework/manifest.h"

#include <map>
#include <string>

namespace tereze::casework {

/// What the operator (or applicant) signed, with everything needed to check it.
struct Package {
    Bytes manifest;                      ///< canonical JSON, the signed bytes
    Bytes signature;                     ///< CMS SignedData (CAdES-BES, detached, DER)
    std::map<std::string, Bytes> files;  ///< by file name of the manifest's attachments

    /// One piece of bytes: a count-prefixed list of named parts (docs/formats.md).
    Bytes serialize() const;
    /// Errors: casework.package_invalid (cut, over-long, doubled or unsafe names).
    static Result<Package> parse(ByteView bytes);
    /// Every attachment is there, nothing else is, and sizes and SHA-256 are those of the manifest.
    /// Errors: casework.attachment_missing, casework.attachment_changed,
    /// casework.attachment_unknown.
    Result<Manifest> check() const;
};

/// What the server answers when it registers a case, enough to print the receipt at any later time.
struct Receipt {
    std::string registration_number;
    calendar::TimePoint registered_at{};
    std::string service_id;
    std::string operation;
    std::string applicant_name;
    std::string applicant_iin;
    std::string applicant_contact;
    std::string operator_name;
    std::string hall_name_kk;
    std::string hall_name_ru;
    std::string hall_address_kk;
    std::string hall_address_ru;
    calendar::Date expected_result{};
    bool expected_result_stated = false;  ///< false: the act gives no term for this
    /// The term runs over a year that the calendar of working days does not confirm: say so
    /// wherever the date is shown.
    bool expected_result_provisional = false;
    std::string case_id;
    std::string check_url;  ///< page of this case, for the QR code
    std::vector<Attachment> documents;
};

}  // namespace tereze::casework
