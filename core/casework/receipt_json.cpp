// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/casework/receipt_json.h"

#include "core/casework/case_json.h"

namespace tereze::casework {
namespace {

/// Every member that is a plain text, for writing and reading alike.
struct TextMember {
    const char* name;
    std::string Receipt::*field;
};
constexpr TextMember kTexts[] = {
    {"registration_number", &Receipt::registration_number},
    {"service_id", &Receipt::service_id},
    {"operation", &Receipt::operation},
    {"applicant_name", &Receipt::applicant_name},
    {"applicant_iin", &Receipt::applicant_iin},
    {"applicant_contact", &Receipt::applicant_contact},
    {"operator_name", &Receipt::operator_name},
    {"hall_name_kk", &Receipt::hall_name_kk},
    {"hall_name_ru", &Receipt::hall_name_ru},
    {"hall_address_kk", &Receipt::hall_address_kk},
    {"hall_address_ru", &Receipt::hall_address_ru},
    {"case_id", &Receipt::case_id},
    {"check_url", &Receipt::check_url},
};

}  // namespace

std::string to_json_text(const Receipt& receipt) {
    nlohmann::json tree{{"registered_at", calendar::iso_time(receipt.registered_at)},
                        {"expected_result", date_text(receipt.expected_result)},
                        {"expected_result_stated", receipt.expected_result_stated},
                        {"expected_result_provisional", receipt.expected_result_provisional},
                        {"documents", attachments_to_json(receipt.documents)}};
    for (const auto& member : kTexts)
        tree[member.name] = receipt.*(member.field);
    return as_text(canonical_text(tree));
}

Result<Receipt> parse_receipt(std::string_view json) {
    TEREZE_ASSIGN(const auto tree, parse_strictly(as_bytes(json), "casework.receipt_invalid"));
    std::optional<std::string> problem;
    StrictObject root(tree, "", problem);
    Receipt receipt;
    for (const auto& member : kTexts)
        receipt.*(member.field) = root.text(member.name);
    receipt.registered_at = root.time("registered_at");
    receipt.expected_result = root.date("expected_result");
    receipt.expected_result_stated = root.flag("expected_result_stated");
    // Receipts that were stored before it was known do not have it.
    receipt.expected_result_provisional = root.optional_flag("expected_result_provisional");
    receipt.documents = read_attachments(root, "documents");
    root.finish();
    if (problem)
        return fail("casework.receipt_invalid", ErrorClass::Software, Remedy::None, *problem);
    return receipt;
}

}  // namespace tereze::casework
