// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// How cases stand in answers, and how their lists are asked for.
#pragma once

#include "server/cases/case_status.h"
#include "server/cases/case_store.h"
#include "server/http/message.h"

#include <nlohmann/json.hpp>

namespace tereze::server::api {

/// The `{id}` of the path.
std::string id_of(const http::Request& request);
http::Response bytes_response(const char* content_type, const Bytes& bytes);
/// Where a list goes on, as an opaque word.
std::string cursor_of(const cases::CasePlace& place);
nlohmann::json case_json(const cases::CaseRecord& record);
/// `limit` and `after` of the query. Errors: request.field_invalid.
Result<cases::PageWanted> read_page(const http::Request& request);
/// `state` of the query; without it what is registered. Errors: request.field_invalid.
Result<cases::CaseStatus> read_status(const http::Request& request);

/// A member of the query that has to be there. Errors: request.field_invalid.
Result<std::string> parameter_of_query(const http::Request& request, const char* name,
                                       std::size_t longest);
/// The one member `signature` (base64) of a body. Errors: those of Fields.
Result<Bytes> read_signature(http::Request& request);

/// The signed parts of a case, one path each.
struct CasePartPath {
    const char* suffix;
    cases::Part part;
    const char* content_type;
};
inline constexpr CasePartPath kCaseParts[] = {
    {"/manifest", cases::Part::Manifest, "application/json"},
    {"/signature", cases::Part::Signature, "application/pkcs7-signature"},
    {"/chain", cases::Part::Chain, "application/x-pem-file"}};

/// Octets that were signed, the signature, or the chain above its signer: one path each.
enum class PaperPart { Document, Signature, Chain };
struct PaperPath {
    const char* suffix;
    PaperPart part;
};
inline constexpr PaperPath kPaperPaths[] = {
    {"", PaperPart::Document}, {"/signature", PaperPart::Signature}, {"/chain", PaperPart::Chain}};
/// Of anything that has the three. Errors: request.not_found (not signed yet).
template <class Paper>
Result<http::Response> paper_response(const Paper& paper, PaperPart part) {
    // What came through the gateway is XML as it came.
    if (part == PaperPart::Document && !paper.document.empty())
        return bytes_response(
            paper.document.front() == '<' ? "application/xml" : "application/json", paper.document);
    if (part == PaperPart::Document || paper.signature.empty())
        return fail("request.not_found", ErrorClass::Software, Remedy::None);
    if (part == PaperPart::Signature)
        return bytes_response("application/pkcs7-signature", paper.signature);
    return bytes_response("application/x-pem-file", to_bytes(paper.chain));
}

}  // namespace tereze::server::api
