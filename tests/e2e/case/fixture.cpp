// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/e2e/case/fixture.h"

#include "core/base/ids.h"
#include "kiosk/central/client.h"
#include "tests/support/store/test_database.h"

#include <unistd.h>

namespace tereze::testing {
namespace {

std::unique_ptr<Hall> open_hall() {
    HallOptions options;
    options.source = TEREZE_SOURCE_DIR;
    options.build = TEREZE_BUILD_DIR;
    options.bin = TEREZE_BIN_DIR;
    options.folder = options.build / "e2e-halls" / std::to_string(::getpid());
    options.postgresql = new_database(options.folder).postgresql;
    return must(Hall::open(options));
}

}  // namespace

HallFixture::HallFixture() : m_hall(open_hall()), m_album({}), m_visit(*m_hall, m_album) {}

void HallFixture::queue_ticket(const std::string& iin, const std::string& service) {
    auto access = m_hall->desk_access();
    access.certificate = access.certificate.parent_path() / "terminal-kiosk-1.pem";
    access.key = access.key.parent_path() / "terminal-kiosk-1.key";
    central::Client client(access);
    queue::TicketApplicant applicant;
    applicant.iin = iin;
    const auto ticket =
        must(client.reserve_ticket(make_uuid_v7(), service, text::Language::Kazakh, applicant));
    must(client.confirm_printed(ticket.id));
}

void HallFixture::serve(const std::string& iin) {
    queue_ticket(iin, m_hall->cast().service);
    start(Terminal::Desk);
    must(m_visit.log_in());
    must(m_visit.call_next());
    must(m_visit.begin_case());
}

}  // namespace tereze::testing
