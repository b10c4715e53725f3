// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Money of the state fees: whole tenge, never mixed up with other numbers.
#pragma once

#include <compare>
#include <cstdint>

namespace tereze::fees {

class Tenge {
  public:
    constexpr Tenge() = default;
    constexpr explicit Tenge(std::int64_t whole) : m_whole(whole) {}
    constexpr std::int64_t whole() const { return m_whole; }

    constexpr Tenge& operator+=(Tenge other) {
        m_whole += other.m_whole;
        return *this;
    }
    constexpr Tenge& operator-=(Tenge other) {
        m_whole -= other.m_whole;
        return *this;
    }
    friend constexpr Tenge operator+(Tenge left, Tenge right) { return left += right; }
    friend constexpr Tenge operator-(Tenge left, Tenge right) { return left -= right; }
    constexpr auto operator<=>(const Tenge&) const = default;

  private:
    std::int64_t m_whole = 0;
};

}  // namespace tereze::fees
