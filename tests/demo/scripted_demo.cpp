// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One case driven by the program, and every check of what it left.
#include "core/base/files.h"
#include "tests/demo/demo.h"
#include "tests/support/scenario/case_export.h"
#include "tests/support/scenario/visit.h"

#include <fmt/format.h>

#include <cstdio>

namespace tereze::demo {
namespace {

using namespace tereze::testing;
using nlohmann::json;

void say(const std::string& what) {
    std::printf("%s\n", what.c_str());
    std::fflush(stdout);
}

/// What a run leaves behind, gathered while it goes on.
struct Run {
    const DemoOptions& options;
    Hall& hall;
    Album album;
    json summary = json::object();
    std::vector<std::string> faults;
    std::string case_id;

    std::filesystem::path out(const char* name) const { return options.out / name; }
    void expect(bool holds, const std::string& what) {
        if (!holds)
            faults.push_back(what);
    }
};

Result<> take_ticket(Run& run, Visit& visit) {
    say("kiosk: a card is put in, its chip is read, a ticket is printed");
    TEREZE_TRY(visit.take_ticket());
    TEREZE_ASSIGN(const auto report, visit.kiosk().report());
    run.summary["ticket_number"] = report.value("ticket_number", "");
    run.summary["ticket_url"] = report.value("ticket_url", "");
    run.summary["service"] = report.value("service", "");
    std::error_code error;
    std::filesystem::copy_file(run.hall.ticket_printer().ticket(), run.out("ticket.png"),
                               std::filesystem::copy_options::overwrite_existing, error);
    run.expect(!error, "no ticket.png");
    // The hall works by a repealed act, and whoever takes a ticket is told so.
    TEREZE_TRY(visit.kiosk().wait_node("self.done.repealed"));
    return visit.leave_kiosk();
}

Result<> serve(Run& run, Visit& visit) {
    say("desk: the ticket is called, the applicant looked up, papers scanned");
    TEREZE_TRY(visit.log_in());
    TEREZE_TRY(visit.call_next());
    TEREZE_TRY(visit.board().wait_text(run.summary["ticket_number"].get<std::string>()));
    TEREZE_TRY(run.album.shoot(visit.board(), "board"));
    TEREZE_TRY(visit.begin_case());
    TEREZE_TRY(visit.fill_form());
    TEREZE_TRY(visit.desk().wait_node("desk.repealed"));
    TEREZE_TRY(visit.take_paper("application", "application"));
    TEREZE_TRY(visit.take_paper("education", "diploma"));
    TEREZE_TRY(visit.go_to_signature());
    say("desk: the case is signed, sealed, sent and registered");
    TEREZE_TRY(visit.sign_with(run.hall.cast().operator_pin));
    TEREZE_TRY(visit.print_receipt());
    TEREZE_ASSIGN(const auto report, visit.desk().report());
    run.case_id = report.value("case_id", "");
    run.summary["operation"] = report.value("operation", "");
    run.summary["registration_number"] = report.value("registration_number", "");
    run.summary["steps"] = report.value("steps", json::array());
    for (const auto& step : run.summary["steps"])
        if (step["limit_seconds"].is_number() && step["seconds"] > step["limit_seconds"])
            say(fmt::format("note: step {} took longer than the act's limit",
                            step["id"].get<std::string>()));
    return visit.finish();
}

Result<> keep_papers(Run& run) {
    const auto printed = run.hall.page_printer().printed();
    run.expect(!printed.empty(), "no receipt was printed");
    if (!printed.empty()) {
        TEREZE_ASSIGN(const auto pdf, read_file(printed.back()));
        TEREZE_TRY(write_file_durably(run.out("receipt.pdf"), pdf));
    }
    const CaseFiles files{run.out("case")};
    TEREZE_ASSIGN(const auto receipt, export_case(run.hall, run.case_id, files));
    run.summary["iin"] = receipt.applicant_iin;
    run.summary["expected_result_date"] =
        receipt.expected_result_stated ? json(calendar::iso_date(receipt.expected_result)) : json();
    run.expect(receipt.registration_number == run.summary["registration_number"],
               "the server knows another registration number");
    run.expect(receipt.applicant_iin == run.hall.cast().card_iin, "another applicant");
    return {};
}

Result<> check_ticket(Run& run) {
    TEREZE_ASSIGN(const auto payload, read_qr(run.out("ticket.png")));
    run.expect(payload == run.summary["ticket_url"], "the QR code is not the ticket's page");
    return {};
}

Result<> check_receipt(Run& run) {
    TEREZE_ASSIGN(const auto text, pdf_text(run.out("receipt.pdf")));
    const auto& cast = run.hall.cast();
    TEREZE_ASSIGN(const auto manifest_bytes, read_file(run.out("case") / "manifest.json"));
    TEREZE_ASSIGN(const auto manifest, casework::Manifest::parse(manifest_bytes));
    std::vector<std::string> wanted{
        run.summary["registration_number"].get<std::string>(),
        "Медициналық қызметке лицензия беру, қайта ресімдеу, лицензияның телнұсқасын беру",
        "№ 2/279 актінің күші жойылған (2016 жылғы 12 мамыр)",
        cast.hall_address_kk,
        cast.operator_name,
        manifest.applicant.full_name(),
        calendar::long_date(calendar::date_in_almaty(manifest.prepared_at),
                            text::Language::Kazakh)};
    for (const auto& line : manifest.attachments)
        wanted.push_back(line.title_kk);
    for (const auto& words : wanted)
        run.expect(text.find(folded(words)) != std::string::npos, "not on the receipt: " + words);
    return {};
}

Result<> check_case(Run& run) {
    TEREZE_ASSIGN(const auto faults, faults_of(CaseFiles{run.out("case")}));
    run.faults.insert(run.faults.end(), faults.begin(), faults.end());
    return {};
}

/// The first screens again in the other languages, for people who look at the pictures.
Result<> look_in_other_languages(Run& run, Visit& visit) {
    for (const auto& language : run.options.languages) {
        if (language == run.options.hall.language)
            continue;
        TEREZE_TRY(visit.kiosk().language(language));
        TEREZE_TRY(run.album.shoot(visit.kiosk(), "self.welcome-" + language));
        TEREZE_TRY(visit.desk().language(language));
        TEREZE_TRY(run.album.shoot(visit.desk(), "desk.queue-" + language));
        TEREZE_TRY(visit.board().language(language));
        TEREZE_TRY(run.album.shoot(visit.board(), "board-" + language));
    }
    return {};
}

Result<> go_through(Run& run) {
    Visit visit(run.hall, run.album);
    for (const auto terminal : {Terminal::Board, Terminal::SelfService, Terminal::Desk})
        TEREZE_TRY(run.hall.start(terminal));
    TEREZE_TRY(take_ticket(run, visit));
    TEREZE_TRY(serve(run, visit));
    TEREZE_TRY(keep_papers(run));
    TEREZE_TRY(look_in_other_languages(run, visit));
    say("checks: zbarimg, pdftotext, openssl cms");
    TEREZE_TRY(check_ticket(run));
    TEREZE_TRY(check_receipt(run));
    TEREZE_TRY(check_case(run));
    for (const auto& finding : run.album.findings())
        run.faults.push_back("screen " + finding);
    return {};
}

}  // namespace

Result<bool> run_scripted(const DemoOptions& options) {
    std::error_code error;
    std::filesystem::remove_all(options.out, error);
    std::filesystem::create_directories(options.out, error);
    if (error)
        return fail("file.unwritable", ErrorClass::Hardware, Remedy::Service, error.message());
    TEREZE_ASSIGN(const auto hall, Hall::open(options.hall));
    Run run{options, *hall, Album(options.out / "screens"), json::object(), {}, {}};
    if (const auto gone = go_through(run); !gone)
        run.faults.push_back(gone.error().code + ": " + gone.error().detail);
    run.summary["ok"] = run.faults.empty();
    if (!run.faults.empty())
        run.summary["faults"] = run.faults;
    TEREZE_TRY(
        write_file_durably(options.out / "summary.json", as_bytes(run.summary.dump(2) + "\n")));
    for (const auto& fault : run.faults)
        say("fault: " + fault);
    return run.faults.empty();
}

}  // namespace tereze::demo
