// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/scenario/visit.h"

#include <fmt/format.h>

namespace tereze::testing {

Result<> Album::shoot(UiDriver& ui, const std::string& name) {
    if (m_folder.empty())
        return {};
    std::error_code ignored;
    std::filesystem::create_directories(m_folder, ignored);
    TEREZE_TRY(ui.screenshot(m_folder / fmt::format("{:02}-{}.png", ++m_count, name)));
    TEREZE_ASSIGN(const auto findings, ui.audit());
    for (const auto& finding : findings)
        m_findings.push_back(name + ": " + finding);
    return {};
}

Result<> Visit::arrive(UiDriver& ui, const std::string& screen) {
    TEREZE_TRY(ui.wait_screen(screen));
    return m_album.shoot(ui, screen);
}

// --- at the kiosk
// ---------------------------------------------------------------------------------

Result<> Visit::insert_card_and_open_it() {
    TEREZE_TRY(arrive(kiosk(), "self.welcome"));
    TEREZE_TRY(m_hall.insert_card());
    TEREZE_TRY(arrive(kiosk(), "self.open-chip"));
    const auto& cast = m_hall.cast();
    return open_chip_with(cast.card_document, cast.card_birth, cast.card_expiry);
}

Result<> Visit::open_chip_with(const std::string& document, const std::string& birth,
                               const std::string& expiry) {
    TEREZE_TRY(kiosk().fill("self.open-chip.number", document));
    TEREZE_TRY(m_album.shoot(kiosk(), "self.open-chip-keyboard"));
    TEREZE_TRY(kiosk().fill("self.open-chip.birth", birth));
    TEREZE_TRY(kiosk().fill("self.open-chip.expiry", expiry));
    return kiosk().tap("ui.primary");
}

Result<> Visit::choose_service() {
    TEREZE_TRY(arrive(kiosk(), "self.identity"));
    TEREZE_TRY(kiosk().wait_text(m_hall.cast().card_name));
    TEREZE_TRY(kiosk().tap("ui.primary"));
    TEREZE_TRY(arrive(kiosk(), "self.services"));
    return kiosk().tap("self.services." + m_hall.cast().service);
}

Result<> Visit::take_ticket() {
    TEREZE_TRY(insert_card_and_open_it());
    TEREZE_TRY(choose_service());
    return arrive(kiosk(), "self.done");
}

Result<> Visit::leave_kiosk() {
    TEREZE_TRY(m_hall.remove_card());
    TEREZE_TRY(kiosk().tap("ui.primary"));
    return kiosk().wait_screen("self.welcome");
}

// --- at the desk
// ----------------------------------------------------------------------------------

Result<> Visit::log_in_with(const std::string& password) {
    TEREZE_TRY(desk().fill("desk.login.login", m_hall.cast().operator_login));
    TEREZE_TRY(desk().fill("desk.login.password", password));
    return desk().tap("ui.primary");
}

Result<> Visit::log_in_again() {
    TEREZE_TRY(desk().wait_screen("desk.login"));
    return log_in_with(m_hall.cast().operator_password);
}

Result<> Visit::log_in() {
    TEREZE_TRY(arrive(desk(), "desk.login"));
    TEREZE_TRY(log_in_with(m_hall.cast().operator_password));
    return desk().wait_screen("desk.queue");
}

Result<> Visit::call_next() {
    TEREZE_TRY(desk().wait_text("M-0"));  // somebody stands in the waiting list
    TEREZE_TRY(m_album.shoot(desk(), "desk.queue"));
    TEREZE_TRY(desk().tap("desk.call_next"));
    return arrive(desk(), "desk.called");
}

Result<> Visit::begin_case() {
    TEREZE_TRY(desk().tap("ui.primary"));
    TEREZE_TRY(arrive(desk(), "desk.operation"));
    return desk().tap("desk.operation.issue");
}

Result<> Visit::fill_form() {
    TEREZE_TRY(arrive(desk(), "desk.form"));
    TEREZE_TRY(desk().fill("desk.form.phone", "+77010000000"));
    TEREZE_TRY(desk().tap("desk.form.paper"));
    TEREZE_TRY(m_album.shoot(desk(), "desk.form-filled"));
    TEREZE_TRY(desk().tap("ui.primary"));
    TEREZE_TRY(arrive(desk(), "desk.documents"));
    m_documents = 0;
    return {};
}

Result<> Visit::take_paper(const std::string& kind, const std::string& paper) {
    if (m_documents > 0)
        TEREZE_TRY(desk().tap("desk.documents.add"));
    TEREZE_TRY(desk().tap("desk.documents.kind." + kind));
    ++m_documents;
    TEREZE_TRY(desk().wait_node("desk.documents.item." + std::to_string(m_documents)));
    TEREZE_TRY(scan(paper));
    TEREZE_TRY(desk().wait_screen("desk.documents"));
    TEREZE_TRY(desk().wait_node("desk.documents.page.1"));
    return m_album.shoot(desk(), "desk.documents-" + std::to_string(m_documents));
}

Result<> Visit::scan(const std::string& paper) {
    TEREZE_TRY(m_hall.scanner().lay(m_hall.paper(paper)));
    return desk().tap("desk.documents.scan");
}

Result<> Visit::go_to_signature() {
    TEREZE_TRY(desk().tap("ui.primary"));
    TEREZE_TRY(desk().wait_screen("desk.sign"));
    TEREZE_TRY(desk().wait_node("desk.sign.token.holder"));
    return m_album.shoot(desk(), "desk.sign");
}

Result<> Visit::sign_with(const std::string& pin) {
    TEREZE_TRY(desk().fill("desk.sign.pin", pin));
    return desk().tap("ui.primary");
}

Result<> Visit::prepare_case() {
    TEREZE_TRY(call_next());
    TEREZE_TRY(begin_case());
    TEREZE_TRY(fill_form());
    TEREZE_TRY(take_paper("application", "application"));
    TEREZE_TRY(take_paper("education", "diploma"));
    return go_to_signature();
}

Result<> Visit::print_receipt() {
    TEREZE_TRY(arrive(desk(), "desk.registered"));
    TEREZE_TRY(desk().tap("ui.primary"));
    TEREZE_TRY(desk().wait_node("ui.secondary"));  // "print again" stands there once it is printed
    return m_album.shoot(desk(), "desk.registered-printed");
}

Result<> Visit::finish() {
    TEREZE_TRY(desk().tap("ui.primary"));
    return desk().wait_screen("desk.queue");
}

}  // namespace tereze::testing
