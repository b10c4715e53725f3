// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The order of a reading.
#include "drivers/cards/lds/document_reader.h"

#include "core/base/ids.h"
#include "core/base/secret.h"
#include "core/identity/mrz.h"
#include "drivers/cards/completing_channel.h"
#include "drivers/cards/lds/active_authentication.h"
#include "drivers/cards/lds/chip_authentication.h"
#include "drivers/cards/lds/security_object.h"
#include "drivers/cards/tlv.h"

#include <algorithm>
#include <array>

namespace tereze::drivers::cards::lds {
namespace {

constexpr std::uint32_t kZone = 0x5F1F;

tl::unexpected<Error> invalid(const std::string& what) {
    return fail("card.data_invalid", ErrorClass::Hardware, Remedy::Service, what);
}

std::chrono::sys_days day_of(calendar::TimePoint time) {
    return std::chrono::floor<std::chrono::days>(time);
}

/// The number of the data group that a tag of EF.COM stands for; 0 for none (9303-10, table 36).
unsigned group_of(std::uint32_t tag) {
    constexpr std::array<std::uint8_t, 16> kTags{0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68,
                                                 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F, 0x70};
    const auto found = std::find(kTags.begin(), kTags.end(), tag);
    return found == kTags.end() ? 0 : static_cast<unsigned>(found - kTags.begin()) + 1;
}

/// One reading in one style. Files are read in an order that lets the cheap ones fail first, and
/// the chip is proved last, because a copy loses its session over it.
class Reading {
  public:
    Reading(LdsSession session, const identity::ChipKey& key, const ReadingOptions& options,
            const RandomSource& random, ReadingStyle style)
        : m_session(std::move(session)),
          m_key(key),
          m_options(options),
          m_random(random),
          m_style(style) {}

    Result<ChipReading> run() {
        m_reading.protocol = m_session.protocol();
        tell(kOpened);
        TEREZE_TRY(read_lists());
        TEREZE_TRY(read_document());
        TEREZE_TRY(read_more());
        if (m_options.trust != nullptr)
            TEREZE_TRY(prove_chip());
        tell(1);
        return std::move(m_reading);
    }

  private:
    // How long the parts take, roughly, on a chip with a face of 16 KiB.
    static constexpr double kOpened = 0.3;
    static constexpr double kListsRead = 0.4;
    static constexpr double kDocumentRead = 0.5;
    static constexpr double kMoreRead = 0.9;

    void tell(double part) const {
        if (m_options.progress)
            m_options.progress(part);
    }
    bool lists(unsigned group) const {
        return std::find(m_reading.groups.begin(), m_reading.groups.end(), group) !=
               m_reading.groups.end();
    }
    /// A file whose digest the issuer has signed, where that is asked for.
    Result<Bytes> read_group(unsigned group, const LdsFile& file) {
        TEREZE_ASSIGN(Bytes content, m_session.read_file(file, m_style));
        if (!m_object)
            return content;
        // A digest that does not fit is wrong even where the issuer is not known.
        auto verdict = m_object->judge(group, content);
        if (verdict.broken() || (m_reading.data.holds() && !verdict.holds()))
            m_reading.data = std::move(verdict);
        return content;
    }

    Result<> read_lists();
    Result<> read_security_object();
    Result<> read_document();
    Result<> read_more();
    Result<> prove_chip();
    Result<trust::Verdict> check_chip(const SecurityInfos& infos);
    void check_downgrade(const SecurityInfos& infos);

