// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The head of a service: act, title, provider, form, applicants, terms and fees.
#include "tool/catalogue/show.h"

#include "core/regulation/practice.h"

#include <ostream>

namespace tereze::tool {

using namespace regulation;

namespace {

template <class E>
std::vector<E> all_or(const std::optional<E>& one) {
    if (one)
        return {*one};
    std::vector<E> all;
    for (const auto& each : words<E>())
        all.push_back(each.value);
    return all;
}

/// What a regulation does not state, with the clause of the standard where it points to one.
std::string not_stated(const Service& service, LeftMatter matter, const Page& page) {
    const auto* left = service.left(matter);
    if (left == nullptr || left->standard_clause.empty())
        return page.tr("tool.not_stated");
    return page.tr("regulation.left_to_standard", {{"clause", left->standard_clause}}) + " " +
           page.place(left->source);
}

void show_act(const Act& act, const Service& service, calendar::Date today, Page& page,
              const Catalogue& catalogue) {
    page.title(page.words(service.title) + " " + page.place(service.title.source));
    page.row(page.tr("tool.id"), service.id);
    page.row(page.tr("tool.act"),
             act.number + ", " + calendar::short_date(act.adopted) + ": " + page.words(act.title));
    if (const auto* region = catalogue.region(act.region))
        page.row(page.tr("tool.region"), region->title.in(page.language()));
    if (const auto repealed = repealed_before(catalogue, service, today))
        page.line("! " + page.tr("regulation.repealed", {{"date", calendar::short_date(*repealed)},
                                                         {"number", act.number}}));
    page.row(page.tr("tool.provider"), page.words(service.provider), service.provider.source);
    if (service.standard)
        page.row(
            page.tr("tool.standard"),
            "№ " + service.standard->number + ", " + calendar::short_date(service.standard->date),
            service.standard->source);
}

void show_forms(const Service& service, Page& page) {
    if (service.form)
        page.row(page.tr("tool.form"), page.tr("form." + std::string(word_of(service.form->value))),
                 service.form->source);
    if (service.result_form)
        page.row(page.tr("tool.result_form"),
                 page.tr("form." + std::string(word_of(service.result_form->value))),
                 service.result_form->source);
    if (service.paper_result)
        page.row(page.tr("tool.paper_result"),
                 page.tr("signer." + std::string(word_of(service.paper_result->signer))),
                 service.paper_result->source);
}

void show_applicants(const Service& service, const Wanted& wanted, Page& page) {
    page.heading(page.tr("tool.applicants"));
    for (const auto kind : wanted.applicants()) {
        const auto* row = service.applicant(kind);
        if (row == nullptr)
            continue;
        page.row(page.tr("applicant." + std::string(word_of(kind))),
                 page.tr("identifier." + std::string(word_of(row->identifier))), row->source);
    }
}

void show_terms(const Service& service, const fees::MciTable& mci, calendar::Date today,
                const Wanted& wanted, Page& page) {
    page.heading(page.tr("tool.terms"));
    for (const auto operation : wanted.operations()) {
        const auto name = page.tr("operation." + std::string(word_of(operation)));
        const auto* term = service.term(operation);
        page.row(name,
                 term == nullptr ? not_stated(service, LeftMatter::Term, page)
                                 : page.tr_plural("common.working_days", term->working_days),
                 term == nullptr ? Source{} : term->source);
        const auto* fee = service.fee(operation);
        auto text = not_stated(service, LeftMatter::Fee, page);
        if (fee != nullptr) {
            text = page.tr("tool.fee.mci", {{"mci", std::to_string(fee->mci)}});
            const auto multiple = fees::MciMultiple::of(static_cast<std::uint16_t>(fee->mci));
            if (const auto amount = mci.amount(multiple, today))
                text += page.tr("tool.fee.today", {{"tenge", std::to_string(amount->whole())},
                                                   {"date", calendar::short_date(today)}});
        }
        page.line(page.tr("tool.fee") + ": " + text +
                      (fee == nullptr ? "" : " " + page.place(fee->source)),
                  4);
    }
    if (service.deemed_issued)
        page.row(page.tr("tool.deemed_issued"), page.tr("tool.deemed_issued.text"),
                 service.deemed_issued->source);
    if (service.completeness)
        page.row(page.tr("tool.completeness"),
                 page.tr_plural("common.working_days", service.completeness->working_days),
                 service.completeness->source);
}

int complain_of_id(const Catalogue& catalogue, const std::string& id, std::ostream& complaints) {
    complaints << "no such service: " << id << "\nthe catalogue has:\n";
    for (const auto& service : catalogue.services())
        complaints << "  " << service.id << "\n";
    return 2;
}

}  // namespace

std::vector<Channel> Wanted::channels() const {
    return all_or(channel);
}
std::vector<Operation> Wanted::operations() const {
    return all_or(operation);
}
std::vector<ApplicantKind> Wanted::applicants() const {
    return all_or(applicant);
}

int show_service(const Catalogue& catalogue, const text::Translator& translator,
                 const fees::MciTable& mci, calendar::Date today, const Wanted& wanted,
                 std::ostream& out, std::ostream& complaints) {
    const auto* service = catalogue.service(wanted.service_id);
    if (service == nullptr)
        return complain_of_id(catalogue, wanted.service_id, complaints);
    const auto& act = *catalogue.act(service->act_id);
    Page page(out, translator, wanted.language);
    show_act(act, *service, today, page, catalogue);
    show_forms(*service, page);
    show_applicants(*service, wanted, page);
    show_terms(*service, mci, today, wanted, page);
    show_ways(catalogue, *service, wanted, page);
    show_lists(catalogue, act, *service, wanted, page);
    return 0;
}

}  // namespace tereze::tool
