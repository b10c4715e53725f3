// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Memory for PINs, passwords and keys: never copied, wiped when it goes.
#pragma once

#include <memory>
#include <string_view>

#include "core/base/bytes.h"

namespace tereze {

/// A secret of bounded length. The buffer is one page of its own, locked where the system allows,
/// kept out of core dumps, never reallocated (so no copies stay behind), and wiped on clear, move
/// and destruction. Not formattable and not comparable on purpose.
class Secret {
  public:
    static constexpr std::size_t kCapacity = 512;

    Secret();
    explicit Secret(std::string_view text);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    /// Appends one byte; ignored when the capacity is used up.
    void push_back(char c);
    void append(std::string_view text);
    /// Removes the last UTF-8 character.
    void pop_back();
    void clear();
    /// A second secret with the same content, for handing to another thread.
    Secret duplicate() const;

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    std::string_view view() const;
    ByteView bytes() const { return as_bytes(view()); }

  private:
    struct Page;
    std::unique_ptr<Page> m_page;
    std::size_t m_size = 0;
};

/// Overwrites memory in a way that the optimiser keeps.
void wipe(void* memory, std::size_t size);
void wipe(std::string& text);
void wipe(Bytes& bytes);

}  // namespace tereze
