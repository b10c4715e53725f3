// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// [gateway] of server.toml.
#include "server/app/gateway_config.h"

#include "core/base/files.h"
#include "core/trust/keys/pkcs12_file.h"

namespace tereze::server::app {
namespace {

using gateways::GatewayOptions;
using text::TomlTable;

std::optional<gateways::PostTarget> read_target(TomlTable& table, const char* key,
                                                const std::string& url) {
    const auto target = gateways::parse_post_target(url);
    if (!target) {
        table.fault(key, target.error().detail);
        return std::nullopt;
    }
    return *target;
}

void read_key(TomlTable& table, GatewayOptions& options, const std::filesystem::path& folder,
              const std::string& file) {
    const Secret password(
        first_line(table, "key_password_file", folder / table.text("key_password_file")));
    const auto content = read_file(folder / file);
    if (!content)
        return table.fault("key_file", "cannot be read");
    const auto keys = trust::open_pkcs12(*content, password);
    if (!keys || keys->size() != 1)
        return table.fault("key_file", keys ? "not exactly one key" : keys.error().code);
    auto key = trust::SigningKey::from_pkcs8(keys->front().pkcs8);
    if (!key)
        return table.fault("key_file", key.error().code);
    options.key.emplace(gateways::GatewayKey{keys->front().certificate, std::move(*key)});
}

void read_sender(TomlTable& table, GatewayOptions& options, const std::filesystem::path& folder) {
    if (const auto target = read_target(table, "url", table.text("url")))
        options.target = *target;
    options.sender_id = table.text("sender_id");
    options.sender_code = table.text("sender_code");
    if (const auto file = table.optional_text("password_file"))
        options.password = first_line(table, "password_file", folder / *file);
    if (const auto file = table.optional_text("key_file"))
        read_key(table, options, folder, *file);
    if (const auto file = table.optional_text("answers_signed_by"))
        options.answers_signed_by = read_certificate(table, "answers_signed_by", folder / *file);
}

void read_services(TomlTable& table, GatewayOptions& options) {
    options.natural_person_service = table.text("natural_person_service");
    if (table.has("absent_codes"))
        options.absent_codes = table.texts("absent_codes");
    if (const auto service = table.optional_text("legal_entity_service")) {
        options.legal_entity_service = *service;
        options.requestor_bin = table.text("requestor_bin");
    }
    options.notary_service = table.optional_text("notary_service").value_or("");
    options.licence_search_service = table.optional_text("licence_search_service").value_or("");
    options.payment_service = table.optional_text("payment_service").value_or("");
}

void read_patience(TomlTable& table, GatewayOptions& options) {
    options.timeout = std::chrono::milliseconds(table.integer("timeout_ms", 100, 120'000));
    if (const auto attempts = table.optional_integer("attempts", 1, 10))
        options.attempts = static_cast<int>(*attempts);
    if (const auto failures = table.optional_integer("silent_after", 1, 1000))
        options.breaker.failures = static_cast<int>(*failures);
    if (const auto pause = table.optional_integer("silent_pause_ms", 100, 600'000))
        options.breaker.pause = std::chrono::milliseconds(*pause);
}

void read_memory(TomlTable& table, GatewayOptions& options) {
    if (const auto minutes = table.optional_integer("remember_minutes", 0, 24 * 60))
        options.memory.lifetime = std::chrono::minutes(*minutes);
    const auto consent = table.optional_text("consent_for").value_or("case");
    if (consent != "case" && consent != "anything")
        table.fault("consent_for", "case or anything expected");
    options.memory.scope =
        consent == "anything" ? gateways::ConsentScope::Anything : gateways::ConsentScope::Case;
}

void read_conclusions(TomlTable& table, GatewayConfig& config) {
    if (const auto url = table.optional_text("async_url"))
        config.options.async_target = read_target(table, "async_url", *url);
    if (const auto every = table.optional_integer("conclusions_every_ms", 100, 3'600'000))
        config.conclusions_every = std::chrono::milliseconds(*every);
    auto bodies = table.optional_table("conclusion_services");
    if (!bodies)
        return;
    for (const auto& body : bodies->keys())
        config.body_services[body] = bodies->text(body);
    if (!config.options.async_target)
        table.fault("conclusion_services", "needs async_url");
    bodies->finish();
}

}  // namespace

std::string first_line(TomlTable& table, const char* key, const std::filesystem::path& file) {
    auto content = read_text(file);
    if (!content)
        table.fault(key, "cannot be read");
    return content ? content->substr(0, content->find('\n')) : std::string();
}

std::optional<trust::Certificate> read_certificate(TomlTable& table, const char* key,
                                                   const std::filesystem::path& file) {
    const auto content = read_file(file);
    auto certificate = trust::Certificate::parse(content.value_or(Bytes{}));
    if (!certificate) {
        table.fault(key, "no certificate");
        return std::nullopt;
    }
    return std::move(*certificate);
}

GatewayConfig read_gateway(TomlTable& table, const std::filesystem::path& folder) {
    GatewayConfig config;
    read_sender(table, config.options, folder);
    read_services(table, config.options);
    read_patience(table, config.options);
    read_memory(table, config.options);
    read_conclusions(table, config);
    table.finish();
    return config;
}

}  // namespace tereze::server::app
