// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The vocabularies: words go there and back, and people can read each of them in three languages.
#include "core/regulation/words.h"

#include "core/base/files.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>

using namespace tereze;
using namespace tereze::regulation;

namespace {

template <class E>
void check_words() {
    std::set<std::string_view> seen;
    int value = 0;
    for (const auto& each : words<E>()) {
        CAPTURE(each.word);
        CHECK(static_cast<int>(each.value) == value++);
        CHECK(seen.insert(each.word).second);
        CHECK(word_of(each.value) == each.word);
        CHECK(from_word<E>(each.word) == each.value);
    }
    CHECK_FALSE(from_word<E>(""));
    CHECK_FALSE(from_word<E>("no such word"));
}

const std::string& messages(const std::string& language) {
    static std::map<std::string, std::string> loaded;
    auto& text = loaded[language];
    if (text.empty())
        text = read_text(std::filesystem::path(TEREZE_SOURCE_DIR) / "locales" / language / "law.po")
                   .value_or("");
    return text;
}

template <class E>
void check_messages(const std::string& prefix) {
    for (const std::string language : {"kk", "ru", "en"})
        for (const auto& each : words<E>()) {
            const auto id = "msgid \"" + prefix + std::string(each.word) + "\"";
            CAPTURE(language, id);
            CHECK(messages(language).find(id) != std::string::npos);
        }
}

}  // namespace

TEST_CASE("every vocabulary lists its values in order and each word once") {
    check_words<Channel>();
    check_words<Operation>();
    check_words<ApplicantKind>();
    check_words<Identifier>();
    check_words<LicenceObject>();
    check_words<Database>();
    check_words<ServiceForm>();
    check_words<ResultForm>();
    check_words<PaperWhen>();
    check_words<ResultSigner>();
    check_words<LeftMatter>();
    check_words<Authenticity>();
    check_words<QueuePurpose>();
    check_words<ReceiptPart>();
    check_words<Unit>();
    check_words<Precondition>();
    check_words<Rule>();
    check_words<Actor>();
    check_words<System>();
    check_words<Action>();
    check_words<RefusalType>();
    check_words<SignedObject>();
    check_words<Ending>();
}

TEST_CASE("every word that people read has its message in Kazakh, Russian and English") {
    check_messages<Channel>("channel.");
    check_messages<Operation>("operation.");
    check_messages<ApplicantKind>("applicant.");
    check_messages<Identifier>("identifier.");
    check_messages<Database>("database.");
    check_messages<ServiceForm>("form.");
    check_messages<ResultForm>("form.");
    check_messages<ResultSigner>("signer.");
    check_messages<LeftMatter>("left.");
    check_messages<Authenticity>("proof.");
    check_messages<QueuePurpose>("queue-limit.");
    check_messages<ReceiptPart>("receipt-part.");
    check_messages<Unit>("unit.");
    check_messages<Precondition>("precondition.");
    check_messages<Rule>("rule.");
    check_messages<Actor>("actor.");
    check_messages<System>("system.");
}

TEST_CASE("every refusal has its sentence") {
    for (const std::string language : {"kk", "ru", "en"})
        for (const auto& each : words<RefusalType>()) {
            const auto id = "msgid \"" + std::string(message_id(each.value)) + "\"";
            CAPTURE(language, id);
            CHECK(messages(language).find(id) != std::string::npos);
        }
}

TEST_CASE("questions are the conditions of the acts") {
    CHECK(is_question(Action::ApplicantPresent));
    CHECK(is_question(Action::CheckCertificate));
    CHECK_FALSE(is_question(Action::Authorise));
    CHECK_FALSE(is_question(Action::CheckCompleteness));
}
