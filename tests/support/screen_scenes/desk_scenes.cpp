// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// An operator's day, screen by screen.
#include "kiosk/flows/desk_flow.h"
#include "tests/support/screen_scenes/scenes.h"

#include <memory>

namespace tereze::scenes {
namespace {

using namespace flows::desk;
using std::chrono::minutes;

constexpr const char* kMedical = "almaty-2015/medical";
constexpr const char* kNarcotics = "almaty-2015/narcotics";  ///< for legal entities only
constexpr const char* kGrain = "zhambyl-2013/grain";         ///< prints its list of documents
const regulation::Practice kPractice{"almaty-city", {"almaty-2015", "zhambyl-2013"}};
const std::string kCase = "01930f2a-7b11-7c3d-9a52-5d4f8e1c2b3a";

Error trouble(const char* code, ErrorClass error_class = ErrorClass::Hardware) {
    return {code, error_class, Remedy::Retry, {}};
}

Person person() {
    using namespace std::chrono_literals;
    return {"750101300004", "Сейітқали",
            "Ерлан",        "Маратұлы",
            1975y / 1 / 1,  "Алматы қаласы, Әуезов ауданы, Өтеген батыр көшесі, 12-үй, 34-пәтер",
            "012345678"};
}

CalledTicket called(const World& world, const std::string& service) {
    return {{"t-1",
             world.catalogue.service(service)->queue_prefix + "-014",
             service,
             "https://tereze.example/t/4f7c2a91",
             world.clock.now() - minutes(18),
             0,
             {}},
            {"750101300004", "SEIITQALI", "ERLAN", "012345678", "1975-01-01"},
            false};
}

std::vector<WaitingTicket> waiting(const World& world) {
    const auto now = world.clock.now();
    return {{"B-007", "almaty-2015/bus-carriage", now - minutes(41)},
            {"M-014", kMedical, now - minutes(33)},
            {"N-003", "almaty-2015/narcotics", now - minutes(19)},
            {"M-015", kMedical, now - minutes(7)},
            {"M-016", kMedical, now - minutes(1)}};
}

std::vector<RecentCase> recent(const World& world) {
    const auto now = world.clock.now();
    return {
        {{"c-3", "AL-2026-000127", "Нұрғалиева Әсел Құдайбергенқызы", kMedical, now - minutes(12)},
         true},
        {{"c-2", "AL-2026-000126", "Өтегенов Іңкәр Һасенұлы", "almaty-2015/bus-carriage",
          now - minutes(47)},
         false},
        {{"c-1", "AL-2026-000125", "Ким Виктория Сергеевна", kMedical, now - minutes(80)}, false}};
}

casework::Receipt receipt(const World& world) {
    using namespace std::chrono_literals;
    casework::Receipt receipt;
    receipt.registration_number = "AL-2026-000128";
    receipt.registered_at = world.clock.now();
    receipt.service_id = kMedical;
    receipt.operation = "issue";
    receipt.applicant_name = person().full_name();
    receipt.expected_result = 2026y / 12 / 14;
    receipt.expected_result_stated = true;
    receipt.documents.resize(2);
    return receipt;
}

class Desk {
  public:
    explicit Desk(const World& world)
        : m_world(world),
          m_flow(std::make_shared<flows::DeskFlow>(
              world.catalogue, world.clock, flows::DeskFlow::Settings{"almaty-1", kPractice})),
          m_screens(std::make_shared<screens::DeskScreens>(world.context)) {}

