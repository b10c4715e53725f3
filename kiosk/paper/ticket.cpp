// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/paper/ticket.h"

#include <utility>

namespace tereze::paper {
namespace {

using text::Language;

/// Above this many bytes a title is set smaller, so that the longest of the acts keeps to one hand.
constexpr std::size_t kLongTitle = 220;

class TicketLayout {
  public:
    TicketLayout(const TicketPaper& ticket, const text::Translator& translator)
        : m_ticket(ticket), m_translator(translator) {}

    Result<Strip> lay_out() {
        TEREZE_ASSIGN(QrMatrix matrix, encode_qr(m_ticket.url));
        Strip strip;
        m_blocks = &strip.blocks;
        head();
        number();
        service();
        mark();
        facts_and_code(std::move(matrix));
        foot();
        return strip;
    }

  private:
    static TextStyle centred(double size, Weight weight = Weight::Regular) {
        return {.size = size, .weight = weight, .colour = {}, .align = Align::Centre};
    }

    /// The second language of this ticket; nothing for a Kazakh one.
    bool bilingual() const { return m_ticket.language != Language::Kazakh; }

    void add(Block block) { m_blocks->push_back(std::move(block)); }
    void space(double height) { add({Spacer{height}}); }
    void line(std::string words, TextStyle style) {
        if (!words.empty())
            add({Text{std::move(words), style}});
    }

    /// A message in Kazakh, and beneath it in the citizen's language.
    void message(std::string_view id, TextStyle first, TextStyle second,
                 const text::Arguments& arguments = {}) {
        line(m_translator.tr(Language::Kazakh, id, arguments), first);
        if (bilingual())
            line(m_translator.tr(m_ticket.language, id, arguments), second);
    }

    /// A text of the data; the second language only where it says something of its own.
    void localized(const text::Localized& words, TextStyle first, TextStyle second,
                   double gap = 0) {
        const std::string& kazakh = words.in(Language::Kazakh);
        const std::string& other = words.in(m_ticket.language);
        line(kazakh, first);
        if (bilingual() && other != kazakh) {
            space(gap);
            line(other, second);
        }
    }

    void head() {
        space(mm(2));
        add({Ornament{mm(4.6), {}}});
        space(mm(3.2));
        localized(m_ticket.hall_name, centred(10, Weight::Bold), centred(8.5));
    }

    void number() {
        space(mm(3.2));
        message("paper.ticket.your_number", centred(9), centred(8));
        TextStyle huge = centred(60, Weight::Bold);
        huge.line_spacing = 1.12;
        huge.one_line = true;
        line(m_ticket.number, huge);
        space(mm(0.6));
    }

    void service() {
        add({Rule{0.8, {}, false}});
        space(mm(2.6));
        const bool is_long = m_ticket.service_title.in(Language::Kazakh).size() > kLongTitle;
        localized(m_ticket.service_title, is_long ? centred(9) : centred(10.5, Weight::Bold),
                  centred(is_long ? 8 : 9), mm(1.2));
        space(mm(2.6));
        add({Rule{0.8, {}, false}});
    }

    /// That the service's act has no force, in a frame of its own.
    void mark() {
        if (!m_ticket.repealed)
            return;
        Panel frame{
            .blocks = {}, .padding = mm(1.8), .border = 0.8, .radius = mm(1.5), .colour = {}};
        const auto say = [&](Language language, TextStyle style) {
            frame.blocks.push_back(
                {Text{repealed_words(*m_ticket.repealed, language, m_translator), style}});
        };
        say(Language::Kazakh, centred(8.5));
        if (bilingual()) {
            frame.blocks.push_back({Spacer{mm(0.8)}});
            say(m_ticket.language, centred(7.5));
        }
        space(mm(2.4));
        add({std::move(frame)});
        space(mm(1));
    }

    /// A message in a column of its own, in one or two languages.
    void label(Blocks& column, std::string_view id) const {
        column.push_back({Text{m_translator.tr(Language::Kazakh, id), centred(8)}});
        if (bilingual())
            column.push_back({Text{m_translator.tr(m_ticket.language, id), centred(7.5)}});
    }

    Blocks facts() const {
        Blocks blocks{{Spacer{mm(2)}}};
        label(blocks, "paper.ticket.people_ahead");
        TextStyle large = centred(30, Weight::Bold);
        large.line_spacing = 1.15;
        large.one_line = true;
        blocks.push_back({Text{std::to_string(m_ticket.people_ahead), large}});
        blocks.push_back(
            {Text{m_translator.tr_plural(bilingual() ? m_ticket.language : Language::Kazakh,
                                         "paper.ticket.people", m_ticket.people_ahead),
                  centred(9)}});
        blocks.push_back({Spacer{mm(3)}});
        label(blocks, "paper.ticket.issued_at");
        blocks.push_back(
            {Text{calendar::short_clock(m_ticket.issued_at), centred(13, Weight::Bold)}});
        blocks.push_back(
            {Text{calendar::short_date(calendar::date_in_almaty(m_ticket.issued_at)), centred(9)}});
        return blocks;
    }

    /// People ahead and the time on the left, the way to follow them on the right.
    void facts_and_code(QrMatrix matrix) {
        space(mm(1));
        Blocks code{{QrCode{std::move(matrix), mm(38), Align::Centre}}};
        label(code, "paper.ticket.follow");
        add({Columns{{{0.43, facts()}, {0.57, std::move(code)}}, mm(1)}});
    }

    void foot() {
        if (!m_ticket.window_hint.in(Language::Kazakh).empty()) {
            space(mm(3.6));
            localized(m_ticket.window_hint, centred(10.5, Weight::Bold), centred(9));
        }
        space(mm(1.6));
        message("paper.ticket.watch_board", centred(8.5), centred(8));
        space(mm(2.4));
        add({Rule{0.8, {}, true}});
        space(mm(1.6));
        line("1414", centred(16, Weight::Bold));
        message("paper.contact_centre", centred(8), centred(7.5));
        space(mm(3));
    }

    const TicketPaper& m_ticket;
    const text::Translator& m_translator;
    Blocks* m_blocks = nullptr;
};

}  // namespace

Result<Strip> lay_out_ticket(const TicketPaper& ticket, const text::Translator& translator) {
    if (ticket.number.empty() || ticket.url.empty() ||
        ticket.service_title.in(Language::Kazakh).empty() ||
        ticket.hall_name.in(Language::Kazakh).empty())
        return fail("paper.ticket_incomplete", ErrorClass::Software, Remedy::Service);
    return TicketLayout(ticket, translator).lay_out();
}

}  // namespace tereze::paper
