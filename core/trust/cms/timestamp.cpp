// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/cms/timestamp.h"

#include "core/base/ids.h"
#include "core/trust/cms/signer_check.h"
#include "core/trust/der/der.h"
#include "core/trust/keys/algorithm.h"
#include "core/trust/openssl.h"

#include <openssl/ts.h>

#include <climits>

namespace tereze::trust {

using namespace openssl;

namespace {

using InfoPtr = std::unique_ptr<TS_TST_INFO, Deleter<TS_TST_INFO_free>>;
using AnswerPtr = std::unique_ptr<TS_RESP, Deleter<TS_RESP_free>>;

constexpr std::size_t kNonceSize = 8;

tl::unexpected<Error> invalid(std::string why) {
    ERR_clear_error();
    return fail("trust.timestamp_invalid", ErrorClass::Fraud, Remedy::Service, std::move(why));
}

Bytes imprint_of(std::string_view digest_oid, const Bytes& digest) {
    return der::sequence(
        {der::algorithm_identifier(digest_oid, der::Parameters::Null), der::octet_string(digest)});
}

ByteView octets_of(const ASN1_STRING* text) {
    return {ASN1_STRING_get0_data(text), static_cast<std::size_t>(ASN1_STRING_length(text))};
}

Bytes content_of(const ASN1_STRING* text) {
    const auto view = octets_of(text);
    return {view.begin(), view.end()};
}

/// "rejection: bad-request", from the words of RFC 3161 §2.4.2.
std::string refusal_words(TS_STATUS_INFO* status) {
    const long number = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status));
    std::string words = "status " + std::to_string(number);
    static constexpr std::pair<int, const char*> kFailures[] = {
        {TS_INFO_BAD_ALG, "bad-algorithm"},
        {TS_INFO_BAD_REQUEST, "bad-request"},
        {TS_INFO_BAD_DATA_FORMAT, "bad-data-format"},
        {TS_INFO_TIME_NOT_AVAILABLE, "time-not-available"},
        {TS_INFO_UNACCEPTED_POLICY, "unaccepted-policy"},
        {TS_INFO_UNACCEPTED_EXTENSION, "unaccepted-extension"},
        {TS_INFO_ADD_INFO_NOT_AVAILABLE, "information-not-available"},
        {TS_INFO_SYSTEM_FAILURE, "system-failure"}};
    const auto* failures = TS_STATUS_INFO_get0_failure_info(status);
    for (const auto& [bit, word] : kFailures)
        if (failures != nullptr && ASN1_BIT_STRING_get_bit(failures, bit) == 1)
            words += std::string(", ") + word;
    return words;
}

/// The token of an answer as it came; empty where there is none.
Bytes token_in(ByteView answer) {
    der::Reader outside(answer);
    const auto whole = outside.next(der::kSequence);
    if (!whole)
        return {};
    der::Reader inside(whole->content);
    inside.next(der::kSequence);
    const auto token = inside.next(der::kSequence);
    return token ? Bytes(token->whole.begin(), token->whole.end()) : Bytes{};
}

/// RFC 3161 §2.3: for nothing but timestamps. That the extension has to be critical is not asked:
/// a certificate that can do nothing else does no harm without it.
bool is_timestamper(const Certificate& certificate) {
    return certificate.extended_usages() == std::vector<std::string>{"1.3.6.1.5.5.7.3.8"};
}

}  // namespace

Result<TimestampQuestion> ask_timestamp(ByteView data, std::string_view digest_oid,
                                        std::string_view policy) {
    const auto digest = digest_by(digest_oid, data);
    if (!digest || is_weak_digest(digest_oid))
        return invalid("digest " + std::string(digest_oid));
    TimestampQuestion question;
    question.nonce = random_bytes(kNonceSize);
    // An INTEGER that is positive and of full length.
    question.nonce[0] = static_cast<std::uint8_t>((question.nonce[0] & 0x7FU) | 0x40U);
    constexpr unsigned kVersion1 = 1;
    const Bytes with_certificate{0x01, 0x01, 0xFF};
    question.request =
        der::sequence({der::integer(kVersion1), imprint_of(digest_oid, *digest),
                       policy.empty() ? Bytes{} : der::object_identifier(policy),
                       der::tagged(der::kIntegerTag, question.nonce), with_certificate});
    return question;
}

