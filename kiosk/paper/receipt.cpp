// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/paper/receipt.h"

#include "core/text/numbers.h"
#include "kiosk/paper/receipt_parts.h"
#include "kiosk/paper/render.h"

#include <string_view>
#include <utility>

namespace tereze::paper {
namespace {

using text::Language;

TextStyle style(double size, Weight weight, Colour colour, Align align = Align::Left) {
    return {.size = size, .weight = weight, .colour = colour, .align = align, .line_spacing = 1.22};
}

const TextStyle kValue = style(10, Weight::Bold, kInk);
const TextStyle kValueBeneath = style(8.5, Weight::Regular, kQuietInk);
const TextStyle kLabel = style(8, Weight::Regular, kInk);
const TextStyle kLabelBeneath = style(7.2, Weight::Regular, kQuietInk);
const TextStyle kHead = style(7.6, Weight::Bold, kPrimary);
const TextStyle kHeadBeneath = style(6.8, Weight::Regular, kQuietInk);
const TextStyle kCell = style(9, Weight::Regular, kInk);
const TextStyle kCellBeneath = style(7.6, Weight::Regular, kQuietInk);

/// A title of more bytes is set lighter: a page of bold letters is not read.
constexpr std::size_t kLongTitle = 300;

tl::unexpected<Error> empty_group(int group, std::string_view member) {
    return fail("paper.group_empty", ErrorClass::Regulation, Remedy::Clear,
                "group " + std::to_string(group) + ": " + std::string(member));
}

/// Para 14 names six groups; a receipt without one of them is none.
Result<> check_groups(const ReceiptPaper& paper, const text::Translator& translator) {
    const auto& receipt = paper.receipt;
    if (receipt.registration_number.empty())
        return empty_group(1, "registration_number");
    if (receipt.registered_at == calendar::TimePoint{})
        return empty_group(1, "registered_at");
    if (paper.service_title.in(Language::Kazakh).empty())
        return empty_group(2, "service_title");
    if (!translator.has(Language::Kazakh, "paper.operation." + receipt.operation))
        return empty_group(2, "operation");
    if (receipt.documents.empty())
        return empty_group(3, "documents");
    if (receipt.expected_result_stated && !receipt.expected_result.ok())
        return empty_group(4, "expected_result");
    if ((receipt.hall_name_kk + receipt.hall_name_ru).empty())
        return empty_group(4, "hall_name");
    if ((receipt.hall_address_kk + receipt.hall_address_ru).empty())
        return empty_group(4, "hall_address");
    if (receipt.operator_name.empty())
        return empty_group(5, "operator_name");
    if (receipt.applicant_name.empty())
        return empty_group(6, "applicant_name");
    if (receipt.applicant_contact.empty())
        return empty_group(6, "applicant_contact");
    return {};
}

/// The inventory is the list of what was handed over: numbered without a gap, every line named.
Result<> check_inventory(const std::vector<casework::Attachment>& documents) {
    int expected = 1;
    for (const auto& document : documents) {
        if (document.number != expected)
            return fail("paper.inventory_broken", ErrorClass::Software, Remedy::Service,
                        "line " + std::to_string(expected) + " is numbered " +
                            std::to_string(document.number));
        if ((document.title_kk + document.title_ru).empty())
            return empty_group(3, "title of line " + std::to_string(expected));
        ++expected;
    }
    return {};
}

class ReceiptLayout {
  public:
    ReceiptLayout(const ReceiptPaper& paper, const text::Translator& translator)
        : m_paper(paper), m_receipt(paper.receipt), m_say(paper.language, translator) {}

    Result<Document> lay_out() {
        TEREZE_ASSIGN(QrMatrix matrix, encode_qr(m_receipt.check_url));
        Document document;
        m_body = &document.body;
        head(std::move(matrix));
        marks();
        groups();
        inventory();
        signatures();
        document.running_head = running_head();
        document.foot = foot_maker();
        return document;
    }

  private:
    void add(Block block) { m_body->push_back(std::move(block)); }
    void space(double height) { add({Spacer{height}}); }

