// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Revocation lists as mirrors give them.
#include "core/trust/revocation/revocation_list.h"
#include "tests/fuzz/trust/known_world.h"

using namespace tereze;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto authority = testing::known_authority().certificate;
    const auto list = trust::RevocationList::parse({data, size});
    if (!list)
        return 0;
    (void)list->issuer_name();
    (void)list->size();
    (void)list->extends(*list);
    (void)list->judge(authority);
    (void)list->look_up(authority);
    (void)trust::judge_by_lists(authority, authority, {*list},
                                {testing::kKnownTime, testing::kKnownTime});
    return 0;
}
