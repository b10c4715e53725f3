// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/printer/page_printer.h"

#include "drivers/printer/ipp_client.h"
#include "drivers/printer/ipp_reasons.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace tereze::drivers::printer {
namespace {

constexpr std::chrono::milliseconds kCancelLimit{2000};

/// Waits out the interval between two questions; cancelling ends it at once.
void wait_between_questions(std::chrono::milliseconds interval, const CommandContext& context) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    const auto until = std::min(context.deadline, std::chrono::steady_clock::now() + interval);
    never.wait_until(lock, context.stop, until, [] { return false; });
}

/// One job from its sending to its end.
class Job {
  public:
    Job(IppClient& printer, const PagePrinterSettings& settings, const CommandContext& context)
        : m_printer(printer), m_settings(settings), m_context(context) {}

    Result<> send(ByteView pdf, const std::string& title) {
        while (true) {
            auto number = m_printer.print(pdf, title, m_context);
            if (number) {
                m_number = *number;
                return {};
            }
            if (number.error().code != "printer.busy")
                return tl::unexpected(number.error());
            wait_between_questions(m_settings.poll_interval, m_context);
            TEREZE_TRY(m_context.check());
        }
    }

    Result<> follow() {
        while (true) {
            TEREZE_ASSIGN(const JobAnswer job, m_printer.ask_job(m_number, m_context));
            if (job.state == JobState::Completed)
                return {};
            TEREZE_ASSIGN(const PrinterAnswer printer, m_printer.ask_printer(m_context));
            if (job.state == JobState::Canceled)
                return fail("printer.job_cancelled", ErrorClass::User, Remedy::Retry);
            if (job.state == JobState::Aborted)
                return aborted(job, printer);
            note(printer);
            wait_between_questions(m_settings.poll_interval, m_context);
            TEREZE_TRY(m_context.check());
        }
    }

    /// Takes a job back that was given up here; the printer's own trouble explains a time-out
    /// better.
    Error take_back(Error error) {
        CommandContext last;
        last.deadline = std::chrono::steady_clock::now() + kCancelLimit;
        if (m_number > 0)
            if (const auto cancelled = m_printer.cancel(m_number, last); !cancelled)
                error.detail +=
                    fmt::format("; the job could not be cancelled: {}", cancelled.error().detail);
        if (error.code == "device.timeout" && m_trouble)
            return *m_trouble;
        return error;
    }

  private:
    Result<> aborted(const JobAnswer& job, const PrinterAnswer& printer) const {
        if (const auto error = ipp::error_from(printer.reasons))
            return tl::unexpected(*error);
        if (const auto error = ipp::error_from(job.reasons))
            return tl::unexpected(*error);
        if (m_trouble)
            return tl::unexpected(*m_trouble);
        return fail("printer.job_aborted", ErrorClass::Hardware, Remedy::Retry,
                    fmt::format("{}", fmt::join(job.reasons, ",")));
    }

    /// Tells about new trouble once, and forgets it when the printer has been helped.
    void note(const PrinterAnswer& printer) {
        const auto error = ipp::error_from(printer.reasons);
        if (error && (!m_trouble || m_trouble->code != error->code))
            m_context.emit({.device = {},
                            .kind = ipp::event_for(*error),
                            .status = ipp::status_from(printer)});
        m_trouble = error;
    }

    IppClient& m_printer;
    const PagePrinterSettings& m_settings;
    const CommandContext& m_context;
    int m_number = 0;
    std::optional<Error> m_trouble;
};

Result<> ready(const PrinterAnswer& printer) {
    if (printer.state != PrinterState::Stopped)
        return {};
    if (const auto error = ipp::error_from(printer.reasons))
        return tl::unexpected(*error);
    return fail("printer.offline", ErrorClass::Hardware, Remedy::Retry, "printer-state is stopped");
}

/// Whether the job may still run on the printer after this end.
bool left_running(const Error& error) {
    return error.code == "device.cancelled" || error.code == "device.timeout" ||
           error.code == "printer.offline";
}

}  // namespace

Result<std::unique_ptr<PagePrinter>> PagePrinter::create(std::string id,
                                                         PagePrinterSettings settings) {
    if (settings.host.empty() || settings.port == 0 || !settings.resource.starts_with('/'))
        return fail("printer.profile_invalid", ErrorClass::Software, Remedy::Configure,
                    "host, port and resource are needed");
    return std::unique_ptr<PagePrinter>(new PagePrinter(std::move(id), std::move(settings)));
}

DeviceStatus PagePrinter::status(const CommandContext& context) {
    auto printer = IppClient::connect(m_settings, context);
    if (!printer)
        return {DeviceState::Offline, {"offline"}};
    const auto answer = printer->ask_printer(context);
    if (!answer)
        return {DeviceState::Offline, {"offline"}};
    return ipp::status_from(*answer);
}

Capabilities PagePrinter::capabilities(const CommandContext& context) {
    auto printer = IppClient::connect(m_settings, context);
    if (!printer)
        return {};
    const auto answer = printer->ask_printer(context);
    if (!answer)
        return {};
    const auto list = [](const auto& words) { return fmt::format("{}", fmt::join(words, ",")); };
    return {{"model", answer->model},
            {"formats", list(answer->formats)},
            {"media", list(answer->media)},
            {"media_ready", list(answer->media_ready)}};
}

Result<> PagePrinter::print(ByteView pdf, const std::string& title, const CommandContext& context) {
    TEREZE_ASSIGN(IppClient printer, IppClient::connect(m_settings, context));
    TEREZE_ASSIGN(const PrinterAnswer before, printer.ask_printer(context));
    TEREZE_TRY(ready(before));
    Job job(printer, m_settings, context);
    auto done = job.send(pdf, title).and_then([&job] { return job.follow(); });
    if (done || !left_running(done.error()))
        return done;
    return tl::unexpected(job.take_back(done.error()));
}

}  // namespace tereze::drivers::printer
