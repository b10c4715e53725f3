// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-tool verify, run as an auditor runs it: each kind of file, each exit code, each reason.
#include "core/base/child_process.h"
#include "core/base/files.h"
#include "core/trust/cms/cades.h"
#include "core/trust/cms/timestamp.h"
#include "core/trust/revocation/ocsp.h"
#include "core/trust/xml/signature.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/pki/test_nca.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tereze;
using namespace tereze::testing;
using namespace std::chrono;

namespace {

const auto kNow = floor<seconds>(system_clock::now());
const Bytes kContent = to_bytes("{\"case\":1}");

struct Outcome {
    int code = -1;
    std::string verdict;  ///< "broken: expired"
    nlohmann::json tree;
};

/// A centre, its files, and the tool.
struct World {
    explicit World(KeyKind kind = KeyKind::KzGost512) : nca(kind, kNow) {
        std::filesystem::create_directories(folder.path() / "trust");
        write("trust/root.cer", nca.root().certificate.der());
        write("trust/root.crl", nca.root_list());
        write("trust/people.crl", nca.list());
        write("content", kContent);
    }

    std::string path(const std::string& name) const { return (folder.path() / name).string(); }
    std::string write(const std::string& name, ByteView bytes) const {
        REQUIRE(write_file_durably(folder.path() / name, bytes));
        return path(name);
    }
    Bytes sign(trust::ContentPlace place = trust::ContentPlace::Detached) const {
        return trust::sign_cades_bes(kContent, person.certificate, {nca.authority().certificate},
                                     kNow, person.signer(), place)
            .value();
    }

