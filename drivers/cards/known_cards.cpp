// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/cards/known_cards.h"

#include <array>

namespace tereze::drivers::cards {
namespace {

struct Row {
    std::string_view beginning;  ///< hexadecimal
    std::string_view name;
};

constexpr std::array kRows{
    Row{"3bfa1800ff8031fe4500318073944100009000", "KZ ID 2022"},
    Row{"3b771800004b4153414b4944", "KZ ID (KASAKID)"},
    Row{"3b391900534f4d41445333303", "KZ ID (SOMA DS30)"},
    Row{"3b3e9500534f4d412d633030372d445331", "KZ ID (SOMA-c007)"},
    Row{"3b8c800150f56ff82be1f35e113381c73c", "KZ ID, contactless"},
    Row{"3b8a009201269107000193", "KZ driving licence"},
    Row{"3b88014b415a544f4b454e", "KAZTOKEN"},
    Row{"3b9896004b415a544f4b454e", "KAZTOKEN SC"},
    Row{"3bdc18ff8191fe1fc38073c821136601061159000128", "JaCarta"},
    Row{"3bd5180081313a7d8073c8211030", "eToken PRO 72K"},
};

}  // namespace

std::string_view known_card(ByteView atr) {
    const auto text = to_hex(atr);
    for (const auto& row : kRows)
        if (text.starts_with(row.beginning))
            return row.name;
    return {};
}

}  // namespace tereze::drivers::cards
