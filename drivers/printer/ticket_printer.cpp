// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/printer/ticket_printer.h"

#include "drivers/printer/escpos.h"

#include <algorithm>
#include <deque>

namespace tereze::drivers::printer {
namespace {

using escpos::PrinterCondition;
using escpos::StatusKind;
using Steady = std::chrono::steady_clock;

/// While the printer works on a ticket its real-time status is asked this often.
constexpr std::chrono::milliseconds kWatchInterval{300};
constexpr std::chrono::milliseconds kFarewellLimit{500};

CommandContext within(const CommandContext& context, std::chrono::milliseconds limit) {
    CommandContext shorter = context;
    shorter.deadline = std::min(context.deadline, Steady::now() + limit);
    return shorter;
}

bool is_timeout(const Error& error) {
    return error.code == "device.timeout";
}

tl::unexpected<Error> unconfirmed(std::string detail) {
    return fail("printer.unconfirmed", ErrorClass::Hardware, Remedy::Service, std::move(detail));
}

/// One job's conversation over an open stream.
class Conversation {
  public:
    Conversation(ByteStream& stream, const PrinterProfile& profile, const CommandContext& context)
        : m_stream(stream), m_profile(profile), m_context(context) {}

    /// Asks the four status bytes one by one: answers carry no number, only their order.
    Result<PrinterCondition> ask_condition() { return ask_condition(m_context); }

    Result<> send(ByteView commands) {
        auto sent = m_stream.write_all(commands, within(m_context, m_profile.confirm_limit));
        if (sent || !is_timeout(sent.error()))
            return sent;
        return stuck("the printer took no more bytes");
    }

    /// Waits for the answer to GS r, and meanwhile asks why it is late.
    Result<> await_confirmation() {
        const auto context = within(m_context, m_profile.confirm_limit);
        while (!m_confirmed || !m_asked.empty()) {
            auto answer = m_stream.read_some(1, within(context, kWatchInterval));
            if (answer) {
                TEREZE_TRY(take(answer->front()));
                if (m_asked.empty())
                    TEREZE_TRY(m_condition.ready());
                continue;
            }
            if (!is_timeout(answer.error()))
                return tl::unexpected(answer.error());
            if (context.overdue())
                return stuck("no answer to GS r");
            if (m_asked.empty())
                TEREZE_TRY(ask_all(context));
        }
        return m_condition.ready();
    }

    /// Has the printer forget the rest of a failed job, and waits until it says that it has: the
    /// paper that is put in next must not print it. Real-time commands are obeyed in their order,
    /// so the answer to a question sent behind the command proves it. A printer that does not
    /// answer has lost the job or its wire; nothing more can be done for it here.
    void drop_job() {
        CommandContext farewell;
        farewell.deadline = Steady::now() + kFarewellLimit;
        Bytes commands = escpos::drop_buffers();
        append(commands, escpos::ask_status(StatusKind::Printer));
        m_asked.push_back(StatusKind::Printer);
        if (!m_stream.write_all(commands, farewell))
            return;
        while (!m_asked.empty()) {
            const auto answer = m_stream.read_some(1, farewell);
            if (!answer)
                return;
            if (!escpos::looks_like_paper_sensor(answer->front()))
                m_asked.pop_front();
        }
    }

  private:
    Result<PrinterCondition> ask_condition(const CommandContext& context) {
        PrinterCondition condition;
        for (const StatusKind kind : escpos::kStatusKinds) {
            TEREZE_TRY(m_stream.write_all(escpos::ask_status(kind), context));
            m_asked.push_back(kind);
            TEREZE_ASSIGN(const std::uint8_t answer, read_answer(context));
            m_asked.pop_front();
            TEREZE_TRY(escpos::decode_status(kind, answer, condition));
        }
        return condition;
    }

    Result<std::uint8_t> read_answer(const CommandContext& context) {
        auto answer = m_stream.read_some(1, within(context, m_profile.reply_limit));
        if (answer)
            return answer->front();
        if (is_timeout(answer.error()))
            return unconfirmed("no answer to DLE EOT");
        return tl::unexpected(answer.error());
    }

    Result<> ask_all(const CommandContext& context) {
        Bytes questions;
        for (const StatusKind kind : escpos::kStatusKinds) {
            append(questions, escpos::ask_status(kind));
            m_asked.push_back(kind);
        }
        return m_stream.write_all(questions, context);
    }

    /// Sorts a byte that came while both kinds of answer are awaited: status bytes have bit 4 set
    /// and come in the order of the questions, the answer to GS r has it clear and comes once.
    Result<> take(std::uint8_t byte) {
        if (!m_confirmed && escpos::looks_like_paper_sensor(byte)) {
            m_confirmed = true;
            return escpos::decode_paper_sensor(byte, m_condition);
        }
        if (m_asked.empty())
            return fail("printer.garbled", ErrorClass::Hardware, Remedy::Service,
                        "an unasked answer");
        const StatusKind kind = m_asked.front();
        m_asked.pop_front();
        return escpos::decode_status(kind, byte, m_condition);
    }

