// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The one error type and the one result type: nothing else crosses a module's edge.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace tereze {

/// Whose trouble it is: decides what the citizen reads and what support is told (CEN/XFS ErrorEvent).
enum class ErrorClass { Hardware, Software, User, Network, Regulation, Fraud };

/// What has to happen before the same thing can work.
enum class Remedy { None, Retry, Clear, Replenish, Service, Configure };

/// A failure. `code` is stable and dotted ("card.removed"); its sentence for people is the message
/// "error.<code>" in locales/. `detail` is technical English and never holds personal data.
struct Error {
    std::string code;
    ErrorClass error_class = ErrorClass::Software;
    Remedy remedy = Remedy::None;
    std::string detail;

    std::string message_id() const { return "error." + code; }
    bool operator==(const Error&) const = default;
};

template <class T = void>
using Result = tl::expected<T, Error>;

/// Makes the failing branch of a Result. Every code passed here as a literal must have its sentence
/// "error.<code>" in kk, ru and en: a test reads the sources and compares.
[[nodiscard]] inline tl::unexpected<Error> fail(std::string_view code, ErrorClass error_class,
                                                Remedy remedy, std::string detail = {}) {
    return tl::unexpected<Error>(
        Error{std::string(code), error_class, remedy, std::move(detail)});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

}  // namespace tereze

#define TEREZE_JOIN_INNER(a, b) a##b
#define TEREZE_JOIN(a, b) TEREZE_JOIN_INNER(a, b)

/// Passes a failure on: `TEREZE_TRY(do_it());`
#define TEREZE_TRY(expression)                                                       \
    do {                                                                             \
        auto tereze_result = (expression);                                           \
        if (!tereze_result) return tl::unexpected(std::move(tereze_result).error()); \
    } while (false)

/// Passes a failure on or names the value: `TEREZE_ASSIGN(const auto page, scan());`
#define TEREZE_ASSIGN(declaration, expression)                                          \
    auto TEREZE_JOIN(tereze_result_, __LINE__) = (expression);                          \
    if (!TEREZE_JOIN(tereze_result_, __LINE__))                                         \
        return tl::unexpected(std::move(TEREZE_JOIN(tereze_result_, __LINE__)).error()); \
    declaration = std::move(*TEREZE_JOIN(tereze_result_, __LINE__))
