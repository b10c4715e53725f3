// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The service's context, readers and codes.
#include "drivers/cards/pcsc_context.h"

#include <cstdio>
#include <future>
#include <thread>
#include <utility>

namespace tereze::drivers::cards {
namespace {

struct Meaning {
    std::string_view code;
    ErrorClass error_class;
    Remedy remedy;
};

Meaning meaning_of(LONG code) {
    switch (code) {
        case SCARD_E_NO_SERVICE:
        case SCARD_E_SERVICE_STOPPED:
        case SCARD_E_INVALID_HANDLE:  // a context that outlived its service
        case SCARD_F_INTERNAL_ERROR:
        case SCARD_F_COMM_ERROR:  // between us and the service, not with the card
            return {"card.service_down", ErrorClass::Software, Remedy::Service};
        case SCARD_E_NO_READERS_AVAILABLE:
        case SCARD_E_UNKNOWN_READER:
        case SCARD_E_READER_UNAVAILABLE:
            return {"card.no_reader", ErrorClass::Hardware, Remedy::Service};
        case SCARD_E_NO_SMARTCARD:
            return {"card.none", ErrorClass::User, Remedy::Retry};
        case SCARD_W_REMOVED_CARD:
            return {"card.removed", ErrorClass::User, Remedy::Retry};
        case SCARD_E_SHARING_VIOLATION:
        case SCARD_E_SERVER_TOO_BUSY:
            return {"card.busy", ErrorClass::Software, Remedy::Retry};
        case SCARD_W_RESET_CARD:
            return {"card.reset", ErrorClass::Software, Remedy::Retry};
        default:
            return {"card.unreadable", ErrorClass::Hardware, Remedy::Retry};
    }
}

}  // namespace

Error pcsc_error(std::string_view call, LONG code) {
    const auto meaning = meaning_of(code);
    char text[24];
    std::snprintf(text, sizeof text, ": 0x%08lX", static_cast<unsigned long>(code));
    return Error{std::string(meaning.code), meaning.error_class, meaning.remedy,
                 std::string(call) + text};
}

Result<PcscContext> PcscContext::establish() {
    SCARDCONTEXT handle = 0;
    const LONG code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &handle);
    if (code != SCARD_S_SUCCESS)
        return fail(pcsc_error("SCardEstablishContext", code));
    return PcscContext(std::shared_ptr<const SCARDCONTEXT>(new SCARDCONTEXT(handle),
                                                           [](const SCARDCONTEXT* owned) {
                                                               SCardReleaseContext(*owned);
                                                               delete owned;
                                                           }));
}

Result<LONG> PcscContext::call_within(std::chrono::milliseconds limit,
                                      std::function<LONG()> call) const {
    auto done = std::make_shared<std::promise<LONG>>();
    auto code = done->get_future();
    std::thread worker([done, call = std::move(call), keep = m_handle]() mutable {
        const LONG result = call();
        // Before the waiting side goes on, which may be about to release the context itself.
        call = nullptr;
        keep.reset();
        done->set_value(result);
    });
    if (code.wait_for(limit) != std::future_status::ready) {
        worker.detach();
        return fail("card.timeout", ErrorClass::Hardware, Remedy::Clear,
                    std::to_string(limit.count()) + " ms");
    }
    // To its very end: a thread that is still putting its things away must not meet the end of the
    // process.
    worker.join();
    return code.get();
}

Result<std::vector<std::string>> PcscContext::readers() const {
    // The list may grow between the two calls, so its size is asked again until both agree.
    for (;;) {
        DWORD size = 0;
        LONG code = SCardListReaders(handle(), nullptr, nullptr, &size);
        std::string names(size, '\0');
        if (code == SCARD_S_SUCCESS)
            code = SCardListReaders(handle(), nullptr, names.data(), &size);
        if (code == SCARD_E_INSUFFICIENT_BUFFER)
            continue;
        if (code == SCARD_E_NO_READERS_AVAILABLE)
            return std::vector<std::string>{};
        if (code != SCARD_S_SUCCESS)
            return fail(pcsc_error("SCardListReaders", code));
        std::vector<std::string> list;
        for (const char* name = names.c_str(); *name != '\0'; name += list.back().size() + 1)
            list.emplace_back(name);
        return list;
    }
}

Result<ReaderState> PcscContext::state_of(const std::string& reader) const {
    SCARD_READERSTATE state{};
    state.szReader = reader.c_str();
    state.dwCurrentState = SCARD_STATE_UNAWARE;
    const LONG code = SCardGetStatusChange(handle(), 0, &state, 1);
    if (code != SCARD_S_SUCCESS)
        return fail(pcsc_error("SCardGetStatusChange", code));
    return ReaderState{static_cast<std::uint32_t>(state.dwEventState)};
}

}  // namespace tereze::drivers::cards
