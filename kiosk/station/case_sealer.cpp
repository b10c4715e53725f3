// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/station/case_sealer.h"

#include "core/base/digest.h"
#include "core/trust/cms/cades.h"
#include "core/trust/envelope.h"
#include "drivers/scanner/pdf.h"

#include <fmt/format.h>

namespace tereze::station {
namespace {

using drivers::CommandContext;
using drivers::DeviceEventKind;
namespace tokens = drivers::tokens;

void tell_progress(const CommandContext& context, double fraction) {
    drivers::DeviceEvent event;
    event.kind = DeviceEventKind::Progress;
    event.progress = fraction;
    context.emit(event);
}

/// Makes the PDF of one line of the inventory and writes its name, size and hash into the line.
Result<Bytes> make_attachment(casework::Attachment& line, const ScannedDocument& document,
                              calendar::TimePoint created) {
    drivers::scanner::PdfMetadata metadata;
    metadata.title = line.title_kk;
    metadata.kind = line.kind;
    metadata.created = created;
    TEREZE_ASSIGN(auto pdf, drivers::scanner::make_pdf(document.pages, metadata));
    line.file_name = fmt::format("{:02}-{}.pdf", line.number, line.kind);
    line.size = pdf.size();
    line.sha256 = sha256_hex(pdf);
    return pdf;
}

}  // namespace

Result<tokens::TokenCertificate> signing_certificate(tokens::Token& token,
                                                     const std::string& signer_iin,
                                                     calendar::TimePoint now,
                                                     const CommandContext& context) {
    TEREZE_ASSIGN(const auto all, token.certificates(context));
    return tokens::choose_for_signing(all, now, signer_iin);
}

Result<> seal_case(casework::Manifest manifest, const std::vector<ScannedDocument>& documents,
                   const std::string& signer_iin, const Secret& pin, tokens::Token& token,
                   SealingRoom& room, const CommandContext& context) {
    if (documents.size() != manifest.attachments.size())
        return fail("station.documents_differ", ErrorClass::Software, Remedy::Service,
                    "inventory and scans are not of the same length");
    TEREZE_ASSIGN(const auto signer,
                  signing_certificate(token, signer_iin, manifest.prepared_at, context));

    casework::Package package;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        TEREZE_TRY(context.check());
        auto& line = manifest.attachments[i];
        TEREZE_ASSIGN(auto pdf, make_attachment(line, documents[i], manifest.prepared_at));
        package.files[line.file_name] = std::move(pdf);
        tell_progress(context,
                      0.7 * static_cast<double>(i + 1) / static_cast<double>(documents.size()));
    }
    package.manifest = manifest.canonical();

    // From the signature on, nothing asks whether to go on: what is signed must reach the outbox.
    TEREZE_ASSIGN(package.signature,
                  trust::sign_cades_bes(package.manifest, signer.certificate, room.people_ca,
                                        manifest.prepared_at, [&](ByteView to_be_signed) {
                                            return token.sign(signer.id_hex, pin, to_be_signed,
                                                              context);
                                        }));
    tell_progress(context, 0.85);
    auto plain = package.serialize();
    const auto envelope = trust::seal(plain, room.server);
    wipe(plain);
    for (auto& [name, content] : package.files)
        wipe(content);
    if (!envelope)
        return fail(envelope.error());
    TEREZE_TRY(room.outbox.put(manifest.case_id, *envelope));
    tell_progress(context, 1);
    return {};
}

}  // namespace tereze::station
