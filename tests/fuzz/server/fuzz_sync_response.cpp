// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Answers of the gateway, from SOAP down to the person or organisation.
#include "server/gateways/legal_entity.h"
#include "server/gateways/natural_person.h"
#include "server/gateways/sync_channel.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tereze::server::gateways;
    const std::string_view document(reinterpret_cast<const char*>(data), size);
    const auto response = parse_sync_response(document);
    if (!response)
        return 0;
    const auto person = parse_person_response(response->data, "750101300004", {"00404"});
    // A person who comes back is the one who was asked for, with a name and a birth date.
    if (person && (person->iin != "750101300004" || person->birth_date.size() != 10 ||
                   (person->surname.empty() && person->name.empty())))
        __builtin_trap();
    const auto entity = parse_entity_response(response->data, "990140000017", {"00001"});
    if (entity && (entity->bin != "990140000017" || entity->status_code.empty() ||
                   (entity->name.kk.empty() && entity->name.ru.empty())))
        __builtin_trap();
    return 0;
}
