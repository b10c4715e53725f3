// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The shared service and card process of these tests.
#include "tests/integration/cards/card_bench.h"

#include "drivers/cards/pcsc_context.h"

#include <catch2/catch.hpp>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>

namespace tereze::testing {
namespace {

using namespace std::chrono_literals;

/// A folder that goes with the process; short, since sockets lie in it.
class Folder {
  public:
    Folder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "tereze-cards-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw std::runtime_error("mkdtemp");
        m_path = name;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

const std::filesystem::path& shared_folder() {
    static const Folder folder;
    return folder.path();
}

std::filesystem::path trust_folder() {
    return shared_folder() / "trust";
}

/// The line that a program prints when it can be used.
std::string read_ready_line(const ChildProcess& process) {
    std::string line;
    while (line.find('\n') == std::string::npos) {
        pollfd waiting{process.stdout_fd(), POLLIN, 0};
        REQUIRE(::poll(&waiting, 1, 10'000) == 1);
        std::array<char, 256> buffer{};
        const auto got = ::read(process.stdout_fd(), buffer.data(), buffer.size());
        REQUIRE(got > 0);
        line.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return line;
}

void wait_until_empty() {
    const auto context = drivers::cards::PcscContext::establish();
    REQUIRE(context);
    const auto readers = context->readers();
    REQUIRE(readers);
    REQUIRE_FALSE(readers->empty());
    SCARD_READERSTATE state{};
    state.szReader = readers->front().c_str();
    do {
        state.dwCurrentState = state.dwEventState & ~DWORD{SCARD_STATE_CHANGED};
        REQUIRE(SCardGetStatusChange(context->handle(), 10'000, &state, 1) == SCARD_S_SUCCESS);
    } while ((state.dwEventState & SCARD_STATE_PRESENT) != 0);
}

}  // namespace

PrivatePcscd& shared_pcscd() {
    static PrivatePcscd service = [] {
        auto started = PrivatePcscd::start(shared_folder());
        if (!started)
            throw std::runtime_error(started.error().detail);
        ::setenv("PCSCLITE_CSOCK_NAME", started->socket().c_str(), 1);
        return std::move(*started);
    }();
    return service;
}

VirtualCard::VirtualCard(const std::string& person) {
    const std::string port = std::to_string(shared_pcscd().vpcd_port());
    wait_until_empty();
    const auto control = shared_folder() / "card.sock";
    ChildOptions options;
    options.argv = {std::string(TEREZE_BIN_DIR) + "/virtual_card",
                    "--port",
                    port,
                    "--control",
                    control.string(),
                    "--person",
                    person_file(person).string(),
                    "--trust",
                    trust_folder().string()};
    options.pipe_stdout = true;
    auto started = ChildProcess::start(options);
    REQUIRE(started);
    m_process = std::move(*started);
    REQUIRE(read_ready_line(*m_process).starts_with("READY control="));
    auto client = control::ControlClient::connect(control);
    REQUIRE(client);
    m_control = std::move(*client);
}

nlohmann::json VirtualCard::ask(const nlohmann::json& request) {
    const auto answer = m_control->ask(request, 10s);
    if (!answer)
        FAIL(answer.error().code << " " << answer.error().detail);
    return *answer;
}

void VirtualCard::insert(const std::string& person) {
    ask({{"do", "insert"}, {"person", person_file(person).string()}});
}

trust::TrustFolder issuing_authority() {
    return trust::TrustFolder::load(trust_folder()).value();
}

}  // namespace tereze::testing
