// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A citizen's visit, screen by screen.
#include "tests/support/screen_scenes/scenes.h"

#include <memory>

namespace tereze::scenes {
namespace {

using namespace flows::self_service;
using flows::SelfServiceFlow;

const std::vector<std::string> kOffered{"almaty-2015/medical", "almaty-2015/narcotics",
                                        "almaty-2015/bus-carriage"};
const std::vector<std::string> kAll{"almaty-2015/medical",      "almaty-2015/pharmaceutical",
                                    "almaty-2015/narcotics",    "almaty-2015/scrap-metal",
                                    "almaty-2015/pesticides",   "almaty-2015/cotton",
                                    "almaty-2015/bus-carriage", "almaty-2015/veterinary"};

Error trouble(const char* code, ErrorClass error_class) {
    return {code, error_class, Remedy::Retry, {}};
}

identity::DocumentData document() {
    using namespace std::chrono_literals;
    identity::DocumentData data;
    data.document_code = "ID";
    data.issuing_state = "KAZ";
    data.document_number = "012345678";
    data.iin = "750101300004";
    data.surname = "SEIITQALI";
    data.given_names = "ERLAN";
    data.birth_date = 1975y / 1 / 1;
    data.expiry_date = 2031y / 3 / 4;
    return data;
}

flows::Ticket ticket(const World& world) {
    return {"t-1",
            "M-014",
            "almaty-2015/medical",
            "https://tereze.example/t/4f7c2a91",
            world.clock.now(),
            3,
            24};
}

const FieldsChanged kTyped{{"012345678", "01.01.1975", "04.03.2031"}};

class Visit {
  public:
    Visit(const World& world, std::vector<std::string> services)
        : m_flow(std::make_shared<SelfServiceFlow>(
              [services = std::move(services)](calendar::Date) { return services; }, world.clock)),
          m_screens(std::make_shared<screens::SelfServiceScreens>(world.context)) {}

    Visit& after(std::vector<Event> events) {
        for (const auto& event : events)
            m_flow->handle(event);
        return *this;
    }
    Scene scene(std::string name) const {
        return {std::move(name), ui::Profile::Kiosk, 1080, 1920,
                [flow = m_flow, drawn = m_screens](ui::Ui& ui) {
                    drawn->draw(ui, flow->view(), [&](const Event& event) { flow->handle(event); });
                }};
    }

  private:
    std::shared_ptr<SelfServiceFlow> m_flow;
    std::shared_ptr<screens::SelfServiceScreens> m_screens;
};

std::vector<Event> until_identity() {
    return {CardInserted{1}, kTyped, Next{}, ChipRead{document()}};
}

std::vector<Event> until_printing(const World& world) {
    auto events = until_identity();
    events.insert(events.end(),
                  {Next{}, ChooseService{kOffered.front()}, TicketReserved{ticket(world)}});
    return events;
}

void add_card(const World& world, std::vector<Scene>& scenes) {
    const auto visit = [&] { return Visit(world, kOffered); };
    scenes.push_back(visit().scene("self.welcome"));
    scenes.push_back(visit()
                         .after({CardInserted{1}, kTyped, Next{}, ChipRead{document()}, Finish{}})
                         .scene("self.welcome.card-left"));
    scenes.push_back(visit().scene("self.welcome.help"));
    scenes.back().press = "ui.help";
    scenes.push_back(visit().after({CardInserted{1}}).scene("self.open-chip"));
    scenes.push_back(visit()
                         .after({CardInserted{1}, FieldsChanged{{"012345678", "31.02.1975", {}}}})
                         .scene("self.open-chip.no-such-date"));
    scenes.push_back(visit()
                         .after({CardInserted{1}, kTyped, Next{},
                                 ChipRead{fail(trouble("card.mrz_wrong", ErrorClass::User))}})
                         .scene("self.open-chip.wrong-key"));
    scenes.push_back(
        visit().after({CardInserted{1}, kTyped, Next{}, ReadProgress{0.62}}).scene("self.reading"));
    scenes.push_back(visit().after(until_identity()).scene("self.identity"));
    scenes.push_back(visit().after({TypeIinInstead{}}).scene("self.type-iin"));
    scenes.push_back(
        visit().after({TypeIinInstead{}, IinChanged{"750101300005"}}).scene("self.type-iin.wrong"));
}

void add_ticket(const World& world, std::vector<Scene>& scenes) {
    const auto visit = [&] { return Visit(world, kOffered); };
    const auto printing = until_printing(world);
    auto services = until_identity();
    services.emplace_back(Next{});
    scenes.push_back(visit().after(services).scene("self.services"));
    scenes.push_back(Visit(world, kAll).after(services).scene("self.services.all"));
    scenes.push_back(Visit(world, {}).after(services).scene("self.services.none"));
    services.emplace_back(ChooseService{kOffered.front()});
    scenes.push_back(visit().after(services).scene("self.issuing"));
    scenes.push_back(visit().after(printing).scene("self.printing"));
    scenes.push_back(
        visit()
            .after(printing)
            .after({TicketPrinted{fail(trouble("printer.paper_out", ErrorClass::Hardware))}})
            .scene("self.print-failed"));
    const std::vector<Event> joined{TicketPrinted{{}}, TicketJoined{3}};
    scenes.push_back(visit().after(printing).after(joined).scene("self.done"));
    scenes.push_back(
        visit()
            .after(printing)
            .after({CardRemoved{}, TicketPrinted{{}},
                    TicketJoined{fail(trouble("central.unreachable", ErrorClass::Network))}})
            .scene("self.done.unconfirmed"));
    scenes.push_back(visit().after({CardServiceDown{}}).scene("self.out-of-service"));
}

/// The warning above a screen, in the middle of its countdown.
void add_warning(const World& world, std::vector<Scene>& scenes) {
    using namespace std::chrono_literals;
    struct Warned {
        explicit Warned(Clock::TimePoint start) : clock(start), timer(clock, {60s, 30s}) {
            timer.touch();
            clock.advance(72s);
        }
        ManualClock clock;
        ui::SessionTimer timer;
        screens::SessionDialog dialog;
    };
    auto warned = std::make_shared<Warned>(world.clock.now());
    auto below = Visit(world, kOffered).after(until_identity()).scene("self.session-warning");
    const auto screen = below.draw;
    below.draw = [warned, screen](ui::Ui& ui) {
        screen(ui);
        if (warned->dialog.draw(ui, warned->timer) == screens::SessionDialog::Answer::Finish)
            warned->timer.finish();
    };
    scenes.push_back(std::move(below));
}

}  // namespace

void add_self_service(const World& world, std::vector<Scene>& scenes) {
    add_card(world, scenes);
    add_ticket(world, scenes);
    add_warning(world, scenes);
}

}  // namespace tereze::scenes
