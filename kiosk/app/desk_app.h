// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The desk role: joins flow, screens, devices, server and outbox.
#pragma once

#include "kiosk/app/network.h"
#include "kiosk/app/parts.h"
#include "kiosk/app/visit_timer.h"
#include "kiosk/central/queue_watch.h"
#include "kiosk/flows/desk_flow.h"
#include "kiosk/screens/desk/desk_screens.h"
#include "kiosk/station/case_sealer.h"
#include "kiosk/station/station.h"

#include <memory>

namespace tereze::app {

class DeskApp final : public Role {
  public:
    DeskApp(Parts parts, std::unique_ptr<station::Station> station, station::SealingRoom room,
            flows::DeskFlow::Settings flow_settings);
    ~DeskApp() override;
    void draw(ui::Ui& ui) override;
    std::string report() const override;

  private:
    void handle(const flows::desk::Event& event);
    void run(const flows::desk::DoLogIn& command);
    void run(const flows::desk::DoLogOut& command);
    void run(const flows::desk::DoCallNext& command);
    void run(const flows::desk::DoTicket& command);
    void run(const flows::desk::DoLookup& command);
    void run(const flows::desk::DoScan& command);
    void run(const flows::desk::DoCancelScan& command);
    void run(const flows::desk::DoReadPinState& command);
    void run(const flows::desk::DoSignAndSeal& command);
    void run(const flows::desk::DoSend& command);
    void run(const flows::desk::DoPrintReceipt& command);
    void run(const flows::desk::DoFetchReceipt& command);
    void run(const flows::desk::DoRefresh& command);
    void run(const flows::desk::DoWipe& command);
    void on_delivery(const central::Delivery& delivery);
    void print_receipt(const casework::Receipt& receipt, bool duplicate);
    void refresh_sealed_count();
    std::function<void(std::function<void()>)> poster();

    Parts m_parts;
    flows::DeskFlow m_flow;
    screens::DeskScreens m_screens;
    VisitTimer m_timer;
    Network m_network;
    std::unique_ptr<station::Station> m_station;
    station::SealingRoom m_room;
    std::unique_ptr<central::OutboxSender> m_sender;
    std::unique_ptr<central::QueueWatch> m_watch;
    station::Station::CommandId m_scanning = 0;
};

}  // namespace tereze::app
