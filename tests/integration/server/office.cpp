// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/integration/server/office.h"

#include "core/trust/cms/cades.h"

#include <stdexcept>

namespace tereze::testing {

using nlohmann::json;

Office::Office(const Hall& hall) : m_hall(hall) {
    const auto head_iin = sample_head().iin;
    hall.add_account("office.chancellery", "Кеңсе", sample_operator().iin, "chancellery",
                     "licensor");
    hall.add_account("office.department", "Бөлім", "750101300004", "licensing", "licensor");
    hall.add_account("office.head", "Серікова Айгүл", head_iin, "head", "licensor");
    hall.add_account("office.body", "Омаров Нұрлан", "000101500001", "concurring", "body");
    m_chancellery = hall.log_in("office-1", "office.chancellery");
    m_department = hall.log_in("office-1", "office.department");
    m_head = hall.log_in("office-1", "office.head");
    m_body = hall.log_in("office-2", "office.body");
}

WebReply Office::ask(const std::string& terminal, const std::string& bearer,
                     const std::string& method, const std::string& path, const json& body) const {
    return m_hall.ask(terminal, method, path, body, {bearer});
}

WebReply Office::chancellery(const std::string& method, const std::string& path,
                             const json& body) const {
    return ask("office-1", m_chancellery, method, path, body);
}

WebReply Office::department(const std::string& method, const std::string& path,
                            const json& body) const {
    return ask("office-1", m_department, method, path, body);
}

WebReply Office::head(const std::string& method, const std::string& path, const json& body) const {
    return ask("office-1", m_head, method, path, body);
}

WebReply Office::body(const std::string& method, const std::string& path,
                      const json& content) const {
    return ask("office-2", m_body, method, path, content);
}

void Office::start(const std::string& case_id) const {
    const auto path = "/v1/office/cases/" + case_id;
    const WebReply replies[] = {
        chancellery("POST", path + "/incoming"),
        department("POST", path + "/executor", json::object()),
        department("POST", path + "/completeness", {{"verdict", "complete"}})};
    for (const auto& reply : replies)
        if (reply.status != 200)
            throw std::runtime_error("case not started: " + reply.body);
}

std::string Office::draft(const json& wanted) const {
    const auto reply = department("POST", "/v1/decisions", wanted);
    if (reply.status != 201)
        throw std::runtime_error("no draft: " + reply.body);
    return reply.json().at("id");
}

json Office::signature(const WebReply& document, const Issued& key) const {
    if (document.status != 200)
        throw std::runtime_error("no document: " + document.body);
    const auto made = trust::sign_cades_bes(as_bytes(document.body), key.certificate, {},
                                            std::chrono::system_clock::now(), key.signer());
    return {{"signature", to_base64(made.value())}};
}

WebReply Office::sign(const std::string& decision_id, const Issued& key) const {
    const auto path = "/v1/decisions/" + decision_id;
    return head("POST", path + "/signature", signature(head("GET", path + "/document"), key));
}

}  // namespace tereze::testing
