// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/contract/api_contract.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#include <yaml-cpp/yaml.h>

#include <sstream>
#include <stdexcept>

namespace tereze::testing {
namespace {

using nlohmann::json;

/// Plain scalars get the type that YAML gives them, quoted ones are text.
json scalar(const YAML::Node& node) {
    const auto& text = node.Scalar();
    if (node.Tag() == "!")
        return text;
    if (text == "true" || text == "false")
        return text == "true";
    if (text == "null" || text == "~")
        return nullptr;
    const auto number = json::parse(text, nullptr, false);
    return number.is_number() ? number : json(text);
}

json to_json(const YAML::Node& node) {
    json converted;
    switch (node.Type()) {
        case YAML::NodeType::Map:
            converted = json::object();
            for (const auto& member : node)
                converted[member.first.Scalar()] = to_json(member.second);
            break;
        case YAML::NodeType::Sequence:
            converted = json::array();
            for (const auto& item : node)
                converted.push_back(to_json(item));
            break;
        case YAML::NodeType::Scalar:
            converted = scalar(node);
            break;
        default:
            break;
    }
    return converted;
}

std::vector<std::string> segments_of(const std::string& path) {
    std::vector<std::string> segments;
    std::istringstream stream(path.substr(0, path.find('?')));
    for (std::string segment; std::getline(stream, segment, '/');)
        segments.push_back(segment);
    return segments;
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
    if (pattern.size() != path.size())
        return false;
    for (std::size_t i = 0; i < path.size(); ++i)
        if (pattern[i] != path[i] && pattern[i].rfind('{', 0) != 0)
            return false;
    return true;
}

std::string lower(std::string text) {
    for (auto& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

/// "application/json" of "application/json; charset=utf-8".
std::string media_type(const std::string& header) {
    return header.substr(0, header.find(';'));
}

}  // namespace

struct ApiContract::Document {
    json root;

    /// Follows "#/components/…".
    const json& resolved(const json& node) const {
        if (!node.contains("$ref"))
            return node;
        const std::string reference = node.at("$ref");
        return root.at(json::json_pointer(reference.substr(1)));
    }

    /// The operation; one with fewer parameters goes before others that fit as well.
    const json* operation(const std::string& method, const std::string& path) const {
        const json* found = nullptr;
        std::size_t parameters = 100;
        for (const auto& [pattern, item] : root.at("paths").items()) {
            const auto open =
                static_cast<std::size_t>(std::count(pattern.begin(), pattern.end(), '{'));
            if (!fits(segments_of(pattern), segments_of(path)) || open >= parameters ||
                !item.contains(lower(method)))
                continue;
            found = &item.at(lower(method));
            parameters = open;
        }
        return found;
    }

    /// Empty where the body fits.
    std::string misfit(const json& schema, const std::string& body) const {
        const auto value = json::parse(body, nullptr, false);
        if (value.is_discarded())
            return "no JSON";
        // One document, so that references find the components.
        json whole = schema;
        whole["components"] = root.at("components");
        valijson::Schema compiled;
        valijson::SchemaParser parser;
        valijson::adapters::NlohmannJsonAdapter schema_adapter(whole);
        parser.populateSchema(schema_adapter, compiled);
        valijson::Validator validator;
        valijson::ValidationResults results;
        valijson::adapters::NlohmannJsonAdapter adapter(value);
        if (validator.validate(compiled, adapter, &results))
            return {};
        std::string wrong;
        valijson::ValidationResults::Error error;
        while (results.popError(error)) {
            for (const auto& step : error.context)
                wrong += step;
            wrong += " " + error.description + "; ";
        }
        return wrong;
    }
};

ApiContract::ApiContract() : m_document(std::make_unique<Document>()) {
    m_document->root = to_json(YAML::LoadFile(TEREZE_SOURCE_DIR "/server/api/openapi.yaml"));
}

ApiContract::~ApiContract() = default;

const ApiContract& ApiContract::get() {
    static const ApiContract contract;
    return contract;
}

std::vector<std::string> ApiContract::check(const Exchange& exchange) const {
    const auto& document = *m_document;
    const auto what = exchange.method + " " + exchange.path + " " + std::to_string(exchange.status);
    if (exchange.answer_type == "application/problem+json") {
        const json problem{{"$ref", "#/components/schemas/Problem"}};
        const auto wrong = document.misfit(problem, exchange.answer_body);
        return wrong.empty() ? std::vector<std::string>{} : std::vector{what + ": " + wrong};
    }
    // Any GET of JSON may be conditional; the description says so once for all.
    constexpr int kNotModified = 304;
    if (exchange.method == "GET" && exchange.status == kNotModified)
        return exchange.answer_body.empty() ? std::vector<std::string>{}
                                            : std::vector{what + ": a body with 304"};
    const auto* operation = document.operation(exchange.method, exchange.path);
    if (operation == nullptr)
        return {what + ": the path is not described"};
    const auto& responses = operation->at("responses");
    const auto status = std::to_string(exchange.status);
    if (!responses.contains(status))
        return {what + ": the status is not described"};

    std::vector<std::string> wrong;
    const auto hold = [&](const char* side, const json& contents, const std::string& type,
                          const std::string& body) {
        if (!contents.contains(type))
            return wrong.push_back(what + ": " + side + " of type " + type);
        const auto misfit =
            type == "application/json"
                ? document.misfit(contents.at(type).value("schema", json::object()), body)
                : std::string();
        if (!misfit.empty())
            wrong.push_back(what + ": " + side + " " + misfit);
    };
    const auto& response = document.resolved(responses.at(status));
    if (response.contains("content"))
        hold("answer", response.at("content"), media_type(exchange.answer_type),
             exchange.answer_body);
    else if (!exchange.answer_body.empty())
        wrong.push_back(what + ": a body that is not described");
    if (!exchange.request_body.empty()) {
        if (operation->contains("requestBody"))
            hold("request", operation->at("requestBody").at("content"),
                 media_type(exchange.request_type), exchange.request_body);
        else
            wrong.push_back(what + ": a request body that is not described");
    }
    return wrong;
}

}  // namespace tereze::testing
