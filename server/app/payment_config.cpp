// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// [payments] of server.toml.
#include "server/app/payment_config.h"

#include "server/app/gateway_config.h"

#include <algorithm>
#include <charconv>

namespace tereze::server::app {
namespace {

using text::TomlTable;

constexpr std::uint32_t kMostIndices = 10'000;
constexpr std::size_t kMostDecimals = 3;

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "10", "0.6", "0.125".
std::optional<fees::MciMultiple> parse_multiple(std::string_view text) {
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    auto decimals =
        point == std::string_view::npos ? std::string() : std::string(text.substr(point + 1));
    const bool has_decimals = point == std::string_view::npos || !decimals.empty();
    if (whole.empty() || whole.size() > 5 || !is_digits(whole) || !has_decimals ||
        decimals.size() > kMostDecimals || !is_digits(decimals))
        return std::nullopt;
    decimals.resize(kMostDecimals, '0');
    const auto all = std::string(whole) + decimals;
    fees::MciMultiple multiple;
    std::from_chars(all.data(), all.data() + all.size(), multiple.thousandths);
    if (multiple.thousandths == 0 || multiple.thousandths > kMostIndices * 1000)
        return std::nullopt;
    return multiple;
}

payments::Rate read_rate(TomlTable& table) {
    payments::Rate rate;
    rate.service = table.text("service");
    const auto operation = regulation::from_word<regulation::Operation>(table.text("operation"));
    if (operation)
        rate.operation = *operation;
    else
        table.fault("operation", "issue, reissue or duplicate expected");
    const auto multiple = parse_multiple(table.text("mci"));
    if (multiple)
        rate.multiple = *multiple;
    else
        table.fault("mci", "indices as \"10\" or \"0.6\" expected");
    table.finish();
    return rate;
}

}  // namespace

PaymentConfig read_payments(TomlTable& table, const std::filesystem::path& folder) {
    PaymentConfig config;
    if (const auto kbk = table.optional_text("kbk"))
        config.kbk = *kbk;
    if (const auto knp = table.optional_text("knp"))
        config.knp = *knp;
    if (const auto minutes = table.optional_integer("life_minutes", 5, 24 * 60))
        config.life = std::chrono::minutes(*minutes);
    if (const auto file = table.optional_text("notifications_signed_by"))
        config.notifications_signed_by =
            read_certificate(table, "notifications_signed_by", folder / *file);
    for (auto& rate : table.tables("rate"))
        config.rates.push_back(read_rate(rate));
    table.finish();
    return config;
}

}  // namespace tereze::server::app
