// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/base/secret.h"

#include <openssl/crypto.h>
#include <sys/mman.h>

#include <cstring>
#include <new>
#include <utility>

namespace tereze {

struct Secret::Page {
    static constexpr std::size_t kSize = 4096;
    char* data;

    Page() {
        void* memory =
            mmap(nullptr, kSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED) throw std::bad_alloc();
        // Both are best effort: an unprivileged container may refuse, and the wipe still holds.
        (void)mlock(memory, kSize);
        (void)madvise(memory, kSize, MADV_DONTDUMP);
        data = static_cast<char*>(memory);
    }
    ~Page() {
        OPENSSL_cleanse(data, kSize);
        munmap(data, kSize);
    }
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;
};

Secret::Secret() : m_page(std::make_unique<Page>()) {}

Secret::Secret(std::string_view text) : Secret() { append(text); }

Secret::Secret(Secret&& other) noexcept
    : m_page(std::move(other.m_page)), m_size(std::exchange(other.m_size, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
    m_page = std::move(other.m_page);
    m_size = std::exchange(other.m_size, 0);
    return *this;
}

Secret::~Secret() = default;

void Secret::push_back(char c) {
    if (!m_page) m_page = std::make_unique<Page>();
    if (m_size < kCapacity) m_page->data[m_size++] = c;
}

void Secret::append(std::string_view text) {
    for (const char c : text) push_back(c);
}

void Secret::pop_back() {
    while (m_size > 0) {
        const auto byte = static_cast<unsigned char>(m_page->data[--m_size]);
        m_page->data[m_size] = 0;
        if ((byte & 0xC0) != 0x80) return;
    }
}

void Secret::clear() {
    if (m_page) OPENSSL_cleanse(m_page->data, Page::kSize);
    m_size = 0;
}

Secret Secret::duplicate() const { return Secret(view()); }

std::string_view Secret::view() const {
    return m_page ? std::string_view(m_page->data, m_size) : std::string_view();
}

void wipe(void* memory, std::size_t size) { OPENSSL_cleanse(memory, size); }

void wipe(std::string& text) {
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

void wipe(Bytes& bytes) {
    OPENSSL_cleanse(bytes.data(), bytes.size());
    bytes.clear();
}

}  // namespace tereze