    text::Localized hall_name() const {
        return {m_receipt.hall_name_kk, m_receipt.hall_name_ru, {}};
    }
    text::Localized hall_address() const {
        return {m_receipt.hall_address_kk, m_receipt.hall_address_ru, {}};
    }

    void head(QrMatrix matrix) {
        add({Ornament{mm(4.2), kPrimary}});
        space(mm(5));
        Column left{.share = 0.8, .blocks = {}};
        append_blocks(left.blocks, m_say.localized(hall_name(), style(10, Weight::Bold, kInk),
                                                   style(8.5, Weight::Regular, kQuietInk)));
        left.blocks.push_back({Spacer{mm(1.2)}});
        append_blocks(left.blocks, m_say.localized(hall_address(), kLabel, kLabelBeneath));
        left.blocks.push_back({Spacer{mm(4.5)}});
        TextStyle large = style(19, Weight::Bold, kPrimary);
        large.one_line = true;
        append_blocks(left.blocks, m_say.message("paper.receipt.title", large,
                                                 style(11.5, Weight::Regular, kQuietInk)));
        Column right{.share = 0.2, .blocks = {}};
        right.blocks.push_back({QrCode{std::move(matrix), mm(31), Align::Right}});
        append_blocks(right.blocks,
                      m_say.message("paper.receipt.check_here",
                                    style(7, Weight::Regular, kInk, Align::Centre),
                                    style(6.4, Weight::Regular, kQuietInk, Align::Centre)));
        add({Columns{{std::move(left), std::move(right)}, mm(6)}});
    }

    static Panel framed(double padding, double border, Colour colour) {
        return {
            .blocks = {}, .padding = padding, .border = border, .radius = mm(2), .colour = colour};
    }

    /// What a reader has to know before the groups: that this is a reprint, that the act has no
    /// force.
    void marks() {
        if (m_paper.copy == Copy::Duplicate) {
            Panel mark = framed(mm(2), 1.1, kDanger);
            mark.blocks.push_back({Text{m_say.in_line("paper.receipt.duplicate"),
                                        style(12, Weight::Bold, kDanger, Align::Centre)}});
            append_blocks(mark.blocks,
                          m_say.message("paper.receipt.duplicate_note",
                                        style(7.6, Weight::Regular, kInk, Align::Centre),
                                        style(7, Weight::Regular, kQuietInk, Align::Centre)));
            space(mm(3));
            add({std::move(mark)});
        }
        if (m_paper.repealed) {
            // Narrow, with one line a language: a receipt of one document keeps to one page.
            Panel mark = framed(mm(1.4), 0.8, kPrimary);
            mark.blocks = m_say.each(
                style(7.2, Weight::Regular, kInk, Align::Centre),
                style(6.8, Weight::Regular, kQuietInk, Align::Centre), [this](Language language) {
                    return repealed_words(*m_paper.repealed, language, m_say.translator());
                });
            space(mm(3));
            add({std::move(mark)});
        }
        space(mm(m_paper.repealed ? 3 : 5));
    }

    /// One numbered group of para 14: its name on the left, what it says on the right.
    void group(int number, std::string_view id, Blocks value) {
        add({Rule{0.5, kHairline, false}});
        Columns row{.columns = {}, .gap = mm(4)};
        row.columns.push_back(
            {0.035, {{Text{std::to_string(number), style(10, Weight::Bold, kPrimary)}}}});
        row.columns.push_back({0.345, m_say.message(id, kLabel, kLabelBeneath)});
        row.columns.push_back({0.62, std::move(value)});
        Panel kept{.blocks = {}, .padding = 0, .border = 0, .radius = 0, .colour = {}};
        kept.blocks = {{Spacer{mm(1.4)}}, {std::move(row)}, {Spacer{mm(1.6)}}};
        add({std::move(kept)});
    }

