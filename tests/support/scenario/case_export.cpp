// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/scenario/case_export.h"

#include "core/base/files.h"
#include "kiosk/central/client.h"

namespace tereze::testing {
namespace {

Result<central::Client> logged_in_client(const Hall& hall) {
    central::Client client(hall.desk_access());
    TEREZE_TRY(client.log_in(hall.cast().operator_login, Secret(hall.cast().operator_password)));
    return client;
}

}  // namespace

Result<casework::Receipt> export_case(const Hall& hall, const std::string& case_id,
                                      const CaseFiles& files) {
    TEREZE_ASSIGN(auto client, logged_in_client(hall));
    std::error_code ignored;
    std::filesystem::create_directories(files.folder / "attachments", ignored);
    TEREZE_ASSIGN(const auto manifest_bytes, client.case_part(case_id, "manifest"));
    TEREZE_TRY(write_file_durably(files.manifest(), manifest_bytes));
    TEREZE_ASSIGN(const auto signature, client.case_part(case_id, "signature"));
    TEREZE_TRY(write_file_durably(files.signature(), signature));
    TEREZE_ASSIGN(const auto chain, client.case_part(case_id, "chain"));
    TEREZE_TRY(write_file_durably(files.chain(), chain));
    TEREZE_ASSIGN(const auto manifest, casework::Manifest::parse(manifest_bytes));
    for (const auto& line : manifest.attachments) {
        TEREZE_ASSIGN(const auto content,
                      client.case_part(case_id, "attachments/" + line.file_name));
        TEREZE_TRY(write_file_durably(files.folder / "attachments" / line.file_name, content));
    }
    return client.receipt(case_id);
}

Result<std::vector<casework::CaseSummary>> registered_cases(const Hall& hall) {
    TEREZE_ASSIGN(auto client, logged_in_client(hall));
    return client.recent_cases();
}

}  // namespace tereze::testing
