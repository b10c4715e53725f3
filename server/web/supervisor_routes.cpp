// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /log-in, /log-out and /halls: a browser's session and what a supervisor sees with it.
#include "core/calendar/civil_time.h"
#include "server/http/form.h"
#include "server/web/hall_page.h"
#include "server/web/log_in_page.h"
#include "server/web/public_routes.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <memory>

namespace tereze::server::web {
namespace {

using accounts::Permission;
using http::Request;
using http::Response;

/// Bound to the site, to TLS and to no script (RFC 6265bis §4.1.3.2).
constexpr std::string_view kCookie = "__Host-tereze";
/// A browser is no terminal: a token given to one opens nothing at a desk.
const accounts::Terminal kBrowser{"(browser)", accounts::TerminalRole::Monitor, "", "", {}};
/// Log-ins whose password is looked at together. Anybody may try; hashing must leave the threads
/// to the halls.
constexpr int kMostLogIns = 2;
constexpr std::chrono::seconds kHallEvery{1};
constexpr std::size_t kLongestLogin = 64;

PageContext context_of(const Sources& sources, const Request& request, std::string path) {
    return {sources.translator, language_of(request), std::move(path)};
}

std::string with_language(const PageContext& context, const std::string& path) {
    return path + "?lang=" + std::string(text::code(context.language));
}

Response redirect(const std::string& where) {
    Response response;
    response.status = 303;
    response.headers = {{"Location", where}};
    return response;
}

void set_cookie(Response& response, const std::string& value, std::chrono::seconds age) {
    response.headers.emplace_back(
        "Set-Cookie",
        std::string(kCookie) + "=" + value +
            "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(age.count()));
}

/// A form that another site sent is none of ours. Browsers name the sender of every POST.
bool comes_from_elsewhere(const Request& request) {
    const auto site = request.header("sec-fetch-site");
    return !site.empty() && site != "same-origin" && site != "none";
}

class Seat {
  public:
    explicit Seat(std::atomic<int>& taken) : m_taken(taken), m_number(++taken) {}
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;
    ~Seat() { --m_taken; }
    bool is_free() const { return m_number <= kMostLogIns; }

  private:
    std::atomic<int>& m_taken;
    int m_number;
};

Response refusal(const PageContext& context, const accounts::LogIn& outcome, Clock::TimePoint now) {
    if (outcome.locked_until) {
        const auto left = std::chrono::ceil<std::chrono::minutes>(*outcome.locked_until - now);
        return log_in_page(context, 423, "web.log_in.locked",
                           {{"minutes", std::to_string(left.count())}});
    }
    if (outcome.not_allowed)
        return log_in_page(context, 403, "web.log_in.not_allowed");
    auto response = log_in_page(context, 401, "web.log_in.wrong");
    response.delay = outcome.answer_after;
    return response;
}

Result<Response> log_in(const Sources& sources, std::atomic<int>& seats, Request& request) {
    const auto context = context_of(sources, request, "/log-in");
    if (comes_from_elsewhere(request))
        return redirect(with_language(context, "/log-in"));
    TEREZE_ASSIGN(const auto form, http::read_form(request));
    const auto login = form.find("login");
    const auto password = form.find("password");
    if (login == form.end() || password == form.end() || login->second.empty() ||
        login->second.size() > kLongestLogin)
        return log_in_page(context, 422, "web.log_in.wrong");
    const Seat seat(seats);
    if (!seat.is_free())
        return log_in_page(context, 503, "web.log_in.busy");
    TEREZE_ASSIGN(const auto outcome,
                  sources.accounts.log_in(kBrowser, std::string(login->second.view()),
                                          password->second, Permission::WatchHall));
    const auto now = sources.clock.now();
    if (!outcome.session)
        return refusal(context, outcome, now);
    auto response = redirect(with_language(context, "/halls"));
    set_cookie(response, outcome.session->token,
               std::chrono::duration_cast<std::chrono::seconds>(outcome.session->expires_at - now));
    return response;
}

Result<Response> log_out(const Sources& sources, const Request& request) {
    const auto context = context_of(sources, request, "/log-in");
    auto response = redirect(with_language(context, "/log-in"));
    if (comes_from_elsewhere(request))
        return response;
    const auto token = http::cookie(request, kCookie);
    if (const auto person = sources.accounts.by_token(kBrowser, token))
        TEREZE_TRY(sources.accounts.log_out({kBrowser, *person}, token));
    set_cookie(response, "", std::chrono::seconds(0));
    return response;
}

/// Who holds the browser's session and may watch halls; nothing: to the log-in.
Result<std::optional<accounts::Person>> watcher(const Sources& sources, const Request& request) {
    using Found = std::optional<accounts::Person>;
    const auto token = http::cookie(request, kCookie);
    if (token.empty())
        return Found();
    auto person = sources.accounts.by_token(kBrowser, token);
    if (person)
        return person->may(Permission::WatchHall) ? Found(std::move(*person)) : Found();
    if (person.error().code == "accounts.session_required")
        return Found();
    return fail(person.error());
}

const cases::Hall* find_hall(const Sources& sources, const accounts::Person& person,
                             std::string_view id) {
    const auto found = std::find_if(sources.halls.begin(), sources.halls.end(),
                                    [&](const cases::Hall& hall) { return hall.id == id; });
    return found != sources.halls.end() && person.belongs_to(id) ? &*found : nullptr;
}

Result<Response> list_halls(const Sources& sources, const Request& request) {
    const auto context = context_of(sources, request, "/halls");
    TEREZE_ASSIGN(const auto person, watcher(sources, request));
    if (!person)
        return redirect(with_language(context, "/log-in"));
    std::vector<HallLink> links;
    for (const auto& hall : sources.halls)
        if (person->belongs_to(hall.id))
            links.push_back({hall.id, hall.name.in(context.language)});
    if (links.size() == 1)
        return redirect(with_language(context, "/halls/" + links.front().id));
    return halls_page(context, links, person->name);
}

Result<std::string> live_hall(const Sources& sources, const PageContext& context,
                              const cases::Hall& hall) {
    const auto now = sources.clock.now();
    const auto catalogue = sources.catalogues.current();
    const auto& rules = sources.rules.at(hall.id);
    HallPicture picture;
    picture.name = hall.name.in(context.language);
    picture.now = now;
    picture.wait_limit = rules.wait_limit;
    picture.windows = sources.terminals.windows(hall.id);
    TEREZE_ASSIGN(picture.queue, sources.queue.view(hall.id));
    TEREZE_ASSIGN(picture.day, sources.queue.statistics(
                                   hall.id, calendar::iso_date(calendar::date_in_almaty(now))));
    picture.service_title = [&](const std::string& id) {
        const auto* service = catalogue->service(id);
        return service == nullptr ? id : service->title.text.in(context.language);
    };
    picture.benefit_name = [&](const std::string& id) {
        const auto* benefit = rules.benefit(id);
        return benefit == nullptr ? id : benefit->name.in(context.language);
    };
    return hall_live(context, picture);
}

Result<Response> show_hall(const Sources& sources, const Request& request) {
    const auto id = std::string(request.parameter("hall"));
    const auto context = context_of(sources, request, "/halls/" + id);
    TEREZE_ASSIGN(const auto person, watcher(sources, request));
    if (!person)
        return redirect(with_language(context, "/log-in"));
    const auto* hall = find_hall(sources, *person, id);
    if (hall == nullptr)
        return redirect(with_language(context, "/halls"));
    TEREZE_ASSIGN(auto live, live_hall(sources, context, *hall));
    const auto name = hall->name.in(context.language);
    const auto top =
        "<div class=\"top\"><div><h1>" + escape_html(name) + "</h1><p class=\"quiet\">" +
        escape_html(
            calendar::long_date(calendar::date_in_almaty(sources.clock.now()), context.language)) +
        " · " + escape_html(person->name) + "</p></div>" + log_out_form(context) + "</div>";
    return answer(context, 200,
                  {name, top, std::move(live), with_language(context, context.path + "/events"),
                   Width::Wide});
}

Result<Response> stream_hall(const Sources& sources, const Request& request) {
    const auto id = std::string(request.parameter("hall"));
    const auto context = context_of(sources, request, "/halls/" + id);
    TEREZE_ASSIGN(const auto person, watcher(sources, request));
    const auto* hall = person ? find_hall(sources, *person, id) : nullptr;
    if (hall == nullptr)
        return fail("accounts.session_required", ErrorClass::User, Remedy::Retry);
    Response response;
    response.events =
        http::EventStream{with_language(context, context.path), id, "page",
                          [&sources, context, hall]() -> std::optional<std::string> {
                              auto live = live_hall(sources, context, *hall);
                              if (live)
                                  return std::move(*live);
                              spdlog::error("page of {}: {}", hall->id, live.error().code);
                              return std::nullopt;
                          },
                          kHallEvery};
    return response;
}

}  // namespace

void add_supervisor_routes(http::Router& router, const Sources& sources) {
    const auto seats = std::make_shared<std::atomic<int>>(0);
    router.add({"GET", "/log-in", [&sources](Request& request) -> Result<Response> {
                    return log_in_page(context_of(sources, request, "/log-in"), 200, {});
                }});
    router.add({"POST", "/log-in",
                [&sources, seats](Request& request) { return log_in(sources, *seats, request); },
                http::Pace::Slow});
    router.add(
        {"POST", "/log-out", [&sources](Request& request) { return log_out(sources, request); }});
    router.add(
        {"GET", "/halls", [&sources](Request& request) { return list_halls(sources, request); }});
    router.add({"GET", "/halls/{hall}",
                [&sources](Request& request) { return show_hall(sources, request); }});
    router.add({"GET", "/halls/{hall}/events",
                [&sources](Request& request) { return stream_hall(sources, request); }});
}

}  // namespace tereze::server::web