    Desk& after(const std::vector<Event>& events) {
        for (const auto& event : events)
            m_flow->handle(event);
        return *this;
    }
    Desk& logged_in() {
        return after({LogIn{"a.serikova", std::make_shared<Secret>("x")},
                      LoggedIn{Operator{"a.serikova", "Серікова Айгүл Нұрланқызы", "880612400332"}},
                      QueueChanged{waiting(m_world)}, RecentCases{recent(m_world)}});
    }
    Desk& about(std::string service) {
        m_service = std::move(service);
        return *this;
    }
    Desk& called_in() {
        return logged_in().after(
            {CallNext{}, TicketCalled{std::optional(called(m_world, m_service))}});
    }
    Desk& at_operation() { return called_in().after({StartServing{}, ServingStarted{{}}}); }
    Desk& looking_up() {
        return at_operation().after({ChooseOperation{regulation::Operation::Issue}});
    }
    Desk& at_form() { return looking_up().after({LookedUp{person()}}); }
    Desk& at_documents() {
        return at_form().after({PhoneChanged{"+7 701 000 00 00"}, PaperMarkChanged{true}, Next{}});
    }
    Desk& scanned(std::size_t paper, std::vector<std::string> remarks = {}) {
        return after(
            {ScanPage{}, PageScanned{Page{0, m_world.papers.at(paper), 1654, 2339, 200, remarks}}});
    }
    Desk& with_papers() {
        return at_documents()
            .after({AddDocument{"application"}})
            .scanned(0)
            .after({AddDocument{"education"}})
            .scanned(1)
            .scanned(2, {"scan.verdict.resolution"});
    }
    Desk& at_sign(std::optional<int> tries, bool at_reader = false) {
        return with_papers().after(
            {Next{}, PinStateRead{tries, false, "СЕРІКОВА АЙГҮЛ НҰРЛАНҚЫЗЫ", at_reader}});
    }
    Desk& signing() { return at_sign(3).after({EnterPin{std::make_shared<Secret>("1234")}}); }
    Desk& sending() { return signing().after({SignedAndSealed{{}, {}}}); }
    const std::string& case_id() const { return m_flow->case_id(); }

    Scene scene(std::string name) const {
        return {std::move(name), ui::Profile::Desk, 1920, 1080,
                [flow = m_flow, drawn = m_screens](ui::Ui& ui) {
                    drawn->draw(ui, flow->view(), [&](const Event& event) { flow->handle(event); });
                }};
    }

