// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// XML trees: escaping, and documents that reach outside or explode.
#include "server/gateways/xml.h"

#include <catch2/catch.hpp>

using namespace tereze::server::gateways;

TEST_CASE("a tree is written with everything escaped and read back the same") {
    XmlElement root;
    root.name = "p:root";
    root.attributes = {{"xmlns:p", "urn:x"}, {"quote", "\"<&'>"}};
    root.add("child", "a < b & c > \"қ\"");
    const auto text = write_xml(root).value();
    CHECK(text.find("a < b") == std::string::npos);
    const auto read = parse_xml(text).value();
    CHECK(read.name == "root");
    CHECK(read.name_space == "urn:x");
    CHECK(read.attributes.at(0).second == "\"<&'>");
    CHECK(read.child_text("child") == "a < b & c > \"қ\"");
    CHECK(read.child("absent") == nullptr);
}

TEST_CASE("documents that reach outside or explode are refused") {
    for (const auto* document :
         {"<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
          "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "<!DOCTYPE a SYSTEM \"http://x/\"><a/>",
          "<a>&unknown;</a>", "<a>", "", "text", "<a/><b/>"})
        CHECK(parse_xml(document).error().code == "gateway.xml_invalid");
    std::string deep;
    for (int i = 0; i < 200; ++i)
        deep += "<a>";
    for (int i = 0; i < 200; ++i)
        deep += "</a>";
    CHECK_FALSE(parse_xml(deep));
    CHECK_FALSE(parse_xml("<a>" + std::string(kLargestXml, 'x') + "</a>"));
}

TEST_CASE("characters that XML cannot hold are refused when writing") {
    XmlElement root;
    root.name = "a";
    root.text = "bell \x07";
    CHECK_FALSE(write_xml(root));
    root.text = "broken \xC3";
    CHECK_FALSE(write_xml(root));
}