Result<Timestamp> Timestamp::parse(ByteView token) {
    Timestamp stamp;
    stamp.der.assign(token.begin(), token.end());
    auto message = cms::SignedData::parse(token);
    if (!message)
        return invalid(message.error().detail);
    stamp.message = std::move(*message);
    if (stamp.message.content_type != cms::kTimestampInfo || !stamp.message.content ||
        stamp.message.signers.size() != 1)
        return invalid("no timestamp inside");
    const auto& content = *stamp.message.content;
    const unsigned char* at = content.data();
    const InfoPtr info(d2i_TS_TST_INFO(nullptr, &at, static_cast<long>(content.size())));
    if (!info || at != content.data() + content.size())
        return invalid("TSTInfo");
    const auto time = time_of(TS_TST_INFO_get_time(info.get()));
    if (!time)
        return invalid("time");
    stamp.time = *time;
    stamp.policy = dotted(TS_TST_INFO_get_policy_id(info.get()));
    auto* imprint = TS_TST_INFO_get_msg_imprint(info.get());
    const ASN1_OBJECT* digest = nullptr;
    X509_ALGOR_get0(&digest, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    stamp.digest_oid = dotted(digest);
    stamp.imprint = content_of(TS_MSG_IMPRINT_get_msg(imprint));
    stamp.serial = to_hex(octets_of(TS_TST_INFO_get_serial(info.get())));
    if (const auto* nonce = TS_TST_INFO_get_nonce(info.get()))
        stamp.nonce = content_of(nonce);
    stamp.m_certificates = sent_certificates(stamp.message);
    ERR_clear_error();
    return stamp;
}

Result<Timestamp> Timestamp::parse_answer(ByteView answer) {
    if (answer.size() > INT_MAX)
        return invalid("too long");
    const unsigned char* at = answer.data();
    const AnswerPtr read(d2i_TS_RESP(nullptr, &at, static_cast<long>(answer.size())));
    if (!read || at != answer.data() + answer.size())
        return invalid("no answer");
    auto* status = TS_RESP_get_status_info(read.get());
    constexpr long kGrantedWithMods = 1;
    const long number = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status));
    if (number < 0 || number > kGrantedWithMods)
        return fail("trust.timestamp_refused", ErrorClass::Network, Remedy::Retry,
                    refusal_words(status));
    return parse(token_in(answer));
}

Result<Timestamp> Timestamp::parse_answer(ByteView answer, const TimestampQuestion& question) {
    TEREZE_ASSIGN(auto stamp, parse_answer(answer));
    const auto imprint = imprint_of(stamp.digest_oid, stamp.imprint);
    const bool same_data = std::search(question.request.begin(), question.request.end(),
                                       imprint.begin(), imprint.end()) != question.request.end();
    if (stamp.nonce != question.nonce || !same_data)
        return fail("trust.timestamp_for_another", ErrorClass::Network, Remedy::Retry);
    return stamp;
}

const Certificate* Timestamp::authority() const {
    return find_signer(message.signers.front(), m_certificates);
}

Verdict Timestamp::judge(ByteView data) const {
    const auto digest = digest_by(digest_oid, data);
    if (!digest)
        return not_checked("algorithm-unknown");
    if (*digest != imprint)
        return broken("timestamp-of-another");
    return judge_token();
}

Verdict Timestamp::judge_token() const {
    const auto* signer = authority();
    if (signer == nullptr)
        return not_checked("authority-missing");
    if (!is_timestamper(*signer))
        return broken("not-a-timestamper");
    const auto verdict = judge_signer_info(message.signers.front(), cms::kTimestampInfo,
                                           *message.content, *signer, Binding::AnyVersion);
    if (verdict.broken() && verdict.reason != "weak-algorithm")
        return broken("timestamp-wrong");
    // The НУЦ РК once stamped over SHA-1, of which two data could have been made.
    return verdict.holds() && is_weak_digest(digest_oid) ? broken("weak-algorithm") : verdict;
}

}  // namespace tereze::trust
