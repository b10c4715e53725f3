// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The order of a reading, and what the files hold.
#include "drivers/cards/lds/document_reader.h"

#include "core/base/ids.h"
#include "core/base/secret.h"
#include "core/identity/mrz.h"
#include "drivers/cards/completing_channel.h"
#include "drivers/cards/tlv.h"

#include <algorithm>

namespace tereze::drivers::cards::lds {
namespace {

constexpr std::uint32_t kTagList = 0x5C;
constexpr std::uint32_t kZone = 0x5F1F;
constexpr double kOpened = 0.5;
constexpr double kCommonRead = 0.75;

tl::unexpected<Error> invalid(const std::string& what) {
    return fail("card.data_invalid", ErrorClass::Hardware, Remedy::Service, what);
}

/// The objects inside the one object that fills a file.
Result<std::vector<Tlv>> objects_in(ByteView file, std::uint32_t tag) {
    TEREZE_ASSIGN(const auto outer, parse_tlvs(file));
    if (outer.size() != 1 || outer[0].tag != tag)
        return invalid("tag of a file");
    return parse_tlvs(outer[0].value);
}

Result<identity::DocumentData> read_once(CardChannel& channel, const identity::MrzKey& key,
                                         const ReadingOptions& options, ReadingStyle style) {
    const auto tell = [&](double part) {
        if (options.progress)
            options.progress(part);
    };
    const RandomSource random = options.random ? options.random : RandomSource(random_bytes);
    tell(0);
    TEREZE_ASSIGN(auto session, LdsSession::open(channel, key, random, options.wide_replies));
    tell(kOpened);
    TEREZE_ASSIGN(const Bytes common, session.read_file(kCom, style));
    TEREZE_ASSIGN(const bool listed, lists_data_group_1(common));
    if (!listed)
        return invalid("EF.COM without DG1");
    tell(kCommonRead);
    TEREZE_ASSIGN(Bytes file, session.read_file(kDataGroup1, style));
    auto document = parse_data_group_1(file, key, options.today);
    wipe(file);
    tell(1);
    return document;
}

/// Trouble that another way of asking may get round, as against a card that is gone or refuses the
/// key.
bool worth_asking_carefully(const Error& error) {
    return error.code == "card.session_lost" || error.code == "card.unreadable";
}

}  // namespace

Result<identity::DocumentData> read_document(CardChannel& transport, const identity::MrzKey& key,
                                             const ReadingOptions& options) {
    CompletingChannel channel(transport);
    auto document = read_once(channel, key, options, ReadingStyle::Quick);
    if (!document && worth_asking_carefully(document.error()))
        document = read_once(channel, key, options, ReadingStyle::Careful);
    if (!document && document.error().code == "card.session_lost")
        return fail("card.unreadable", ErrorClass::Hardware, Remedy::Retry,
                    document.error().detail);
    return document;
}

Result<bool> lists_data_group_1(ByteView file) {
    TEREZE_ASSIGN(const auto objects, objects_in(file, kCom.tag));
    const auto tags = find_tlv(objects, kTagList);
    if (!tags)
        return invalid("EF.COM without a tag list");
    return std::find(tags->begin(), tags->end(), kDataGroup1.tag) != tags->end();
}

Result<identity::DocumentData> parse_data_group_1(ByteView file, const identity::MrzKey& key,
                                                  std::chrono::sys_days today) {
    TEREZE_ASSIGN(const auto objects, objects_in(file, kDataGroup1.tag));
    const auto zone = find_tlv(objects, kZone);
    if (!zone)
        return invalid("DG1 without a zone");
    std::string text = as_text(*zone);
    const auto own_key = identity::MrzKey::from_mrz(text, today);
    auto document = identity::document_from_mrz(text, today);
    wipe(text);
    if (!document)
        return invalid("DG1: " + document.error().code);
    // A chip opened with one document's print that names another document is not that document's
    // chip.
    if (!own_key || own_key->information() != key.information())
        return invalid("DG1 is of another document than the key");
    return document;
}

}  // namespace tereze::drivers::cards::lds
