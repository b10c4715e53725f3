// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a regulation says for one operation, channel and applicant.
#include "core/regulation/service.h"

#include "core/regulation/find.h"

namespace tereze::regulation {
namespace {

template <class T, class Matches>
const T* first(const std::vector<T>& all, Matches matches) {
    const auto found = std::find_if(all.begin(), all.end(), matches);
    return found == all.end() ? nullptr : &*found;
}

template <class T, class V>
const T* first_value(const std::vector<T>& all, const V& value) {
    return first(all, [&](const T& each) { return each.value == value; });
}

template <class T>
const T* first_for(const std::vector<T>& all, Operation operation) {
    return first(all, [&](const T& each) { return covers(each.scope.operations, operation); });
}

}  // namespace

bool Scope::covers(Operation operation, Channel channel, ApplicantKind applicant) const {
    return regulation::covers(operations, operation) && regulation::covers(channels, channel) &&
           regulation::covers(applicants, applicant);
}

bool Service::names(Channel wanted) const {
    return channel(wanted) != nullptr;
}

bool Service::offers(Channel wanted) const {
    const auto* named = channel(wanted);
    return named != nullptr && !named->processes.empty();
}

bool Service::offers(Operation operation) const {
    return first_value(operations, operation) != nullptr;
}

const Applicant* Service::applicant(ApplicantKind kind) const {
    return first_value(applicants, kind);
}

const OfferedChannel* Service::channel(Channel wanted) const {
    return first_value(channels, wanted);
}

const Term* Service::term(Operation operation) const {
    return first_for(terms, operation);
}

const Fee* Service::fee(Operation operation) const {
    return first_for(fees, operation);
}

const LeftToStandard* Service::left(LeftMatter matter) const {
    return first(left_to_standard, [&](const auto& each) { return each.of == matter; });
}

bool Service::has(Rule rule, Channel wanted) const {
    return std::any_of(rules.begin(), rules.end(), [&](const StatedRule& each) {
        return each.value == rule && covers(each.scope.channels, wanted);
    });
}

std::vector<const DocumentRule*> Service::documents_for(Operation operation, Channel wanted,
                                                        ApplicantKind kind) const {
    std::vector<const DocumentRule*> asked;
    for (const auto& each : documents)
        if (each.scope.covers(operation, wanted, kind))
            asked.push_back(&each);
    return asked;
}

std::vector<const Concurrence*> Service::concurring_in(Channel wanted) const {
    std::vector<const Concurrence*> asked;
    for (const auto& each : concurring)
        if (covers(each.scope.channels, wanted))
            asked.push_back(&each);
    return asked;
}

std::vector<Database> Service::databases_for(Channel wanted, ApplicantKind kind) const {
    std::vector<Database> asked;
    for (const auto& each : databases)
        if (covers(each.scope.channels, wanted) && covers(each.scope.applicants, kind))
            asked.push_back(each.value);
    return asked;
}

}  // namespace tereze::regulation
