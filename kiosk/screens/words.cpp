// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/screens/words.h"

#include "core/regulation/clause_words.h"
#include "core/regulation/practice.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tereze::screens {
namespace {

struct IconOf {
    std::string_view ending;
    ui::Icon icon;
};
constexpr std::array kServiceIcons{
    IconOf{"/medical", ui::Icon::Medical},
    IconOf{"/pharmaceutical", ui::Icon::Medical},
    IconOf{"/narcotics", ui::Icon::Medical},
};

/// The first sentence says what happened and stands out; the rest says what to do.
std::size_t end_of_first_sentence(std::string_view text) {
    const auto stop = text.find_first_of(".!?");
    return stop == text.npos || text.substr(stop + 1, 1) != " " ? text.size() : stop + 1;
}

void show_sentences(ui::Ui& ui, std::string_view id, ui::BannerKind kind, const std::string& text) {
    const auto end = end_of_first_sentence(text);
    const auto rest = std::min(text.size(), end + 1);
    ui.banner(id, kind, text.substr(0, end), text.substr(rest));
}

ui::BannerKind banner_kind(flows::Notice::Kind kind) {
    switch (kind) {
        case flows::Notice::Kind::Info:
            return ui::BannerKind::Info;
        case flows::Notice::Kind::Success:
            return ui::BannerKind::Success;
        case flows::Notice::Kind::Warning:
            return ui::BannerKind::Warning;
        case flows::Notice::Kind::Error:
            return ui::BannerKind::Error;
    }
    return ui::BannerKind::Info;
}

}  // namespace

std::string service_name(const Context& context, text::Language language, std::string_view id) {
    const auto* service = context.catalogue.service(id);
    return service == nullptr ? std::string(id) : service->short_title.in(language);
}

std::string service_title(const Context& context, text::Language language, std::string_view id) {
    const auto* service = context.catalogue.service(id);
    return service == nullptr ? std::string(id) : service->title.in(language);
}

std::string term_words(const ui::Ui& ui, const regulation::Service& service) {
    // Most come for a licence, and its term is the longest of the three.
    if (const auto* term = service.term(regulation::Operation::Issue))
        return ui.tr("app.term.stated",
                     {{"term", count_words(ui, "common.working_days", term->working_days)},
                      {"clause", clause_words(ui, term->source.clause)}});
    const auto* left = service.left(regulation::LeftMatter::Term);
    if (left == nullptr)
        return ui.tr("app.term.not_stated");
    return ui.tr("app.term.left_to_standard", {{"standard_clause", left->standard_clause},
                                               {"clause", clause_words(ui, left->source.clause)}});
}

ui::Icon service_icon(std::string_view id) {
    const auto found =
        std::find_if(kServiceIcons.begin(), kServiceIcons.end(),
                     [&](const IconOf& entry) { return id.ends_with(entry.ending); });
    return found == kServiceIcons.end() ? ui::Icon::Briefcase : found->icon;
}

std::string clause_words(const ui::Ui& ui, std::string_view clause) {
    return regulation::clause_words(clause,
                                    [&](std::string_view id, const text::Arguments& arguments) {
                                        return ui.tr(id, arguments);
                                    });
}

std::string limit_words(const ui::Ui& ui, std::chrono::milliseconds limit) {
    const long seconds = std::chrono::ceil<std::chrono::seconds>(limit).count();
    constexpr long kDay = 24L * 60 * 60;
    if (seconds >= kDay)
        return count_words(ui, "app.limit.days", seconds / kDay);
    if (seconds < 60)
        return count_words(ui, "app.limit.seconds", seconds);
    if (seconds % 60 == 0)
        return count_words(ui, "app.limit.minutes", seconds / 60);
    return ui.tr("app.limit.minutes_seconds", {{"minutes", std::to_string(seconds / 60)},
                                               {"seconds", std::to_string(seconds % 60)}});
}

std::string count_words(const ui::Ui& ui, std::string_view id, long count) {
    return ui.tr(id, {{"count", std::to_string(count)}});
}

std::string percent_words(const ui::Ui& ui, double fraction) {
    const long percent = std::lround(std::clamp(fraction, 0.0, 1.0) * 100);
    return ui.tr("app.percent", {{"percent", std::to_string(percent)}});
}

std::string hall_name(const Context& context, text::Language language) {
    return text::Localized{context.hall_name_kk, context.hall_name_ru, {}}.in(
        language == text::Language::English ? text::Language::Kazakh : language);
}

std::string applicant_words(const ui::Ui& ui, const regulation::Service& service) {
    std::string words;
    for (const auto& applicant : service.applicants)
        words += (words.empty() ? "" : ", ") +
                 ui.tr("applicant." + std::string(word_of(applicant.value)));
    return words;
}

std::string with_clause(const ui::Ui& ui, std::string value, std::string_view clause) {
    return clause.empty() ? value : std::move(value) + " (" + clause_words(ui, clause) + ")";
}

void show_repealed(ui::Ui& ui, std::string_view id, const Context& context,
                   std::string_view service_id) {
    const auto* service = context.catalogue.service(service_id);
    if (service == nullptr)
        return;
    const auto today = calendar::date_in_almaty(context.clock.now());
    const auto since = repealed_before(context.catalogue, *service, today);
    if (since)
        show_sentences(ui, id, ui::BannerKind::Info,
                       ui.tr("regulation.repealed_act",
                             {{"number", context.catalogue.act(service->act_id)->number},
                              {"date", calendar::long_date(*since, ui.language())}}));
}

void show_notice(ui::Ui& ui, std::string_view id, const std::optional<flows::Notice>& notice) {
    if (!notice)
        return;
    show_sentences(ui, id, banner_kind(notice->kind), ui.tr(notice->message_id, notice->arguments));
}

void wake_at_next_minute(ui::Ui& ui, const Clock& clock) {
    const auto now = clock.now();
    const auto next = std::chrono::floor<std::chrono::minutes>(now) + std::chrono::minutes(1);
    ui.request_frame_at(ui.now() + std::chrono::ceil<std::chrono::milliseconds>(next - now));
}

long minutes_since(const Clock& clock, Clock::TimePoint then) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(clock.now() - then).count();
    return std::max<long>(0, minutes);
}

}  // namespace tereze::screens
