// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The self-service role: joins flow, screens, devices and server.
#pragma once

#include "kiosk/app/network.h"
#include "kiosk/app/parts.h"
#include "kiosk/app/visit_timer.h"
#include "kiosk/flows/self_service_flow.h"
#include "kiosk/screens/self_service/self_service_screens.h"
#include "kiosk/station/station.h"

#include <memory>

namespace tereze::app {

class SelfServiceApp final : public Role {
  public:
    SelfServiceApp(Parts parts, std::unique_ptr<station::Station> station);
    void draw(ui::Ui& ui) override;
    std::string report() const override;

  private:
    void handle(const flows::self_service::Event& event);
    void run(const flows::self_service::ReadChip& command);
    void run(const flows::self_service::CancelRead& command);
    void run(const flows::self_service::ReserveTicket& command);
    void run(const flows::self_service::PrintTicket& command);
    void run(const flows::self_service::ConfirmPrinted& command);
    void run(const flows::self_service::ReportPrintFailed& command);
    void run(const flows::self_service::EndVisit& command);
    void on_card(const drivers::cards::CardEvent& event);

    Parts m_parts;
    flows::SelfServiceFlow m_flow;
    screens::SelfServiceScreens m_screens;
    VisitTimer m_timer;
    Network m_network;
    std::unique_ptr<station::Station> m_station;
    station::Station::CommandId m_reading = 0;
    std::string m_visit;
};

}  // namespace tereze::app
