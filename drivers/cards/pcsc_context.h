// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A connection to the smart card service, and the one place where its codes become our errors.
#pragma once

#include "core/base/result.h"

#include <winscard.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tereze::drivers::cards {

/// What a code of a PC/SC call means. `call` goes into the detail with the code in hexadecimal.
Error pcsc_error(std::string_view call, LONG code);

struct ReaderState {
    std::uint32_t event_state = 0;  ///< SCARD_STATE_... with the event counter in the upper half
    bool present() const { return (event_state & SCARD_STATE_PRESENT) != 0; }
    std::uint32_t counter() const { return event_state >> 16U; }
};

/// Move-only; used by one thread at a time. It does not survive the service: after
/// card.service_down a new one is needed (SCardIsValidContext says otherwise on pcsc-lite 1.9.9).
class PcscContext {
  public:
    /// Errors: card.service_down.
    static Result<PcscContext> establish();
    PcscContext(PcscContext&& other) noexcept = default;
    PcscContext& operator=(PcscContext&& other) noexcept = default;
    PcscContext(const PcscContext&) = delete;
    PcscContext& operator=(const PcscContext&) = delete;
    ~PcscContext() = default;

    SCARDCONTEXT handle() const { return *m_handle; }
    /// Makes a call that a driver can block for ever, and stops waiting for it after `limit`: the
    /// service cannot be asked to give such a call up. It then goes on behind, and the context
    /// lives until it ends, so `call` must own all that it writes to. Gives the call's code.
    /// Errors: card.timeout.
    Result<LONG> call_within(std::chrono::milliseconds limit, std::function<LONG()> call) const;
    /// Names of the readers, none where there is none. Errors: card.service_down.
    Result<std::vector<std::string>> readers() const;
    /// The state of a reader now. Errors: card.no_reader, card.service_down.
    Result<ReaderState> state_of(const std::string& reader) const;

  private:
    explicit PcscContext(std::shared_ptr<const SCARDCONTEXT> handle)
        : m_handle(std::move(handle)) {}
    std::shared_ptr<const SCARDCONTEXT> m_handle;  ///< released with the last call that uses it
};

}  // namespace tereze::drivers::cards
