// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A case with everything in it, and random ones, for the tests of this folder.
#pragma once

#include "core/base/digest.h"
#include "core/casework/package.h"

#include <array>
#include <random>
#include <string>

namespace tereze::casework::samples {

inline Attachment attachment(int number, const std::string& file_name, ByteView content) {
    Attachment line;
    line.number = number;
    line.kind = "diploma";
    line.title_kk = "Жоғары медициналық білімі туралы диплом";
    line.title_ru = "Диплом о высшем медицинском образовании";
    line.authenticity = Authenticity::NotarisedCopy;
    line.pages = 2;
    line.file_name = file_name;
    line.sha256 = sha256_hex(content);
    line.size = content.size();
    return line;
}

inline Manifest manifest() {
    using namespace std::chrono;
    Manifest made;
    made.case_id = "01935b2c-8f3a-7c1e-9a44-0123456789ab";
    made.service_id = "medical-license-almaty-2015";
    made.operation = "issue";
    made.channel = "centre";
    made.hall = "almaty-1";
    made.ticket_number = "А-017";
    made.operator_login = "operator1";
    made.operator_name = "ӘЛИЕВА ҚАРЛЫҒАШ ӨМІРҚЫЗЫ";
    made.prepared_at = sys_days(2026y / November / 22) + hours(5) + minutes(19) + seconds(7);
    made.applicant = {"900101300017",      "АХМЕТОВ",   "ҒАНИ",   "ҰЛАНҰЛЫ",
                      1990y / January / 1, "012345678", "Алматы", "+77010000000"};
    made.form = {{"activity", "Терапия"}, {"comment", "quote \" and\nnew line"}};
    made.documents_on_paper = true;
    made.attachments = {attachment(1, "01-application.pdf", as_bytes("one")),
                        attachment(2, "02-диплом.pdf", as_bytes("two"))};
    made.steps = {"identify", "lookup", "scan"};
    return made;
}

inline Package package() {
    Package made;
    made.manifest = manifest().canonical();
    made.signature = {0x30, 0x00};
    made.files = {{"01-application.pdf", to_bytes("one")}, {"02-диплом.pdf", to_bytes("two")}};
    return made;
}

/// Text of letters that need care: quotes, controls, Kazakh, beyond the first plane, line
/// separators.
inline std::string random_text(std::mt19937& random) {
    static const std::array<const char*, 14> kPieces{"a", "Ә", "қ", "\"", "\\", "\n",   "\x01",
                                                     "😀", " ", "/", "€",  "9",  "\x7f", "\u2028"};
    std::string text;
    const auto count = random() % 12;
    for (unsigned i = 0; i < count; ++i)
        text += kPieces[random() % kPieces.size()];
    return text;
}

inline Manifest random_manifest(std::mt19937& random) {
    Manifest made = manifest();
    made.applicant.surname = random_text(random);
    made.applicant.address = random_text(random);
    made.operator_name = random_text(random);
    if (random() % 3 == 0)
        made.applicant.birth_date = {};
    made.documents_on_paper = random() % 2 == 0;
    made.prepared_at += std::chrono::seconds(random() % 100'000'000);
    made.form.clear();
    for (auto i = random() % 5; i > 0; --i)
        made.form[random_text(random)] = random_text(random);
    made.attachments.clear();
    int number = 0;
    for (auto i = random() % 5; i > 0; --i) {
        number += 1 + static_cast<int>(random() % 2);
        made.attachments.push_back(
            attachment(number, std::to_string(number) + ".pdf", as_bytes(random_text(random))));
        made.attachments.back().title_kk = random_text(random);
    }
    made.steps.clear();
    for (auto i = random() % 4; i > 0; --i)
        made.steps.push_back(random_text(random));
    return made;
}

}  // namespace tereze::casework::samples