    LdsSession m_session;
    const identity::ChipKey& m_key;
    const ReadingOptions& m_options;
    const RandomSource& m_random;
    const ReadingStyle m_style;
    std::optional<SecurityObject> m_object;
    ChipReading m_reading;
};

/// EF.SOD says what EF.COM says, and signed; it is longer, so it is read only to be checked.
Result<> Reading::read_lists() {
    if (m_options.trust != nullptr)
        TEREZE_TRY(read_security_object());
    if (m_reading.groups.empty()) {
        TEREZE_ASSIGN(const Bytes common, m_session.read_file(kCom, m_style));
        TEREZE_ASSIGN(const auto tags, parse_common(common));
        for (const auto tag : tags)
            if (const unsigned group = group_of(tag); group != 0)
                m_reading.groups.push_back(group);
    }
    if (!lists(1))
        return invalid("no DG1");
    tell(kListsRead);
    return {};
}

Result<> Reading::read_security_object() {
    const auto file = m_session.read_file(kSecurityObject, m_style);
    if (!file && file.error().code == "card.file_missing") {
        m_reading.data = trust::not_checked("no-security-object");
        return {};
    }
    if (!file)
        return fail(file.error());
    TEREZE_ASSIGN(m_object, open_security_object(*file, *m_options.trust, m_options.now));
    m_reading.data = m_object->signature;
    for (const auto& [group, digest] : m_object->digests)
        m_reading.groups.push_back(group);
    return {};
}

Result<> Reading::read_document() {
    TEREZE_ASSIGN(Bytes file, read_group(1, kDataGroup1));
    auto document = parse_data_group_1(file, m_key, day_of(m_options.now));
    wipe(file);
    if (!document)
        return fail(std::move(document).error());
    m_reading.document = std::move(*document);
    tell(kDocumentRead);
    return {};
}

Result<> Reading::read_more() {
    if (m_options.details && lists(11)) {
        TEREZE_ASSIGN(const Bytes file, read_group(11, kDataGroup11));
        TEREZE_ASSIGN(m_reading.personal, parse_data_group_11(file));
    }
    if (m_options.details && lists(12)) {
        TEREZE_ASSIGN(const Bytes file, read_group(12, kDataGroup12));
        TEREZE_ASSIGN(m_reading.issue, parse_data_group_12(file));
    }
    if (m_options.face && lists(2)) {
        TEREZE_ASSIGN(const Bytes file, read_group(2, kDataGroup2));
        TEREZE_ASSIGN(m_reading.face, parse_data_group_2(file));
    }
    tell(kMoreRead);
    return {};
}

/// EF.CardAccess is read in plain, so whoever sits in between could take the stronger protocols out
/// of it; DG14 repeats them under the issuer's signature (9303-11, 9.2.11).
void Reading::check_downgrade(const SecurityInfos& infos) {
    const auto& used = m_session.pace();
    const bool repeated =
        used && std::any_of(infos.pace.begin(), infos.pace.end(), [&](const PaceInfo& each) {
            return each.protocol == used->protocol && each.parameter_id == used->parameter_id;
        });
    if (!infos.pace.empty() && !repeated && !m_reading.data.broken())
        m_reading.data = trust::broken("downgraded");
}

Result<trust::Verdict> Reading::check_chip(const SecurityInfos& infos) {
    if (!m_session.chip_mapping().chip_data.empty())
        if (auto mapped = judge_chip_mapping(m_session.chip_mapping(), infos);
            mapped.judgement != trust::Judgement::NotChecked)
            return mapped;
    return authenticate_chip(m_session, infos, m_random, m_style);
}

Result<> Reading::prove_chip() {
    SecurityInfos infos;
    if (lists(14)) {
        TEREZE_ASSIGN(const Bytes file, read_group(14, kDataGroup14));
        TEREZE_ASSIGN(const auto content, file_content(file, kDataGroup14.tag));
        TEREZE_ASSIGN(infos, parse_security_infos(content));
        check_downgrade(infos);
    }
    Bytes active_key;
    if (lists(15)) {
        TEREZE_ASSIGN(active_key, read_group(15, kDataGroup15));
    }
    TEREZE_ASSIGN(m_reading.chip, check_chip(infos));
    if (m_reading.chip.judgement == trust::Judgement::NotChecked && !active_key.empty()) {
        TEREZE_ASSIGN(m_reading.chip,
                      authenticate_actively(m_session.channel(), active_key,
                                            infos.active_authentication_digest, m_random,
                                            m_options.card.extended_length));
    }
    // The chip's key is worth no more than the signature over it.
    if (m_reading.chip.holds() && !m_reading.data.holds())
        m_reading.chip = trust::not_checked("data-not-proved");
    return {};
}

Result<ChipReading> read_once(CardChannel& channel, const identity::ChipKey& key,
                              const ReadingOptions& options, ReadingStyle style) {
    if (options.progress)
        options.progress(0);
    const RandomSource random = options.random ? options.random : RandomSource(random_bytes);
    TEREZE_ASSIGN(auto session,
                  LdsSession::open(channel, key, {random, options.access, options.card}));
    return Reading(std::move(session), key, options, random, style).run();
}

class CountingChannel final : public CardChannel {
  public:
    explicit CountingChannel(CardChannel& under) : m_under(under) {}
    Result<ResponseApdu> transmit(const CommandApdu& command) override {
        ++m_commands;
        return m_under.transmit(command);
    }
    unsigned commands() const { return m_commands; }

  private:
    CardChannel& m_under;
    unsigned m_commands = 0;
};

/// Trouble that another way of asking may get round, as against a card that is gone or refuses the
/// key.
bool worth_asking_carefully(const Error& error) {
    return error.code == "card.session_lost" || error.code == "card.unreadable";
}

}  // namespace

Result<ChipReading> read_chip(CardChannel& transport, const identity::ChipKey& key,
                              const ReadingOptions& options) {
    CountingChannel counting(transport);
    CompletingChannel channel(counting, WrongLength::RepeatsCommand, options.card);
    auto reading = read_once(channel, key, options, ReadingStyle::Quick);
    if (!reading && worth_asking_carefully(reading.error()))
        reading = read_once(channel, key, options, ReadingStyle::Careful);
    if (!reading && reading.error().code == "card.session_lost")
        return fail("card.unreadable", ErrorClass::Hardware, Remedy::Retry, reading.error().detail);
    if (reading)
        reading->commands = counting.commands();
    return reading;
}

Result<identity::DocumentData> parse_data_group_1(ByteView file, const identity::ChipKey& key,
                                                  std::chrono::sys_days today) {
    TEREZE_ASSIGN(const auto content, file_content(file, kDataGroup1.tag));
    TEREZE_ASSIGN(const auto objects, parse_tlvs(content));
    const auto zone = find_tlv(objects, kZone);
    if (!zone)
        return invalid("DG1 without a zone");
    std::string text = as_text(*zone);
    const auto own_key = identity::MrzKey::from_mrz(text, today);
    auto document = identity::document_from_mrz(text, today);
    wipe(text);
    if (!document)
        return invalid("DG1: " + document.error().code);
    const auto* given = std::get_if<identity::MrzKey>(&key);
    if (!own_key || (given != nullptr && own_key->information() != given->information()))
        return invalid("DG1 is of another document than the key");
    return document;
}

}  // namespace tereze::drivers::cards::lds
