// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Kiosks, desks and filing operators of a full hall, and what they were told.
#pragma once

#include "tests/support/load/load_client.h"

#include <atomic>
#include <list>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace tereze::testing {

/// What the servers have acknowledged: it must be in the database, whatever happens to them.
struct Acknowledged {
    std::map<std::string, std::string> tickets;   ///< id to number, of those that joined the queue
    std::map<std::string, std::string> calls;     ///< ticket id to the terminal that got it
    std::map<std::string, std::string> finished;  ///< ticket id to the terminal that ended it
    std::map<std::string, std::string> cases;     ///< case id to registration number
    std::vector<std::string> wrong;  ///< what no server may do: "desk-3 and desk-7 got …"
    std::vector<std::chrono::microseconds> latencies;  ///< of each answered request
    long answers = 0;
    long lost = 0;  ///< connections that broke under a request

    /// The latency that so many in a thousand stay under.
    std::chrono::microseconds quantile(int per_mille) const;
};

struct CrowdOptions {
    int kiosks = 1;
    int desks = 1;
    std::string service_id;
    std::string login;
    std::string password;
    std::filesystem::path keys;  ///< folder of ca.pem and terminal-NAME.pem
    std::vector<int> ports;
    /// Between two visits of one desk or kiosk.
    std::chrono::milliseconds pause{0};
    /// Envelopes by case id, and how many desks of their own send them.
    std::map<std::string, std::string> cases;
    int filing_desks = 1;
};

/// All of them on one thread of its own.
class Crowd {
  public:
    explicit Crowd(CrowdOptions options);
    ~Crowd();

    /// Logs all desks in; throws std::runtime_error where one cannot.
    void log_in();
    void start();
    /// Lets everybody finish the request they wait for, with the servers there, and ends.
    Acknowledged stop();
    long answers() const { return m_answers; }
    /// Returns once there have been so many.
    void wait_for_answers(long count) const;
    /// Returns once every case has been sent.
    void wait_for_cases() const;

  private:
    struct Member;
    using Task = boost::asio::awaitable<void>;
    Task be_kiosk(Member& member);
    Task be_desk(Member& member);
    Task be_filing_desk(Member& member);
    Task log_in_desks(std::list<Member>::iterator& next);
    boost::asio::awaitable<LoadReply> ask(Member& member, LoadRequest request);
    boost::asio::awaitable<void> rest(std::chrono::milliseconds time);
    void spawn(Task life);
    std::string new_key();

    CrowdOptions m_options;
    boost::asio::io_context m_context;
    std::mt19937 m_random{20261127};
    std::list<Member> m_kiosks;
    std::list<Member> m_desks;
    std::list<Member> m_filing;
    std::map<std::string, std::string>::const_iterator m_next_case;
    Acknowledged m_acknowledged;
    std::atomic<bool> m_stopping{false};
    std::atomic<long> m_answers{0};
    std::atomic<int> m_filing_left{0};
    std::string m_failure;
    std::thread m_thread;
};

}  // namespace tereze::testing
