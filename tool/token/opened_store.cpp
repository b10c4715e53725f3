// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tool/token/opened_store.h"

#include "drivers/tokens/kz_id_card.h"
#include "drivers/tokens/pkcs11_store.h"
#include "drivers/tokens/pkcs12_store.h"

#include <algorithm>

namespace tereze::tool {

using namespace drivers;
using namespace drivers::tokens;

Result<> OpenedStore::open_card(const std::string& reader) {
    TEREZE_ASSIGN(m_service, cards::PcscContext::establish());
    TEREZE_ASSIGN(const auto names, m_service->readers());
    const auto name = std::find_if(names.begin(), names.end(), [&](const std::string& each) {
        return each.find(reader) != std::string::npos;
    });
    if (name == names.end())
        return fail("card.no_reader", ErrorClass::Hardware, Remedy::Service, reader);
    TEREZE_ASSIGN(m_channel, cards::PcscChannel::connect(*m_service, *name));
    m_channel->reset_at_end();
    auto transaction = m_channel->begin();
    if (!transaction)
        return fail(std::move(transaction).error());
    m_transaction.emplace(std::move(*transaction));
    TEREZE_ASSIGN(m_keys, cards::PinPad::find(*m_channel));
    m_store = std::make_unique<KzIdCardStore>(*m_channel, m_keys.get());
    return {};
}

Result<std::unique_ptr<OpenedStore>> OpenedStore::open(const TokenOptions& options) {
    std::unique_ptr<OpenedStore> opened(new OpenedStore);
    if (options.card) {
        TEREZE_TRY(opened->open_card(options.reader));
    } else if (!options.key_file.empty()) {
        TEREZE_ASSIGN(opened->m_store, Pkcs12Store::open(std::filesystem::path(options.key_file)));
        opened->m_hidden = true;
    } else {
        TokenSettings settings;
        settings.module = options.module.empty() ? std::string(kRegisteredModules) : options.module;
        TEREZE_ASSIGN(opened->m_token, Token::open("token", std::move(settings)));
        opened->m_store = std::make_unique<Pkcs11Store>(*opened->m_token);
    }
    return opened;
}

}  // namespace tereze::tool
