// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/cases/signed_case.h"

#include "core/base/digest.h"
#include "core/trust/cms/cades.h"

namespace tereze::testing {

const Bytes& sample_paper() {
    static const Bytes kPaper = to_bytes("%PDF-1.4 өтініш");
    return kPaper;
}

casework::Manifest sample_case(const std::string& id) {
    casework::Manifest manifest;
    manifest.case_id = id;
    manifest.service_id = kService;
    manifest.operation = "issue";
    manifest.channel = "centre";
    manifest.hall = "almaty-075";
    manifest.ticket_number = "M-001";
    manifest.operator_login = kOperatorLogin;
    manifest.operator_name = kOperatorName;
    manifest.prepared_at = *calendar::parse_iso_time("2026-11-22T05:19:07Z");
    manifest.applicant.iin = "750101300004";
    manifest.applicant.surname = "АХМЕТОВ";
    manifest.applicant.name = "ДӘУЛЕТ";
    manifest.applicant.birth_date = *calendar::parse_iso_date("1975-01-01");
    manifest.applicant.phone = "+77010000000";
    manifest.documents_on_paper = true;
    manifest.attachments = {{1, "application", "Өтініш", "Заявление",
                             casework::Authenticity::OriginalShown, 1, "01-application.pdf",
                             sha256_hex(sample_paper()), sample_paper().size()}};
    manifest.steps = {"1", "2", "3", "c1"};
    return manifest;
}

casework::Package sign_case(const casework::Manifest& manifest, const Issued& signer,
                            calendar::TimePoint at) {
    casework::Package package;
    package.manifest = manifest.canonical();
    package.signature =
        trust::sign_cades_bes(package.manifest, signer.certificate, {}, at, signer.signer())
            .value();
    package.files = {{"01-application.pdf", sample_paper()}};
    return package;
}

}  // namespace tereze::testing
