// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-tool token, run as a support engineer runs it.
#include "core/base/child_process.h"
#include "core/base/files.h"
#include "core/trust/cms/cms.h"
#include "tests/integration/tokens/world.h"
#include "tests/support/pki/kz_gost_person.h"
#include "tests/support/pki/openssl_cli.h"

#include <catch2/catch.hpp>
#include <unistd.h>

#include <algorithm>
#include <array>

using namespace tereze;
using namespace tereze::testing;
using Catch::Matchers::Contains;

namespace {

constexpr auto kPassword = "Qwerty12";

struct Tool {
    TemporaryFolder folder;
    std::map<std::string, std::string> environment{{"LC_ALL", "en_US.UTF-8"}};

    /// @param secrets what the tool asks for, one a line.
    CommandOutput run(std::vector<std::string> arguments, const std::string& secrets = "") {
        std::array<int, 2> ends{};
        REQUIRE(::pipe(ends.data()) == 0);
        REQUIRE(::write(ends[1], secrets.data(), secrets.size()) ==
                static_cast<ssize_t>(secrets.size()));
        ::close(ends[1]);
        ChildOptions options;
        options.argv = {std::string(TEREZE_BIN_DIR) + "/tereze-tool", "token"};
        options.argv.insert(options.argv.end(), arguments.begin(), arguments.end());
        options.argv.insert(options.argv.end(), {"--pin-fd", "3"});
        options.environment = environment;
        options.inherit_fd = ends[0];
        options.log = folder.path() / "log";
        auto output = run_command(options, std::chrono::seconds(20)).value();
        ::close(ends[0]);
        return output;
    }
    std::string log() { return read_text(folder.path() / "log").value(); }
    std::string write(const char* name, ByteView content) {
        REQUIRE(write_file_durably(folder.path() / name, content));
        return (folder.path() / name).string();
    }
};

}  // namespace

TEST_CASE("the tool lists a GOST key file, without names unless asked, and signs with it") {
    Tool tool;
    const auto now = std::chrono::system_clock::now();
    using namespace std::chrono_literals;
    const auto person =
        issue_gost_person("СЕРІКОВА ӘЙГЕРІМ", "840229400006",
                          {"1.3.6.1.5.5.7.3.4", "1.2.398.3.3.4.1.1"}, now - 24h, now + 24h);
    const auto file = tool.write("key.p12", make_key_file(person, kPassword));
    const auto plain = tool.run({"list", "--p12", file}, "Qwerty12\n");
    CHECK_THAT(plain.output, Contains("sign, natural-person, until"));
    CHECK_THAT(plain.output, !Contains("840229400006"));
    const auto full = tool.run({"list", "--p12", file, "--personal", "--json"}, "Qwerty12\n");
    CHECK_THAT(full.output, Contains("\"IIN\": \"840229400006\"") && Contains("СЕРІКОВА ӘЙГЕРІМ"));

    const auto content = tool.write("content", as_bytes("өтініш"));
    const auto out = (tool.folder.path() / "signature.p7s").string();
    CHECK(
        tool.run({"sign", "--p12", file, "--in", content, "--out", out}, "Qwerty12\n").exit_code ==
        0);
    CHECK(read_file(out).value().size() > 500);
    const auto both = (tool.folder.path() / "both.p7s").string();
    CHECK(tool.run({"sign", "--p12", file, "--in", content, "--out", both, "--add-to", out},
                   "Qwerty12\n")
              .exit_code == 0);
    const auto first = trust::cms::SignedData::parse(read_file(out).value()).value();
    const auto message = trust::cms::SignedData::parse(read_file(both).value()).value();
    CHECK(message.signers.size() == 2);
    CHECK(std::any_of(message.signers.begin(), message.signers.end(),
                      [&](const auto& each) { return each.der() == first.signers[0].der(); }));
    CHECK_FALSE(message.content);
    CHECK(
        tool.run({"sign", "--p12", file, "--in", content, "--out", out, "--attached"}, "Qwerty12\n")
            .exit_code == 0);
    CHECK(trust::cms::SignedData::parse(read_file(out).value())->content ==
          Bytes(to_bytes("өтініш")));
    CHECK(tool.run({"sign", "--p12", file, "--in", content, "--out", out}, "wrong\n").exit_code ==
          1);
    CHECK_THAT(tool.log(), Contains("token.pin_wrong"));
    CHECK(tool.run({"list", "--p12", file}).exit_code == 1);
    CHECK_THAT(tool.log(), Contains("token.pin_needed"));
}

TEST_CASE("the tool signs with a token what openssl verifies, and changes its PIN") {
    InsertedToken inserted;
    inserted.token.reset();
    Tool tool;
    tool.environment.merge(inserted.store.environment());
    const std::string module = SoftToken::module_path().string();
    const auto content = tool.write("content", as_bytes("content"));
    const auto out = (tool.folder.path() / "signature.p7s").string();
    const auto chain = hall().pki.people_ca_file();
    CHECK(tool.run({"sign", "--module", module, "--in", content, "--out", out}, kPin + "\n")
              .exit_code == 0);
    CHECK(openssl_verifies(tool.folder.path(), as_bytes("content"), read_file(out).value(), chain));

    CHECK_THAT(tool.run({"pin", "status", "--module", module}).output, Contains("3 tries left"));
    CHECK(tool.run({"pin", "change", "--module", module}, kPin + "\n654321\n654322\n").exit_code ==
          1);
    CHECK_THAT(tool.log(), Contains("token.pin_differs"));
    CHECK_THAT(tool.run({"pin", "change", "--module", module}, kPin + "\n654321\n654321\n").output,
               Contains("changed"));
    CHECK_THAT(tool.run({"pin", "unblock", "--module", module},
                        kOfficerPin + "\n" + kPin + "\n" + kPin + "\n")
                   .output,
               Contains("unblocked"));
}
