// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A card that answers from a list, for tests of what is sent.
#pragma once

#include "drivers/cards/channel.h"

#include <deque>
#include <string>
#include <vector>

namespace tereze::drivers::cards::testing {

inline Bytes hex(std::string_view text) {
    return from_hex(text).value();
}

/// Notes each command in hexadecimal and gives the next answer; "!code" is an error in its place.
class ScriptedChannel final : public CardChannel {
  public:
    explicit ScriptedChannel(std::deque<std::string> answers) : m_answers(std::move(answers)) {}

    Result<ResponseApdu> transmit(const CommandApdu& command) override {
        sent.push_back(to_hex(command.bytes()));
        if (m_answers.empty())
            return fail(std::string_view("test.script_end"), ErrorClass::Software, Remedy::None);
        const std::string answer = m_answers.front();
        m_answers.pop_front();
        if (answer.front() == '!')
            return fail(answer.substr(1), ErrorClass::Hardware, Remedy::Retry);
        return ResponseApdu::parse(hex(answer));
    }

    std::vector<std::string> sent;

  private:
    std::deque<std::string> m_answers;
};

}  // namespace tereze::drivers::cards::testing
