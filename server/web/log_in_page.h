// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Where the centre's people log in with a browser, and choose among their halls.
#pragma once

#include "server/web/document.h"

#include <string>
#include <vector>

namespace tereze::server::web {

/// `trouble`: id of a sentence about the attempt before; empty at first.
http::Response log_in_page(const PageContext& context, int status, const std::string& trouble,
                           const text::Arguments& arguments = {});

struct HallLink {
    std::string id;
    std::string name;
};
http::Response halls_page(const PageContext& context, const std::vector<HallLink>& halls,
                          const std::string& person_name);

/// Ends the session of the browser.
std::string log_out_form(const PageContext& context);

}  // namespace tereze::server::web
