// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Answers of the gateway, from SOAP down to the person, organisation, licence, power or payment.
#include "server/gateways/legal_entity.h"
#include "server/gateways/licence_search.h"
#include "server/gateways/natural_person.h"
#include "server/gateways/payment_messages.h"
#include "server/gateways/power_of_attorney.h"
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
    const auto power = parse_power_response(response->data, "AT-1", "750101300004", {"00001"});
    if (power && (power->number != "AT-1" || power->trustee_iin != "750101300004"))
        __builtin_trap();
    const auto licences = parse_licence_search(response->data, "990140000017");
    for (std::size_t i = 0; licences && i < licences->size(); ++i)
        if (licences->at(i).holder_number != "990140000017" || licences->at(i).issued_on.empty())
            __builtin_trap();
    const auto status = parse_status(response->data, "P1");
    if (status && status->state == "PAYMENT_DONE" && status->bank_reference.empty())
        __builtin_trap();
    return 0;
}
