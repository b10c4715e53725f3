// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A line of the terminal without echo.
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include "tool/token/token_commands.h"
#include <cerrno>

namespace tereze::tool {
namespace {

tl::unexpected<Error> nobody() {
    return fail("token.pin_needed", ErrorClass::User, Remedy::Retry, "no terminal; --pin-fd");
}

/// Byte by byte, so that nothing of the line stays in a buffer and nothing behind it is taken.
Result<Secret> read_line(int descriptor) {
    Secret line;
    char c = 0;
    for (;;) {
        const auto got = ::read(descriptor, &c, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || (got == 0 && line.empty()))
            return nobody();
        if (got == 0 || c == '\n')
            return line;
        line.push_back(c);
    }
}

/// The terminal with its echo off for as long as this lives.
class QuietTerminal {
  public:
    QuietTerminal() : m_descriptor(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {
        if (m_descriptor < 0 || ::tcgetattr(m_descriptor, &m_before) != 0)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        quiet.c_lflag |= ECHONL;
        m_quiet = ::tcsetattr(m_descriptor, TCSAFLUSH, &quiet) == 0;
    }
    ~QuietTerminal() {
        if (m_quiet)
            ::tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    QuietTerminal(const QuietTerminal&) = delete;
    QuietTerminal& operator=(const QuietTerminal&) = delete;

    Result<Secret> ask(const std::string& what) const {
        if (!m_quiet)
            return nobody();
        const std::string prompt = what + ": ";
        if (::write(m_descriptor, prompt.data(), prompt.size()) < 0)
            return nobody();
        return read_line(m_descriptor);
    }

  private:
    int m_descriptor;
    termios m_before{};
    bool m_quiet = false;
};

}  // namespace

AskSecret ask_secret(int descriptor) {
    return [descriptor](const std::string& what) -> Result<Secret> {
        if (descriptor >= 0)
            return read_line(descriptor);
        return QuietTerminal().ask(what);
    };
}

}  // namespace tereze::tool