    void groups() {
        group(1, "paper.receipt.group.number", accepted());
        const bool is_long = m_paper.service_title.in(Language::Kazakh).size() > kLongTitle;
        Blocks service = m_say.localized(m_paper.service_title, is_long ? kCell : kValue,
                                         is_long ? kCellBeneath : kValueBeneath);
        service.push_back({Spacer{mm(0.8)}});
        append_blocks(service,
                      m_say.message("paper.operation." + m_receipt.operation, kCell, kCellBeneath));
        group(2, "paper.receipt.group.service", std::move(service));
        group(3, "paper.receipt.group.documents", documents_in_words());
        group(4, "paper.receipt.group.result", result());
        group(5, "paper.receipt.group.operator", {{Text{m_receipt.operator_name, kValue}}});
        group(6, "paper.receipt.group.applicant", applicant());
        add({Rule{0.5, kHairline, false}});
    }

    Blocks accepted() const {
        Blocks blocks{{Text{"№ " + m_receipt.registration_number, style(14, Weight::Bold, kInk)}}};
        append_blocks(blocks, m_say.each(kCell, kCellBeneath, [this](Language language) {
            const auto date = calendar::date_in_almaty(m_receipt.registered_at);
            return calendar::long_date(date, language) + ", " +
                   calendar::short_clock(m_receipt.registered_at);
        }));
        return blocks;
    }

    Blocks documents_in_words() const {
        const int count = static_cast<int>(m_receipt.documents.size());
        return m_say.each(kValue, kValueBeneath, [this, count](Language language) {
            return m_say.plural(language, "paper.receipt.document_count", count,
                                {{"words", text::in_words(count, language)}});
        });
    }

    Blocks result() const {
        Blocks blocks;
        if (m_receipt.expected_result_stated)
            blocks = m_say.each(kValue, kValueBeneath, [this](Language language) {
                return calendar::long_date(m_receipt.expected_result, language);
            });
        else
            blocks = m_say.message("paper.receipt.term_not_stated", kValue, kValueBeneath);
        if (m_receipt.expected_result_stated && m_receipt.expected_result_provisional)
            append_blocks(blocks,
                          m_say.message("paper.receipt.term_provisional", kCell, kCellBeneath));
        blocks.push_back({Spacer{mm(1)}});
        const auto place = [this](Language language) {
            return hall_name().in(language) + ", " + hall_address().in(language);
        };
        append_blocks(blocks, m_say.each(kCell, kCellBeneath, place));
        return blocks;
    }

    Blocks applicant() const {
        Blocks blocks{{Text{m_receipt.applicant_name, kValue}}};
        if (!m_receipt.applicant_iin.empty())
            blocks.push_back(
                {Text{m_say.in_line("paper.receipt.iin") + ": " + m_receipt.applicant_iin, kCell}});
        blocks.push_back({Text{m_receipt.applicant_contact, kCell}});
        return blocks;
    }

    void inventory() {
        space(mm(5));
        Table table;
        table.title = m_say.message("paper.receipt.inventory", style(12, Weight::Bold, kPrimary),
                                    style(9, Weight::Regular, kQuietInk));
        table.title.push_back({Spacer{mm(1.5)}});
        table.columns = {{0.06}, {0.54}, {0.28}, {0.12}};
        table.rule = kHairline;
        for (const auto* id : {"paper.receipt.column.number", "paper.receipt.column.name",
                               "paper.receipt.column.authenticity", "paper.receipt.column.pages"})
            table.head.push_back(m_say.message(id, kHead, kHeadBeneath));
        for (const auto& document : m_receipt.documents)
            table.rows.push_back(inventory_row(document));
        add({std::move(table)});
    }

    std::vector<Blocks> inventory_row(const casework::Attachment& document) const {
        const auto authenticity =
            "paper.authenticity." + std::string(casework::to_string(document.authenticity));
        return {{{Text{std::to_string(document.number), kCell}}},
                m_say.localized({document.title_kk, document.title_ru, {}}, kCell, kCellBeneath),
                m_say.message(authenticity, style(8, Weight::Regular, kInk), kHeadBeneath),
                {{Text{std::to_string(document.pages), kCell}}}};
    }

