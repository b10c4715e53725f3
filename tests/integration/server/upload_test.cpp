// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A sealed case that comes in parts, over a line that breaks.
#include "core/base/digest.h"
#include "kiosk/central/client.h"
#include "tests/integration/server/submitting.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using nlohmann::json;

namespace {

WebReply put(const Hall& hall, const std::string& sha256, std::size_t start,
             const std::string& part, const std::string& terminal = "desk-1") {
    auto request =
        hall.from(terminal, "PUT", "/v1/uploads/" + sha256 + "/" + std::to_string(start));
    request.headers = {"Content-Type: application/octet-stream"};
    request.body = part;
    return WebClient().send(request);
}

/// A case that is about to be sent.
struct Parcel {
    casework::Manifest manifest = sample_case(Hall::new_key());
    Bytes sealed =
        trust::seal(sign(manifest, keys().operator_key).serialize(), keys().seal.certificate)
            .value();
    std::string sha256 = sha256_hex(sealed);

    std::string part(std::size_t from, std::size_t to) const {
        return as_text(ByteView(sealed).subspan(from, to - from));
    }
    WebReply begin(const Hall& hall) const {
        return hall.ask("desk-1", "POST", "/v1/uploads",
                        {{"sha256", sha256}, {"size", sealed.size()}});
    }
    WebReply hand_in(const Hall& hall, const std::string& terminal = "desk-1") const {
        return hall.ask(terminal, "POST", "/v1/cases", {{"upload", sha256}},
                        {Hall::key_header(manifest.case_id)});
    }
};

}  // namespace

TEST_CASE("a case that came in parts goes on after the server died, and is registered once") {
    Hall hall;
    const Parcel parcel;
    const auto middle = parcel.sealed.size() / 2;
    REQUIRE(parcel.begin(hall).json().at("received") == 0);
    CHECK(parcel.hand_in(hall).code() == "uploads.incomplete");
    REQUIRE(put(hall, parcel.sha256, 0, parcel.part(0, middle)).status == 200);
    hall.restart_server_killed();
    const auto left = hall.ask("desk-1", "GET", "/v1/uploads/" + parcel.sha256);
    REQUIRE(left.json().at("received") == middle);
    CHECK(parcel.begin(hall).json() == left.json());
    // The answer to a part was lost: the same again changes nothing.
    CHECK(put(hall, parcel.sha256, 0, parcel.part(0, middle)).json() == left.json());
    REQUIRE(put(hall, parcel.sha256, middle, parcel.part(middle, parcel.sealed.size())).status ==
            200);
    const auto registered = parcel.hand_in(hall);
    REQUIRE(registered.status == 201);
    CHECK(registered.json().at("case_id") == parcel.manifest.case_id);
    CHECK(hall.ask("desk-1", "GET", "/v1/uploads/" + parcel.sha256).code() == "uploads.not_found");
    // The same case in one piece: it is known.
    CHECK(post(hall, parcel.manifest.case_id, parcel.sealed).status == 200);
}

TEST_CASE("parts out of place, changed ones and other terminals' are refused") {
    Hall hall;
    const Parcel parcel;
    const auto size = parcel.sealed.size();
    const auto path = "/v1/uploads/" + parcel.sha256;
    CHECK(put(hall, parcel.sha256, 0, "x").code() == "uploads.not_found");
    REQUIRE(parcel.begin(hall).status == 201);
    CHECK(hall.ask("desk-1", "POST", "/v1/uploads", {{"sha256", parcel.sha256}, {"size", 7}})
              .code() == "uploads.size_differs");
    CHECK(put(hall, parcel.sha256, 5, "x").code() == "uploads.place_wrong");
    CHECK(put(hall, parcel.sha256, 0, parcel.part(0, size) + "x").code() == "uploads.place_wrong");
    CHECK(put(hall, parcel.sha256, 0, "").code() == "uploads.place_wrong");
    REQUIRE(put(hall, parcel.sha256, 0, parcel.part(0, 10)).status == 200);
    CHECK(put(hall, parcel.sha256, 0, "0123456789").code() == "uploads.place_wrong");
    CHECK(hall.ask("desk-2", "GET", path).code() == "uploads.not_found");
    CHECK(hall.ask("board-1", "GET", path).code() == "terminals.role_refused");

    auto changed = parcel.part(10, size);
    changed.back() = static_cast<char>(changed.back() ^ 1);
    REQUIRE(put(hall, parcel.sha256, 10, changed).status == 200);
    CHECK(parcel.hand_in(hall).code() == "uploads.changed");
    CHECK(hall.ask("desk-1", "GET", path).code() == "uploads.not_found");

    CHECK(hall.ask("desk-1", "GET", "/v1/uploads/zz").code() == "request.field_invalid");
    CHECK(hall.ask("desk-1", "GET", "/v1/uploads/..%2F..%2Fetc").code() == "request.malformed");
    CHECK(put(hall, parcel.sha256, 0, std::string(1024 * 1024 + 1, 'x')).status == 413);
    CHECK(hall.ask("desk-1", "POST", "/v1/uploads",
                   {{"sha256", parcel.sha256}, {"size", 64 * 1024 * 1024 + 1}})
              .code() == "uploads.too_large");
}

TEST_CASE("a terminal sends a large case in parts, and goes on where it was cut off") {
    Hall hall;
    auto manifest = sample_case(Hall::new_key());
    Bytes scan(2'500'000);
    for (std::size_t i = 0; i < scan.size(); ++i)
        scan[i] = static_cast<std::uint8_t>(i * 2654435761U >> 24U);
    auto& paper = manifest.attachments.front();
    paper.sha256 = sha256_hex(scan);
    paper.size = scan.size();
    auto package = sign(manifest, keys().operator_key);
    package.files["01-application.pdf"] = scan;
    const auto envelope = trust::seal(package.serialize(), keys().seal.certificate).value();
    const auto pki = keys().folder.path();
    central::Client client({hall.url(""), pki / "terminal-desk-1.pem", pki / "terminal-desk-1.key",
                            keys().pki.ca_file()});
    // An earlier attempt came as far as this.
    const auto sha256 = sha256_hex(envelope);
    hall.ask("desk-1", "POST", "/v1/uploads", {{"sha256", sha256}, {"size", envelope.size()}});
    REQUIRE(put(hall, sha256, 0, as_text(ByteView(envelope).first(1000))).status == 200);

    const auto receipt = client.submit_case(manifest.case_id, envelope);
    REQUIRE(receipt);
    CHECK(receipt->case_id == manifest.case_id);
    CHECK(client.submit_case(manifest.case_id, envelope).value().registration_number ==
          receipt->registration_number);
}

TEST_CASE("a terminal cannot fill the disk with what it began") {
    Hall hall;
    const auto begin = [&](int number) {
        return hall.ask("desk-1", "POST", "/v1/uploads",
                        {{"sha256", sha256_hex(as_bytes(std::to_string(number)))}, {"size", 10}});
    };
    for (int i = 0; i < 8; ++i)
        REQUIRE(begin(i).status == 201);
    CHECK(begin(8).code() == "uploads.too_many");
    CHECK(begin(3).status == 201);
    CHECK(hall.ask("desk-1", "DELETE", "/v1/uploads/" + sha256_hex(as_bytes(std::string("3"))))
              .status == 204);
    CHECK(begin(8).status == 201);
}
