// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Forms of a browser's session.
#include "server/web/log_in_page.h"

namespace tereze::server::web {
namespace {

std::string with_language(const PageContext& context, const std::string& path) {
    return escape_html(path) + "?lang=" + std::string(text::code(context.language));
}

}  // namespace

http::Response log_in_page(const PageContext& context, int status, const std::string& trouble,
                           const text::Arguments& arguments) {
    const auto title = context.tr("web.log_in.title");
    std::string content = "<h1>" + escape_html(title) + "</h1>";
    if (!trouble.empty())
        content +=
            "<p class=\"state bad\" role=\"alert\">" + context.html(trouble, arguments) + "</p>";
    content += "<form class=\"card\" method=\"post\" action=\"" +
               with_language(context, "/log-in") + "\"><label for=\"login\">" +
               context.html("web.log_in.login") +
               "</label><input id=\"login\" name=\"login\" autocomplete=\"username\" "
               "autocapitalize=\"none\" spellcheck=\"false\" maxlength=\"64\" required>"
               "<label for=\"password\">" +
               context.html("web.log_in.password") +
               "</label><input id=\"password\" name=\"password\" type=\"password\" "
               "autocomplete=\"current-password\" maxlength=\"256\" required><button>" +
               context.html("web.log_in.go") + "</button></form>";
    return answer(context, status, {title, content});
}

http::Response halls_page(const PageContext& context, const std::vector<HallLink>& halls,
                          const std::string& person_name) {
    const auto title = context.tr("web.halls.title");
    std::string content = "<div class=\"top\"><h1>" + escape_html(title) + "</h1>" +
                          log_out_form(context) + "</div><p class=\"quiet\">" +
                          escape_html(person_name) + "</p><ul class=\"choice\">";
    for (const auto& hall : halls)
        content += "<li><a href=\"" + with_language(context, "/halls/" + hall.id) + "\">" +
                   escape_html(hall.name) + "</a></li>";
    return answer(context, 200, {title, content + "</ul>"});
}

std::string log_out_form(const PageContext& context) {
    return "<form method=\"post\" action=\"" + with_language(context, "/log-out") + "\"><button>" +
           context.html("web.log_out") + "</button></form>";
}

}  // namespace tereze::server::web