  private:
    const World& m_world;
    std::string m_service = kMedical;
    std::shared_ptr<flows::DeskFlow> m_flow;
    std::shared_ptr<screens::DeskScreens> m_screens;
};

void add_queue(const World& world, std::vector<Scene>& scenes) {
    const auto desk = [&] { return Desk(world); };
    scenes.push_back(desk().scene("desk.login"));
    scenes.push_back(desk()
                         .after({LogIn{"a.serikova", std::make_shared<Secret>("x")},
                                 LoggedIn{fail(trouble("central.unreachable"))}})
                         .scene("desk.login.failed"));
    scenes.push_back(desk().logged_in().after({SealedCount{1}}).scene("desk.queue"));
    scenes.push_back(desk()
                         .logged_in()
                         .after({QueueChanged{{}}, RecentCases{{}}, CallNext{},
                                 TicketCalled{std::optional<CalledTicket>()}})
                         .scene("desk.queue.empty"));
    scenes.push_back(desk().called_in().scene("desk.called"));
    scenes.push_back(
        desk().about("almaty-2014/medical").at_operation().scene("desk.called.not-applied"));
    scenes.push_back(desk().about(kNarcotics).at_operation().scene("desk.not-entitled"));
    scenes.push_back(desk().logged_in().scene("desk.queue.help"));
    scenes.back().press = "ui.help";
    scenes.push_back(desk().at_operation().scene("desk.operation"));
    scenes.push_back(desk().at_operation().scene("desk.operation.law"));
    scenes.back().press = "desk.way.5";
    scenes.push_back(desk().looking_up().scene("desk.looking-up"));
    scenes.push_back(
        desk()
            .looking_up()
            .after({LookedUp{fail(trouble("lookups.applicant_absent", ErrorClass::Regulation))}})
            .scene("desk.absent"));
    scenes.push_back(desk()
                         .looking_up()
                         .after({LookedUp{fail(trouble("central.timeout", ErrorClass::Network))}})
                         .scene("desk.unreachable"));
}

void add_papers(const World& world, std::vector<Scene>& scenes) {
    const auto desk = [&] { return Desk(world); };
    scenes.push_back(desk().at_form().scene("desk.form"));
    scenes.push_back(desk()
                         .at_form()
                         .after({PhoneChanged{"+7 701 00"}, PaperMarkChanged{true}})
                         .scene("desk.form.phone-unfinished"));
    scenes.push_back(desk().at_documents().scene("desk.documents.kinds"));
    scenes.push_back(desk().about(kGrain).at_documents().scene("desk.documents.asked"));
    const auto first_asked = [&] {
        return desk()
            .about(kGrain)
            .at_documents()
            .after({AddDocument{"application"}})
            .scanned(0)
            .after({AddDocument{"tax-registration"}});
    };
    scenes.push_back(first_asked().scene("desk.documents.asked.some"));
    scenes.push_back(first_asked().scene("desk.documents.asked.taken"));
    scenes.back().press = "desk.documents.add";
    scenes.push_back(
        desk().at_documents().after({AddDocument{"application"}}).scene("desk.documents.first"));
    scenes.push_back(desk().with_papers().scene("desk.documents"));
    scenes.push_back(desk()
                         .with_papers()
                         .after({ScanPage{}, PageScanned{fail(trouble("scanner.jam"))}})
                         .scene("desk.documents.jam"));
    scenes.push_back(desk().with_papers().scene("desk.documents.remove"));
    scenes.back().press = "desk.documents.remove";
    scenes.push_back(
        desk().with_papers().after({ScanPage{}, ScanProgress{0.38}}).scene("desk.scanning"));
}

void add_signature(const World& world, std::vector<Scene>& scenes) {
    const auto desk = [&] { return Desk(world); };
    scenes.push_back(desk().at_sign(3).scene("desk.sign"));
    scenes.push_back(
        desk()
            .signing()
            .after({SignedAndSealed{fail(trouble("token.pin_wrong", ErrorClass::User)), 1}})
            .scene("desk.sign.last-try"));
    scenes.push_back(desk().at_sign(3, true).scene("desk.sign.at-reader"));
    scenes.push_back(desk().signing().after({ScanProgress{0.5}}).scene("desk.signing"));
    scenes.push_back(desk()
                         .at_sign(3, true)
                         .after({EnterPin{std::make_shared<Secret>()}, ScanProgress{0.1}})
                         .scene("desk.signing.at-reader"));
    scenes.push_back(desk().sending().scene("desk.sending"));
    auto registered = desk().sending();
    registered.after({CaseRegistered{registered.case_id(), receipt(world)}});
    scenes.push_back(registered.scene("desk.registered"));
    auto printed = desk().sending();
    printed.after(
        {CaseRegistered{printed.case_id(), receipt(world)}, PrintReceipt{}, ReceiptPrinted{{}}});
    scenes.push_back(printed.scene("desk.registered.printed"));
    auto sealed = desk().sending();
    sealed.after({CaseWaiting{sealed.case_id(), trouble("central.unreachable")}});
    scenes.push_back(sealed.scene("desk.sealed"));
    auto refused = desk().sending();
    refused.after({CaseRefused{refused.case_id(), trouble("casework.attachment_changed")}});
    scenes.push_back(refused.scene("desk.refused"));
}

}  // namespace

void add_desk(const World& world, std::vector<Scene>& scenes) {
    add_queue(world, scenes);
    add_papers(world, scenes);
    add_signature(world, scenes);
}

std::vector<Scene> all_scenes(const World& world) {
    std::vector<Scene> scenes;
    add_self_service(world, scenes);
    add_desk(world, scenes);
    add_board(world, scenes);
    return scenes;
}

}  // namespace tereze::scenes