    /// The totals and both signatures stay on one page: a signature under nothing signs nothing.
    void signatures() {
        int pages = 0;
        for (const auto& document : m_receipt.documents)
            pages += document.pages;
        Panel kept{.blocks = {}, .padding = 0, .border = 0, .radius = 0, .colour = {}};
        kept.blocks.push_back({Spacer{mm(3)}});
        const int count = static_cast<int>(m_receipt.documents.size());
        append_blocks(kept.blocks, m_say.each(kValue, kValueBeneath, [&](Language language) {
            return m_say.plural(
                language, "paper.receipt.total", count,
                {{"words", text::in_words(count, language)}, {"pages", std::to_string(pages)}});
        }));
        kept.blocks.push_back({Spacer{mm(9)}});
        Columns lines{.columns = {}, .gap = mm(14)};
        lines.columns = {signature("paper.receipt.accepted_by", m_receipt.operator_name),
                         signature("paper.receipt.handed_over_by", m_receipt.applicant_name)};
        kept.blocks.push_back({std::move(lines)});
        add({std::move(kept)});
    }

    Column signature(std::string_view id, const std::string& name) const {
        Column column;
        column.blocks = m_say.message(id, kLabel, kLabelBeneath);
        column.blocks.push_back({Spacer{mm(1)}});
        column.blocks.push_back({Text{name, kValue}});
        column.blocks.push_back({Spacer{mm(10)}});
        column.blocks.push_back({Rule{0.7, kInk, false}});
        column.blocks.push_back({Spacer{mm(0.8)}});
        column.blocks.push_back(
            {Text{m_say.in_line("paper.receipt.signature_and_date"), kHeadBeneath}});
        return column;
    }

    Blocks running_head() const {
        const auto date = calendar::short_date(calendar::date_in_almaty(m_receipt.registered_at));
        std::string words = m_say.tr(m_say.first(), "paper.receipt.title") + " № " +
                            m_receipt.registration_number + " · " + date;
        if (m_paper.copy == Copy::Duplicate)
            words += " · " + m_say.in_line("paper.receipt.duplicate");
        return {{Text{words, style(8, Weight::Bold, kPrimary)}},
                {Spacer{mm(1.5)}},
                {Rule{0.5, kHairline, false}},
                {Spacer{mm(4)}}};
    }

    /// Everything by value: the document outlives this layout.
    std::function<Blocks(int, int)> foot_maker() const {
        std::string contact = "1414 · " + m_say.in_line("paper.contact_centre");
        return [contact](int page, int pages) -> Blocks {
            Columns line{.columns = {}, .gap = mm(4)};
            line.columns.push_back({0.86, {{Text{contact, kLabelBeneath}}}});
            line.columns.push_back({0.14,
                                    {{Text{std::to_string(page) + "/" + std::to_string(pages),
                                           style(8, Weight::Bold, kInk, Align::Right)}}}});
            return {{Spacer{mm(4)}},
                    {Rule{0.5, kHairline, false}},
                    {Spacer{mm(1.5)}},
                    {std::move(line)}};
        };
    }

    const ReceiptPaper& m_paper;
    const casework::Receipt& m_receipt;
    Speaker m_say;
    Blocks* m_body = nullptr;
};

}  // namespace

Result<Document> lay_out_receipt(const ReceiptPaper& paper, const text::Translator& translator) {
    TEREZE_TRY(check_groups(paper, translator));
    TEREZE_TRY(check_inventory(paper.receipt.documents));
    return ReceiptLayout(paper, translator).lay_out();
}

Result<Bytes> receipt_pdf(const ReceiptPaper& paper, const text::Translator& translator) {
    TEREZE_ASSIGN(const Document document, lay_out_receipt(paper, translator));
    PdfMetadata metadata;
    metadata.title = translator.tr(Language::Kazakh, "paper.receipt.title") + " № " +
                     paper.receipt.registration_number;
    metadata.author =
        text::Localized{paper.receipt.hall_name_kk, paper.receipt.hall_name_ru, {}}.in(
            Language::Kazakh);
    metadata.created = paper.receipt.registered_at;
    return render_pdf(document, metadata);
}

}  // namespace tereze::paper