    /// The time is over: the reason that the printer names, else "unconfirmed".
    Result<> stuck(std::string detail) {
        if (m_context.cancelled())
            return m_context.check();
        if (!m_asked.empty())
            return unconfirmed(detail + ", none to DLE EOT");
        CommandContext last = m_context;
        last.deadline = Steady::now() + kFarewellLimit;
        const auto condition = ask_condition(last);
        if (condition)
            TEREZE_TRY(condition->ready());
        return unconfirmed(std::move(detail));
    }

    ByteStream& m_stream;
    const PrinterProfile& m_profile;
    const CommandContext& m_context;
    std::deque<StatusKind> m_asked;  ///< questions without an answer yet
    PrinterCondition m_condition;
    bool m_confirmed = false;
};

Result<> run_job(Conversation& conversation, ByteView job, const CommandContext& context) {
    TEREZE_ASSIGN(const PrinterCondition before, conversation.ask_condition());
    TEREZE_TRY(before.ready());
    if (before.paper_low)
        context.emit({.device = {}, .kind = DeviceEventKind::PaperLow, .status = before.status()});
    TEREZE_TRY(conversation.send(job));
    TEREZE_TRY(conversation.await_confirmation());
    TEREZE_ASSIGN(const PrinterCondition after, conversation.ask_condition());
    return after.ready();
}

void emit_trouble(const Error& error, const CommandContext& context) {
    const auto tell = [&context](DeviceEventKind kind, const char* reason) {
        context.emit(
            {.device = {}, .kind = kind, .status = {DeviceState::HardwareError, {reason}}});
    };
    if (error.code == "printer.paper_out")
        tell(DeviceEventKind::PaperOut, "media-empty");
    if (error.code == "printer.cover_open")
        tell(DeviceEventKind::CoverOpen, "cover-open");
    if (error.code == "printer.jam")
        tell(DeviceEventKind::MediaJammed, "media-jam");
}

}  // namespace

Result<std::unique_ptr<TicketPrinter>> TicketPrinter::create(std::string id,
                                                             TicketPrinterSettings settings) {
    if (settings.host.empty() || settings.port == 0)
        return fail("printer.profile_invalid", ErrorClass::Software, Remedy::Configure,
                    "host and port are needed");
    auto open = [host = settings.host, port = settings.port](const CommandContext& context) {
        return TcpStream::connect(host, port, context);
    };
    return create(std::move(id), std::move(settings.profile), std::move(open));
}

Result<std::unique_ptr<TicketPrinter>> TicketPrinter::create(std::string id, PrinterProfile profile,
                                                             OpenStream open) {
    if (profile.width_px <= 0 || profile.band_rows <= 0 || profile.band_rows > kMostBandRows)
        return fail("printer.profile_invalid", ErrorClass::Software, Remedy::Configure,
                    "width_px or band_rows is out of bounds");
    return std::unique_ptr<TicketPrinter>(
        new TicketPrinter(std::move(id), std::move(profile), std::move(open)));
}

DeviceStatus TicketPrinter::status(const CommandContext& context) {
    const auto limited = within(context, m_profile.reply_limit);
    const auto stream = m_open(limited);
    if (!stream)
        return {DeviceState::Offline, {"offline"}};
    const auto condition = Conversation(**stream, m_profile, limited).ask_condition();
    if (condition)
        return condition->status();
    if (condition.error().code == "printer.garbled")
        return {DeviceState::HardwareError, {"other"}};
    return {DeviceState::Offline, {"offline"}};
}

Capabilities TicketPrinter::capabilities(const CommandContext&) {
    return {{"model", m_profile.model},
            {"width_px", std::to_string(m_profile.width_px)},
            {"dpi", std::to_string(m_profile.dpi)},
            {"cutter", m_profile.cutter == Cutter::None ? "no" : "yes"}};
}

Result<> TicketPrinter::print(const Raster& picture, const CommandContext& context) {
    Bytes job = escpos::initialize();
    TEREZE_ASSIGN(const Bytes bands, escpos::encode_picture(picture, m_profile));
    append(job, bands);
    append(job, escpos::encode_cut(m_profile));
    append(job, escpos::ask_paper_sensor());

    auto stream = m_open(within(context, m_profile.reply_limit));
    if (!stream) {
        TEREZE_TRY(context.check());
        return fail("printer.offline", ErrorClass::Hardware, Remedy::Retry, stream.error().detail);
    }
    Conversation conversation(**stream, m_profile, context);
    auto done = run_job(conversation, job, context);
    if (!done) {
        conversation.drop_job();
        emit_trouble(done.error(), context);
    }
    return done;
}

}  // namespace tereze::drivers::printer
