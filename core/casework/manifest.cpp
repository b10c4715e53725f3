// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/casework/manifest.h"

#include "core/base/ids.h"
#include "core/casework/case_json.h"

#include <algorithm>

namespace tereze::casework {
namespace {

/// Stands in every manifest, so that these bytes can never be taken for another signed thing.
constexpr std::string_view kFormat = "tereze.manifest/1";

nlohmann::json applicant_to_json(const Applicant& applicant) {
    return {{"iin", applicant.iin},
            {"surname", applicant.surname},
            {"name", applicant.name},
            {"patronymic", applicant.patronymic},
            {"birth_date", date_text(applicant.birth_date)},
            {"document_number", applicant.document_number},
            {"address", applicant.address},
            {"phone", applicant.phone}};
}

Applicant read_applicant(StrictObject from) {
    Applicant applicant;
    applicant.iin = from.text("iin");
    applicant.surname = from.text("surname");
    applicant.name = from.text("name");
    applicant.patronymic = from.text("patronymic");
    applicant.birth_date = from.date("birth_date");
    applicant.document_number = from.text("document_number");
    applicant.address = from.text("address");
    applicant.phone = from.text("phone");
    from.finish();
    return applicant;
}

Manifest read_manifest(StrictObject& from) {
    Manifest manifest;
    if (from.text("format") != kFormat)
        from.refuse("format");
    manifest.case_id = from.text("case_id");
    if (!is_uuid(manifest.case_id))
        from.refuse("case_id");
    manifest.service_id = from.text("service_id");
    manifest.operation = from.text("operation");
    manifest.channel = from.text("channel");
    manifest.hall = from.text("hall");
    manifest.ticket_number = from.text("ticket_number");
    manifest.operator_login = from.text("operator_login");
    manifest.operator_name = from.text("operator_name");
    manifest.prepared_at = from.time("prepared_at");
    manifest.applicant = read_applicant(from.object("applicant"));
    manifest.form = from.texts("form");
    manifest.documents_on_paper = from.flag("documents_on_paper");
    manifest.attachments = read_attachments(from, "attachments");
    manifest.steps = from.text_list("steps");
    from.finish();
    return manifest;
}

tl::unexpected<Error> invalid(std::string where) {
    return fail("casework.manifest_invalid", ErrorClass::Software, Remedy::None, std::move(where));
}

}  // namespace

std::string Applicant::full_name() const {
    std::string full = surname;
    for (const auto* part : {&name, &patronymic}) {
        if (part->empty())
            continue;
        if (!full.empty())
            full += ' ';
        full += *part;
    }
    return full;
}

Bytes Manifest::canonical() const {
    return canonical_text({{"format", kFormat},
                           {"case_id", case_id},
                           {"service_id", service_id},
                           {"operation", operation},
                           {"channel", channel},
                           {"hall", hall},
                           {"ticket_number", ticket_number},
                           {"operator_login", operator_login},
                           {"operator_name", operator_name},
                           {"prepared_at", calendar::iso_time(prepared_at)},
                           {"applicant", applicant_to_json(applicant)},
                           {"form", form},
                           {"documents_on_paper", documents_on_paper},
                           {"attachments", attachments_to_json(attachments)},
                           {"steps", steps}});
}

Result<Manifest> Manifest::parse(ByteView json) {
    TEREZE_ASSIGN(const auto tree, parse_strictly(json, "casework.manifest_invalid"));
    std::optional<std::string> problem;
    StrictObject root(tree, "", problem);
    Manifest manifest = read_manifest(root);
    if (problem)
        return invalid(*problem);
    // Whoever signs writes the canonical form; another text of the same values is not what was
    // signed.
    const auto canonical = manifest.canonical();
    if (!std::equal(canonical.begin(), canonical.end(), json.begin(), json.end()))
        return invalid("not in canonical form");
    return manifest;
}

}  // namespace tereze::casework
