// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "server/app/doctor.h"

#include "core/base/files.h"
#include "core/calendar/civil_time.h"
#include "core/regulation/catalogue.h"
#include "core/text/translator.h"
#include "core/trust/certificates/certificate.h"
#include "core/trust/revocation/revocation_list.h"
#include "server/store/backup.h"

#include <fmt/format.h>

#include <algorithm>

namespace tereze::server::app {
namespace {

using std::chrono::days;
using Tell = std::function<void(const Finding&)>;

/// A certificate takes about so long to be replaced.
constexpr days kSoon{30};
/// Less is not enough for a day of scans.
constexpr std::uintmax_t kLittleSpace = 2ULL * 1024 * 1024 * 1024;

class Examination {
  public:
    Examination(const ServerConfig& config, const Clock& clock, const Tell& tell)
        : m_config(config), m_now(clock.now()), m_tell(tell) {}

    Health run() {
        look_at_database();
        look_at_space();
        look_at_files();
        look_at_certificates();
        ask_others();
        return m_worst;
    }

  private:
    void tell(Health health, std::string what, std::string says) {
        m_worst = std::max(m_worst, health);
        m_tell({health, std::move(what), std::move(says)});
    }

    template <class T>
    void tell_outcome(const std::string& what, const Result<T>& outcome, const std::string& good) {
        if (outcome)
            tell(Health::Good, what, good);
        else
            tell(Health::Bad, what,
                 outcome.error().code +
                     (outcome.error().detail.empty() ? "" : ": " + outcome.error().detail));
    }

    void look_at_database() {
        std::error_code problem;
        const auto& database = m_config.database;
        if (database.is_file() && !std::filesystem::exists(database.file, problem))
            return tell(Health::Good, "database", "will be made at the first start");
        tell_outcome("database", store::check_database(m_config.database), "whole");
    }

    void look_at_space() {
        if (!m_config.database.is_file())
            return;  // on another machine
        std::error_code problem;
        const auto space = std::filesystem::space(m_config.database.file.parent_path(), problem);
        if (problem)
            return tell(Health::Bad, "disk", problem.message());
        tell(space.available < kLittleSpace ? Health::Bad : Health::Good, "disk",
             fmt::format("{:.1f} GiB free", static_cast<double>(space.available) / (1 << 30)));
    }

    void look_at_files() {
        tell_outcome("regulations", regulation::Catalogue::load(m_config.regulations), "read");
        tell_outcome("messages", text::Translator::load(m_config.messages), "read");
    }

    void look_at(const std::string& what, const trust::Certificate& certificate) {
        const auto until = certificate.not_after();
        const std::string end = calendar::iso_time(until).substr(0, 10);
        if (!certificate.valid_at(m_now))
            return tell(Health::Bad, what,
                        m_now > until ? "expired on " + end : "is not valid yet");
        tell(until - m_now < kSoon ? Health::Soon : Health::Good, what, "valid until " + end);
    }

    void look_at_file(const std::string& what, const std::filesystem::path& file) {
        const auto content = read_file(file);
        if (!content)
            return tell_outcome(what, content, "");
        const auto all = trust::Certificate::parse_pem_list(*content);
        if (!all)
            return tell_outcome(what, all, "");
        for (const auto& certificate : *all)
            look_at(all->size() == 1 ? what : what + " (" + certificate.common_name() + ")",
                    certificate);
    }

    void look_at_certificates() {
        look_at_file("certificate of the server", m_config.tls.certificate);
        look_at_file("authority of terminals", m_config.tls.client_ca);
        look_at_file("certificate of the seal", m_config.seal_certificate);
        look_at_file("authorities of people", m_config.people_ca);
        if (!m_config.enrolment.authority.empty())
            look_at_enrolment();
        if (m_config.gateway.options.key)
            look_at("key for the gateway", m_config.gateway.options.key->certificate);
        if (m_config.gateway.options.answers_signed_by)
            look_at("certificate of the gateway", *m_config.gateway.options.answers_signed_by);
        if (m_config.payments.notifications_signed_by)
            look_at("certificate of the payment gateway",
                    *m_config.payments.notifications_signed_by);
    }

    /// Terminals that enrol here have to be let in by the api listener too.
    void look_at_enrolment() {
        const std::string what = "authority of enrolment";
        const auto content = read_file(m_config.enrolment.authority);
        const auto authority = trust::Certificate::parse(content.value_or(Bytes{}));
        if (!authority)
            return tell_outcome(what, authority, "");
        look_at(what, *authority);
        const auto trusted =
            trust::Certificate::parse_pem_list(read_file(m_config.tls.client_ca).value_or(Bytes{}));
        const bool is_trusted =
            trusted && std::any_of(trusted->begin(), trusted->end(),
                                   [&](const auto& one) { return one.der() == authority->der(); });
        tell(is_trusted ? Health::Good : Health::Bad, what,
             is_trusted ? "stands in [tls] client_ca" : "does not stand in [tls] client_ca");
    }

    /// Any answer shows that somebody is there; what it says is of no use without a question.
    void knock(const std::string& what, const outbound::Target& target,
               std::chrono::milliseconds limit) {
        const auto answer = outbound::exchange({target, {}, {}, {}, limit});
        const bool there = answer || answer.error().code == "outbound.answer_invalid";
        tell(there ? Health::Good : Health::Bad, what,
             there ? "answers" : "no answer from " + target.host + ":" + target.port);
    }

    void look_at_list(const outbound::Target& target) {
        const std::string what = "revocation list " + target.path;
        constexpr std::size_t kLargest = 128 * 1024 * 1024;
        const auto answer =
            outbound::exchange({target, {}, {}, {}, m_config.revocation.limit, kLargest});
        if (!answer || answer->status != 200)
            return tell(Health::Bad, what,
                        answer ? fmt::format("HTTP {}", answer->status) : answer.error().code);
        const auto list = trust::RevocationList::parse(as_bytes(answer->body));
        if (!list)
            return tell_outcome(what, list, "");
        const auto fresh =
            trust::judge_freshness(list->this_update(), list->next_update(), {m_now, m_now});
        tell(fresh.holds() ? Health::Good : Health::Bad, what,
             fresh.holds() ? fmt::format("{} entries of {}", list->size(),
                                         calendar::iso_time(list->this_update()))
                           : fresh.reason);
    }

    void ask_others() {
        const auto& gateway = m_config.gateway.options;
        knock("gateway", gateway.target, gateway.timeout);
        if (gateway.async_target)
            knock("gateway, AsyncChannel", *gateway.async_target, gateway.timeout);
        if (m_config.revocation.ocsp)
            knock("OCSP responder", *m_config.revocation.ocsp, m_config.revocation.limit);
        for (const auto& target : m_config.revocation.lists)
            look_at_list(target);
    }

    const ServerConfig& m_config;
    calendar::TimePoint m_now;
    const Tell& m_tell;
    Health m_worst = Health::Good;
};

}  // namespace

Health examine(const ServerConfig& config, const Clock& clock, const Tell& tell) {
    return Examination(config, clock, tell).run();
}

}  // namespace tereze::server::app
