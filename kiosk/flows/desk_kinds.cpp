// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/flows/desk_kinds.h"

#include <algorithm>

namespace tereze::flows {
namespace {

using regulation::Authenticity;

bool is_on_paper(Authenticity proof) {
    return proof != Authenticity::SignedElectronic && proof != Authenticity::StateRecord;
}

/// What an operator most often sees of such a document; the choice can be changed for each.
casework::Authenticity usual_of(Authenticity proof) {
    switch (proof) {
        case Authenticity::Original:
        case Authenticity::SignedOriginal:
        case Authenticity::NotarisedOrOriginalShown:
            return casework::Authenticity::OriginalShown;
        case Authenticity::PlainCopy:
        case Authenticity::SignedCopy:
        case Authenticity::Scan:
        case Authenticity::SignedElectronic:
            return casework::Authenticity::PlainCopy;
        case Authenticity::StateRecord:
            return casework::Authenticity::StateRecord;
    }
    return casework::Authenticity::PlainCopy;
}

desk::DocumentKind kind_of(const regulation::DocumentKind& known, Authenticity proof) {
    return {known.id, known.title, usual_of(proof), std::nullopt, is_on_paper(proof)};
}

}  // namespace

std::vector<desk::DocumentKind> kinds_at_desk(const regulation::Catalogue& catalogue,
                                              const regulation::Service& service,
                                              regulation::Operation operation,
                                              regulation::ApplicantKind applicant) {
    std::vector<desk::DocumentKind> kinds;
    for (const auto* rule :
         service.documents_for(operation, regulation::Channel::Centre, applicant)) {
        kinds.push_back(kind_of(*catalogue.kinds().find(rule->document), rule->authenticity));
        kinds.back().asked = desk::Asked{rule->authenticity, rule->source.clause};
    }
    for (const auto& known : catalogue.kinds().all()) {
        auto kind = kind_of(known, known.authenticity.value_or(Authenticity::PlainCopy));
        const bool listed = std::any_of(kinds.begin(), kinds.end(),
                                        [&](const auto& each) { return each.id == known.id; });
        if (known.general && kind.on_paper && !listed)
            kinds.push_back(std::move(kind));
    }
    return kinds;
}

}  // namespace tereze::flows
