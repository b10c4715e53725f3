// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The words of services, as they stand in files and on the wire.
#include "core/regulation/service.h"

#include <algorithm>
#include <array>

namespace tereze::regulation {
namespace {

template <class T, std::size_t kCount>
std::optional<T> from_word(std::string_view word, const std::array<T, kCount>& all) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](T each) { return to_string(each) == word; });
    if (found == all.end())
        return std::nullopt;
    return *found;
}

}  // namespace

std::string_view to_string(Channel channel) {
    switch (channel) {
        case Channel::SelfService:
            return "self-service";
        case Channel::Centre:
            return "centre";
        case Channel::Provider:
            return "provider";
    }
    return "centre";
}

std::string_view to_string(Operation operation) {
    switch (operation) {
        case Operation::Issue:
            return "issue";
        case Operation::Reissue:
            return "reissue";
        case Operation::Duplicate:
            return "duplicate";
    }
    return "issue";
}

std::string_view to_string(ApplicantKind kind) {
    switch (kind) {
        case ApplicantKind::Natural:
            return "natural";
        case ApplicantKind::Legal:
            return "legal";
        case ApplicantKind::Entrepreneur:
            return "entrepreneur";
    }
    return "natural";
}

std::optional<Channel> channel_from(std::string_view word) {
    return from_word(word, std::array{Channel::SelfService, Channel::Centre, Channel::Provider});
}

std::optional<Operation> operation_from(std::string_view word) {
    return from_word(word, std::array{Operation::Issue, Operation::Reissue, Operation::Duplicate});
}

std::optional<ApplicantKind> applicant_kind_from(std::string_view word) {
    return from_word(word, std::array{ApplicantKind::Natural, ApplicantKind::Legal,
                                      ApplicantKind::Entrepreneur});
}

bool Service::offers(Channel channel) const {
    const bool named = std::any_of(channels.begin(), channels.end(),
                                   [&](const auto& each) { return each.value == channel; });
    return named && (channel != Channel::Centre || !process_centre.empty());
}

}  // namespace tereze::regulation
