// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/central/outbox.h"

#include "core/base/files.h"
#include "core/base/ids.h"

#include <sys/stat.h>

#include <algorithm>

namespace tereze::central {
namespace {

constexpr auto kEnding = ".cms";
constexpr std::chrono::seconds kLongestPause{60};
constexpr std::chrono::seconds kSendLimit{60};

/// The server has judged the case and will not change its mind. Parts that went wrong are sent
/// anew, and a payment may still come.
bool is_final(const Error& error) {
    if (error.code.rfind("uploads.", 0) == 0 || error.code == "cases.payment_open")
        return false;
    return error.error_class == ErrorClass::Regulation || error.code == "cases.envelope_unreadable";
}

}  // namespace

Result<Outbox> Outbox::open(std::filesystem::path folder) {
    std::error_code error;
    std::filesystem::create_directories(folder / "refused", error);
    if (error)
        return fail("file.unwritable", ErrorClass::Hardware, Remedy::Service, error.message());
    ::chmod(folder.c_str(), S_IRWXU);
    return Outbox(std::move(folder));
}

std::filesystem::path Outbox::path_of(const std::string& case_id) const {
    return m_folder / (case_id + kEnding);
}

Result<> Outbox::put(const std::string& case_id, ByteView envelope) {
    return write_file_durably(path_of(case_id), envelope);
}

std::vector<std::string> Outbox::waiting() const {
    std::vector<std::string> ids;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder, ignored))
        if (entry.path().extension() == kEnding && is_uuid(entry.path().stem().string()))
            ids.push_back(entry.path().stem().string());
    std::sort(ids.begin(), ids.end());
    return ids;
}

Result<Bytes> Outbox::envelope(const std::string& case_id) const {
    return read_file(path_of(case_id));
}

Result<> Outbox::remove(const std::string& case_id) {
    return remove_file_durably(path_of(case_id));
}

Result<> Outbox::set_aside(const std::string& case_id) {
    TEREZE_ASSIGN(const auto content, envelope(case_id));
    TEREZE_TRY(write_file_durably(m_folder / "refused" / (case_id + kEnding), content));
    return remove(case_id);
}

OutboxSender::OutboxSender(Outbox outbox, HttpSettings settings,
                           std::function<void(Delivery)> on_delivery,
                           std::chrono::milliseconds first_pause)
    : m_outbox(std::move(outbox)),
      m_client(std::move(settings)),
      m_on_delivery(std::move(on_delivery)),
      m_first_pause(first_pause),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

OutboxSender::~OutboxSender() = default;

void OutboxSender::wake() {
    const std::lock_guard lock(m_mutex);
    m_woken = true;
    m_changed.notify_all();
}

void OutboxSender::run(const std::stop_token& stop) {
    auto pause = m_first_pause;
    bool waiting = false;
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(m_mutex);
            const auto woken = [this] { return m_woken; };
            if (waiting)
                m_changed.wait_for(lock, stop, pause, woken);
            else
                m_changed.wait(lock, stop, woken);
            m_woken = false;
        }
        if (stop.stop_requested())
            return;
        waiting = false;
        for (const auto& case_id : m_outbox.waiting()) {
            if (!deliver(case_id, stop)) {
                waiting = true;
                break;
            }
        }
        pause =
            waiting ? std::min<std::chrono::milliseconds>(pause * 2, kLongestPause) : m_first_pause;
    }
}

bool OutboxSender::deliver(const std::string& case_id, const std::stop_token& stop) {
    Delivery delivery{case_id, Delivery::Outcome::Waiting, {}, {}};
    const auto envelope = m_outbox.envelope(case_id);
    if (!envelope) {
        delivery.why = envelope.error();
        m_on_delivery(delivery);
        return true;
    }
    m_client.set_limits(kSendLimit, stop);
    const auto receipt = m_client.submit_case(case_id, *envelope);
    if (stop.stop_requested() && !receipt)
        return false;
    if (receipt) {
        delivery.outcome = Delivery::Outcome::Registered;
        delivery.receipt = *receipt;
        // Told only once the envelope is gone; a crash in between sends it again, which the server
        // answers with the same receipt.
        if (const auto removed = m_outbox.remove(case_id); !removed)
            delivery.why = removed.error();
    } else {
        delivery.why = receipt.error();
        if (is_final(delivery.why)) {
            delivery.outcome = Delivery::Outcome::Refused;
            if (const auto moved = m_outbox.set_aside(case_id); !moved)
                delivery.why = moved.error();
        }
    }
    m_on_delivery(delivery);
    return delivery.outcome != Delivery::Outcome::Waiting;
}

}  // namespace tereze::central
