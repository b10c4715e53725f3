// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The case manifest: what is signed. Canonical JSON (RFC 8785) with the form and the SHA-256 of
// every attachment, so that one changed byte anywhere makes the signature fail.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/calendar/civil_time.h"

#include <map>
#include <string>
#include <vector>

namespace tereze::casework {

/// How the applicant's copy was found true (Жамбыл 2013, para 11, and its neighbours).
enum class Authenticity { OriginalShown, NotarisedCopy, PlainCopy, StateRecord };
std::string_view to_string(Authenticity authenticity);  ///< "original-shown", "notarised-copy", …

struct Applicant {
    std::string iin;
    std::string surname;
    std::string name;
    std::string patronymic;
    calendar::Date birth_date{};
    std::string document_number;
    std::string address;
    std::string phone;  ///< +7XXXXXXXXXX, as the operator typed it; may be empty

    std::string full_name() const;
};

/// One line of the document inventory (тізімдеме / опись) and the file behind it.
struct Attachment {
    int number = 0;    ///< line of the inventory, from 1
    std::string kind;  ///< id in config/dictionaries/documents.toml
    std::string title_kk;
    std::string title_ru;
    Authenticity authenticity = Authenticity::OriginalShown;
    int pages = 0;
    std::string file_name;  ///< "01-application.pdf"
    std::string sha256;     ///< lower-case hexadecimal
    std::size_t size = 0;   ///< bytes
};

struct Manifest {
    std::string case_id;  ///< UUIDv7
    std::string service_id;
    std::string operation;  ///< "issue", "reissue", "duplicate"
    std::string channel;    ///< "centre", "self-service"
    std::string hall;
    std::string ticket_number;
    std::string operator_login;
    std::string operator_name;
    calendar::TimePoint prepared_at{};
    Applicant applicant;
    std::map<std::string, std::string> form;  ///< further fields of the request form by key
    bool documents_on_paper = false;          ///< the mark of step 5
    std::vector<Attachment> attachments;
    std::vector<std::string> steps;  ///< ids of the steps done so far, in order

    /// The exact bytes that are hashed and signed.
    Bytes canonical() const;
    /// Strict: unknown or missing members and wrong types are refused.
    /// Errors: casework.manifest_invalid (the detail names the member).
    static Result<Manifest> parse(ByteView json);
};

/// RFC 8785 canonical form of a JSON text: sorted members, shortest numbers, UTF-8.
/// Errors: casework.json_invalid.
Result<Bytes> canonical_json(ByteView json);

}  // namespace tereze::casework
