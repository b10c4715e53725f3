// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Accounts by certificate: applicants register with one, everybody may log in with one.
#include "core/base/digest.h"
#include "core/base/ids.h"
#include "server/accounts/account_store.h"
#include "server/accounts/accounts.h"
#include "server/accounts/password.h"
#include "server/store/journal.h"

#include <algorithm>

namespace tereze::server::accounts {
namespace {

using store::Connection;

constexpr auto kLine = "accounts";  ///< of store::Database

Person applicant_of(const Holder& holder, std::string id) {
    return {std::move(id),
            holder.number(),
            holder.is_organisation() ? holder.organisation : holder.name,
            holder.iin,
            {std::string(kApplicant)},
            {}};
}

/// Whoever may act for an organisation may; another employee of it must not take its account over.
bool may_register(const Holder& holder) {
    return !holder.is_organisation() || holder.may_act_for_organisation;
}

}  // namespace

Result<Registered> Accounts::register_applicant(const Terminal& terminal, const Holder& holder,
                                                const Secret& password) {
    if (!may_register(holder))
        return fail("accounts.not_entitled", ErrorClass::User, Remedy::None);
    if (password.size() < kShortestPassword)
        return fail("accounts.password_too_short", ErrorClass::User, Remedy::Retry);
    TEREZE_ASSIGN(const auto hash, hash_password(password));
    const auto now = m_clock.now();
    return m_database.write(kLine, [&](Connection& connection) -> Result<Registered> {
        const auto known = account_store::by_login(connection, holder.number());
        const auto person =
            applicant_of(holder, known ? known->person.account_id : make_uuid_v7(now));
        if (known)
            account_store::renew(connection, person, hash);
        else
            account_store::insert(connection, person, hash, now);
        account_store::forget_attempts(connection, sha256_hex(as_bytes(person.login)));
        store::write_fact(connection, now,
                          {terminal.common_name, person.account_id,
                           known ? "account.password_renewed" : "account.registered",
                           person.account_id, holder.certificate_serial});
        return Registered{person, !known};
    });
}

Result<Session> Accounts::log_in(const Terminal& terminal, const Holder& holder,
                                 Permission needed) {
    using Found = std::vector<Person>;
    TEREZE_ASSIGN(const auto people, m_database.read([&](Connection& connection) -> Result<Found> {
        if (needed != Permission::ApplyForOneself)
            return account_store::by_iin(connection, holder.iin);
        const auto known = account_store::by_login(connection, holder.number());
        return known ? Found{known->person} : Found{};
    }));
    const auto person = std::find_if(people.begin(), people.end(), [&](const Person& one) {
        return is_for(one, terminal, needed);
    });
    if (person == people.end())
        return fail("accounts.not_registered", ErrorClass::User, Remedy::None);
    return open_session(terminal, sha256_hex(as_bytes(person->login)), *person,
                        holder.certificate_serial);
}

}  // namespace tereze::server::accounts