    CommandOutput run(std::vector<std::string> arguments,
                      const std::string& language = "en") const {
        ChildOptions options;
        options.argv = {std::string(TEREZE_BIN_DIR) + "/tereze-tool", "verify"};
        options.argv.insert(options.argv.end(), arguments.begin(), arguments.end());
        options.environment = {{"LC_ALL", language}};
        options.log = folder.path() / "log";
        return run_command(options, 60s).value();
    }
    Outcome judge(const std::string& file, std::vector<std::string> more = {}) const {
        std::vector<std::string> arguments{file, "--json", "--trust", path("trust")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const auto output = run(arguments);
        Outcome outcome{output.exit_code, {}, {}};
        outcome.tree = nlohmann::json::parse(output.output, nullptr, false);
        if (!outcome.tree.is_discarded()) {
            outcome.verdict = outcome.tree["verdict"];
            if (outcome.tree.contains("reason"))
                outcome.verdict += ": " + outcome.tree["reason"].get<std::string>();
        }
        return outcome;
    }

    TemporaryFolder folder;
    TestNca nca;
    Issued person = nca.issue_person(sample_operator());
};

}  // namespace

TEST_CASE("a signature that holds is told with its signer, role and times; exit code 0") {
    const World world(GENERATE(KeyKind::Rsa2048, KeyKind::KzGost512));
    const auto file = world.write("signature.p7s", world.sign());
    const auto outcome = world.judge(file, {"--content", world.path("content")});
    CHECK(outcome.code == 0);
    CHECK(outcome.verdict == "holds");
    CHECK(outcome.tree["kind"] == "message");
    const auto& signer = outcome.tree["signers"][0];
    CHECK(signer["certificate"]["iin"] == sample_operator().iin);
    CHECK(signer["certificate"]["role"] == "natural-person");
    CHECK(signer["certificate"]["path"]["through"].size() == 2);
    CHECK(signer["certificate"]["revocation"]["source"] == "crl");
    CHECK(signer["claimed_time"] == calendar::iso_time(kNow));
}

TEST_CASE("a signature that does not hold gives 1, and one that cannot be judged gives 2") {
    const World world;
    const auto detached = world.write("signature.p7s", world.sign());
    const auto other = world.write("other", as_bytes("other"));
    const auto content = world.path("content");

    auto outcome = world.judge(detached, {"--content", other});
    CHECK(outcome.code == 1);
    CHECK(outcome.verdict == "broken: content-changed");
    outcome = world.judge(detached);
    CHECK(outcome.code == 2);
    CHECK(outcome.verdict == "not-checked: content-missing");
    outcome = world.judge(detached, {"--content", content, "--iin", sample_head().iin});
    CHECK(outcome.code == 1);
    CHECK(outcome.verdict == "broken: another-iin");
    outcome = world.judge(detached, {"--content", content, "--timestamp-required"});
    CHECK(outcome.code == 2);
    CHECK(outcome.verdict == "not-checked: timestamp-missing");
    outcome = world.judge(detached, {"--content", content, "--revocation", "ocsp"});
    CHECK(outcome.code == 2);
    CHECK(outcome.verdict == "not-checked: response-missing");
    outcome = world.judge(detached, {"--content", content, "--use", "authentication"});
    CHECK(outcome.code == 1);
    CHECK(outcome.verdict == "broken: wrong-purpose");
    outcome = world.judge(detached, {"--content", content, "--at", "2040-01-01T00:00:00Z"});
    CHECK(outcome.code == 1);
    CHECK(outcome.verdict == "broken: expired");
    outcome = world.judge(world.write("inside.p7m", world.sign(trust::ContentPlace::Inside)));
    CHECK(outcome.code == 0);
}

TEST_CASE("answers given as evidence count") {
    World world;
    const auto& issuer = world.nca.authority().certificate;
    const auto question = trust::ask_ocsp(world.person.certificate, issuer).value();
    const auto file = world.write("signature.p7s", world.sign());
    const auto good = world.write("good.ocsp", world.nca.answer_ocsp(question.request));
    world.nca.revoke({world.person.certificate, kNow - hours(2), 1, {}});
    const auto revoked = world.write("revoked.ocsp", world.nca.answer_ocsp(question.request));
    const std::vector<std::string> asked{"--content", world.path("content"), "--revocation", "ocsp",
                                         "--evidence"};
    const auto with = [&](const std::string& answer) {
        auto arguments = asked;
        arguments.push_back(answer);
        return world.judge(file, arguments);
    };
    CHECK(with(good).code == 0);
    CHECK(with(revoked).verdict == "broken: revoked");
}

TEST_CASE("certificates, lists, answers and timestamps are told apart by their bytes") {
    const World world;
    const auto& issuer = world.nca.authority().certificate;
    // Names tell nothing.
    const auto certificate = world.write("a", world.person.certificate.der());
    const auto with_issuer = std::vector<std::string>{"--evidence", world.write("i", issuer.der())};
    auto outcome = world.judge(certificate, with_issuer);
    CHECK(outcome.code == 0);
    CHECK(outcome.tree["kind"] == "certificate");
    outcome = world.judge(certificate);
    CHECK(outcome.code == 2);
    CHECK(outcome.verdict == "not-checked: issuer-unknown");
    outcome =
        world.judge(world.write("pem", as_bytes(world.person.certificate.pem())), with_issuer);
    CHECK(outcome.code == 0);

    outcome = world.judge(world.path("trust/root.crl"));
    CHECK(outcome.code == 0);
    CHECK(outcome.tree["kind"] == "revocation-list");
    outcome =
        world.judge(world.path("trust/root.crl"), {"--at", calendar::iso_time(kNow + days(60))});
    CHECK(outcome.code == 2);
    CHECK(outcome.verdict == "not-checked: list-out-of-date");

    const auto question = trust::ask_ocsp(world.person.certificate, issuer).value();
    const auto answer = world.write("b", world.nca.answer_ocsp(question.request));
    outcome = world.judge(answer, with_issuer);
    CHECK(outcome.code == 0);
    CHECK(outcome.tree["kind"] == "ocsp-response");
    CHECK(outcome.tree["answers"][0]["status"] == "good");

    const auto asked = trust::ask_timestamp(kContent, world.nca.digest_oid(), "").value();
    const auto reply = world.nca.answer_timestamp(asked.request);
    const std::vector<std::string> over{"--content", world.path("content"), "--revocation", "none"};
    outcome = world.judge(world.write("c", reply), over);
    CHECK(outcome.code == 0);
    CHECK(outcome.tree["kind"] == "timestamp");
    const auto token = trust::Timestamp::parse_answer(reply, asked).value().der;
    CHECK(world.judge(world.write("d", token), over).code == 0);

    const auto document = trust::xml::sign_document(as_bytes("<a>Ә</a>"), world.person.certificate,
                                                    world.person.signer())
                              .value();
    outcome = world.judge(world.write("f", document), with_issuer);
    CHECK(outcome.code == 0);
    CHECK(outcome.tree["kind"] == "signed-xml");
    outcome = world.judge(world.write("f", as_bytes("\n <a/>")), with_issuer);
    CHECK(outcome.code == 1);
    CHECK(outcome.verdict == "broken: no-signers");

    // As a browser hands it over.
    const auto armoured = world.write("e", as_bytes(to_base64(world.sign())));
    CHECK(world.judge(armoured, {"--content", world.path("content")}).code == 0);
}

TEST_CASE("whatever cannot be read gives 2, says why, and ends") {
    const World world;
    const auto code = [&](ByteView bytes) {
        return world.run({world.write("x", bytes), "--trust", world.path("trust")}).exit_code;
    };
    CHECK(code({}) == 2);
    CHECK(code(as_bytes("hello")) == 2);
    const auto whole = world.sign();
    for (std::size_t size = 1; size < whole.size(); size += 97)
        CHECK(code(ByteView(whole).first(size)) == 2);
    CHECK(world.run({world.path("missing")}).exit_code == 2);
    CHECK(world.run({}).exit_code == 2);
    CHECK(world.run({world.path("content"), "--at", "yesterday"}).exit_code == 2);
    CHECK(world.run({world.path("content"), "--no-such-option"}).exit_code == 2);
    CHECK(world.run({"--help"}).exit_code == 0);
}

TEST_CASE("a hundred megabytes of nested DER are refused, not followed") {
    const World world;
    constexpr std::size_t kSize = 100'000'000;
    // Lengths without an end, one in another.
    Bytes nested(kSize);
    for (std::size_t i = 0; i + 1 < kSize; i += 2) {
        nested[i] = 0x30;
        nested[i + 1] = 0x80;
    }
    const auto begin = steady_clock::now();
    CHECK(world.run({world.write("nested", nested)}).exit_code == 2);
    // Definite ones, each as long as what is left.
    Bytes definite;
    definite.reserve(kSize);
    while (definite.size() + 6 <= kSize) {
        const auto left = kSize - definite.size() - 6;
        definite.insert(definite.end(),
                        {0x30, 0x84, static_cast<std::uint8_t>(left >> 24),
                         static_cast<std::uint8_t>(left >> 16),
                         static_cast<std::uint8_t>(left >> 8), static_cast<std::uint8_t>(left)});
    }
    definite.resize(kSize);
    CHECK(world.run({world.write("definite", definite)}).exit_code == 2);
    CHECK(steady_clock::now() - begin < 60s);
}

TEST_CASE("people read it in their language") {
    const World world;
    const auto file = world.write("signature.p7s", world.sign());
    const auto read = [&](const std::string& language) {
        return world
            .run({file, "--content", world.path("content"), "--trust", world.path("trust")},
                 language)
            .output;
    };
    using Catch::Matchers::Contains;
    CHECK_THAT(read("en_US.UTF-8"), Contains("It holds") && Contains("Role: natural person"));
    CHECK_THAT(read("ru_RU.UTF-8"), Contains("Подтверждено") && Contains("ИИН: 850505400018"));
    CHECK_THAT(read("kk_KZ.UTF-8"), Contains("Расталды") && Contains("ҚАРЛЫҒАШ"));
}
