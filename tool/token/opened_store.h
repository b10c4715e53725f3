// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A key store, opened from what the command line names.
#pragma once

#include "drivers/cards/pin_pad.h"
#include "drivers/tokens/key_store.h"

#include "tool/token/token_commands.h"
#include <memory>
#include <optional>

namespace tereze::tool {

/// Holds whatever its store stands on: a module's token, a file, a card under a transaction.
class OpenedStore {
  public:
    /// Errors: those of the three kinds of stores.
    static Result<std::unique_ptr<OpenedStore>> open(const TokenOptions& options);
    drivers::tokens::KeyStore& store() { return *m_store; }
    /// Whether certificates show only behind the password.
    bool hidden() const { return m_hidden; }

  private:
    OpenedStore() = default;
    Result<> open_card(const std::string& reader);

    // In the order in which they stand on each other.
    std::optional<drivers::cards::PcscContext> m_service;
    std::unique_ptr<drivers::cards::PcscChannel> m_channel;
    std::optional<drivers::cards::PcscTransaction> m_transaction;
    std::unique_ptr<drivers::cards::PinPad> m_keys;
    std::unique_ptr<drivers::tokens::Token> m_token;
    std::unique_ptr<drivers::tokens::KeyStore> m_store;
    bool m_hidden = false;
};

}  // namespace tereze::tool
