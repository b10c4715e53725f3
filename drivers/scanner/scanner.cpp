// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/scanner.h"

#include "drivers/scanner/scan_fault.h"
#include "drivers/scanner/worker_link.h"

#include <unistd.h>

#include <algorithm>

namespace tereze::drivers::scanner {
namespace {

Error error_of(const FailedAnswer& failed) {
    if (const auto* fault = fault_of_code(failed.code))
        return error_of(*fault, failed.detail);
    return Error{"scanner.bad_answer", ErrorClass::Software, Remedy::Retry,
                 "unknown failure " + failed.code};
}

CommandContext limited(const CommandContext& context, std::chrono::milliseconds limit) {
    auto shorter = context;
    shorter.deadline = std::min(context.deadline, std::chrono::steady_clock::now() + limit);
    return shorter;
}

Error unexpected_answer() {
    return fail("scanner.bad_answer", ErrorClass::Software, Remedy::Retry,
                "answer does not belong to the request")
        .value();
}

}  // namespace

Scanner::Scanner(std::string id, ScannerSettings settings)
    : m_id(std::move(id)), m_settings(std::move(settings)) {}

Scanner::~Scanner() = default;

Result<std::unique_ptr<Scanner>> Scanner::create(std::string id, ScannerSettings settings) {
    if (::access(settings.worker.c_str(), X_OK) != 0)
        return fail("scanner.worker_missing", ErrorClass::Software, Remedy::Configure,
                    settings.worker.filename());
    return std::unique_ptr<Scanner>(new Scanner(std::move(id), std::move(settings)));
}

Result<WorkerLink*> Scanner::start_worker(const Request& request) {
    // The worker before may still hold the device while it comes to rest.
    if (m_link)
        m_link->finish();
    m_link.reset();
    TEREZE_ASSIGN(m_link, WorkerLink::start(m_settings, request));
    return m_link.get();
}

Result<Answer> Scanner::ask(const CommandContext& context, Request request) {
    request.farewell_ms = static_cast<int>(m_settings.farewell.count());
    TEREZE_ASSIGN(auto* const link, start_worker(request));
    TEREZE_ASSIGN(auto answer, link->next(context));
    if (const auto* failed = std::get_if<FailedAnswer>(&answer))
        return fail(error_of(*failed));
    return answer;
}

Result<Answer> Scanner::describe(const CommandContext& context) {
    Request request;
    request.kind = RequestKind::Describe;
    TEREZE_ASSIGN(request.profile, load_profile(m_settings.profile));
    return ask(limited(context, m_settings.probe_limit), std::move(request));
}

DeviceStatus Scanner::status(const CommandContext& context) {
    const auto answer = describe(context);
    return answer ? DeviceStatus{DeviceState::Online, {}} : status_of(answer.error());
}

Capabilities Scanner::capabilities(const CommandContext& context) {
    auto answer = describe(context);
    if (!answer)
        return {};
    auto* description = std::get_if<DescriptionAnswer>(&*answer);
    return description == nullptr ? Capabilities() : std::move(description->capabilities);
}

Result<std::vector<ListedDevice>> Scanner::list(const CommandContext& context) {
    Request request;
    request.kind = RequestKind::List;
    TEREZE_ASSIGN(auto answer, ask(context, std::move(request)));
    auto* list = std::get_if<ListAnswer>(&answer);
    if (list == nullptr)
        return fail(unexpected_answer());
    return std::move(list->devices);
}

Result<ScannedPage> Scanner::scan_page(const CommandContext& context, const PreviewSink& preview) {
    Request request;
    TEREZE_ASSIGN(request.profile, load_profile(m_settings.profile));
    TEREZE_ASSIGN(auto stack, acquire(context, std::move(request), preview));
    return std::move(stack.pages.front());
}

Result<ScannedStack> Scanner::scan_stack(const CommandContext& context,
                                         const PreviewSink& preview) {
    Request request;
    TEREZE_ASSIGN(request.profile, load_profile(m_settings.profile));
    if (request.profile.feeder.empty())
        return fail("scanner.no_feeder", ErrorClass::Software, Remedy::Configure);
    request.profile.source = request.profile.feeder;
    request.most_pages = request.profile.most_pages;
    return acquire(context, std::move(request), preview);
}

Result<ScannedStack> Scanner::acquire(const CommandContext& context, Request request,
                                      const PreviewSink& preview) {
    request.preview_px = preview ? m_settings.preview_px : 0;
    request.farewell_ms = static_cast<int>(m_settings.farewell.count());
    const DeviceStatus busy{DeviceState::Busy, {}};
    ScannedStack stack;
    auto link = start_worker(request);
    if (!link)
        return fail(std::move(link).error());

    const auto stop_by = [&](Error error) -> Result<ScannedStack> {
        announce(context, error);
        if (stack.pages.empty())
            return fail(std::move(error));
        stack.stopped_by = std::move(error);
        return std::move(stack);
    };
    const auto out_of_step = [&] {
        m_link.reset();  // no farewell for a worker that has lost its step
        return stop_by(unexpected_answer());
    };
    while (true) {
        auto answer = (*link)->next(context);
        if (!answer)
            return stop_by(std::move(answer).error());
        if (const auto* progress = std::get_if<ProgressAnswer>(&*answer)) {
            context.emit({m_id, DeviceEventKind::Progress, busy, progress->fraction});
        } else if (const auto* picture = std::get_if<PreviewAnswer>(&*answer)) {
            if (preview)
                preview(*picture);
        } else if (auto* page = std::get_if<PageAnswer>(&*answer)) {
            if (page->page != static_cast<int>(stack.pages.size()))
                return out_of_step();
            stack.pages.push_back(
                {std::move(page->jpeg), page->width_px, page->height_px, page->dpi});
        } else if (const auto* done = std::get_if<DoneAnswer>(&*answer)) {
            if (done->pages != static_cast<int>(stack.pages.size()) || stack.pages.empty())
                return out_of_step();
            return stack;
        } else if (const auto* failed = std::get_if<FailedAnswer>(&*answer)) {
            return stop_by(error_of(*failed));
        } else {
            return out_of_step();
        }
    }
}

void Scanner::announce(const CommandContext& context, const Error& error) const {
    const auto* fault = fault_of_code(error.code);
    const auto kind = fault == nullptr ? DeviceEventKind::StatusChanged : fault->event;
    context.emit({m_id, kind, status_of(error), 0});
}

}  // namespace tereze::drivers::scanner
