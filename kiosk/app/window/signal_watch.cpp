// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/app/window/signal_watch.h"

#include <pthread.h>
#include <signal.h>

#include <atomic>
#include <thread>

namespace tereze::app {
namespace {

sigset_t ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int number : {SIGTERM, SIGINT, SIGUSR1})
        sigaddset(&signals, number);
    return signals;
}

}  // namespace

struct SignalWatch::State {
    std::function<void()> on_end;
    std::atomic<bool> over = false;
    std::jthread thread;
};

SignalWatch::SignalWatch(std::function<void()> on_end) : m_state(std::make_unique<State>()) {
    m_state->on_end = std::move(on_end);
    const sigset_t signals = ending_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_state->thread = std::jthread([state = m_state.get()] {
        const sigset_t waited = ending_signals();
        int number = 0;
        while (sigwait(&waited, &number) == 0 && !state->over)
            if (number != SIGUSR1)
                state->on_end();
    });
}

SignalWatch::~SignalWatch() {
    m_state->over = true;
    // sigwait has no other way to be woken.
    pthread_kill(m_state->thread.native_handle(), SIGUSR1);
}

}  // namespace tereze::app
