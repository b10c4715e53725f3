// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A person with a browser: headless Chromium, driven through WebDriver (W3C) by chromedriver.
#pragma once

#include "core/base/child_process.h"
#include "tests/support/pki/temporary_folder.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tereze::testing {

struct BrowserScreen {
    int width = 0;  ///< CSS pixels
    int height = 0;
    double density = 1;
    bool is_phone = false;
};
/// The narrow phone that most pages break on.
inline constexpr BrowserScreen kPhoneScreen{360, 740, 2, true};
inline constexpr BrowserScreen kOfficeScreen{1440, 900, 1, false};

/// Everything throws std::runtime_error where it cannot be done. Certificates are not checked:
/// ours are of a run's own authority.
class Browser {
  public:
    explicit Browser(BrowserScreen screen);
    ~Browser();
    Browser(const Browser&) = delete;
    Browser& operator=(const Browser&) = delete;

    /// Returns once the page is loaded.
    void open(const std::string& url);
    std::string url();
    std::string title();
    /// What a person can read.
    std::string text();
    /// The value of a JavaScript expression.
    nlohmann::json value(const std::string& expression);
    /// Waits for the page to change until the expression is true.
    void wait_until(const std::string& expression);
    void wait_for_text(const std::string& piece);
    /// Types into the first element of a CSS selector, or clicks it; a click waits for the page
    /// that it leads to.
    void type(const std::string& selector, const std::string& text);
    void click(const std::string& selector);
    /// The whole page, not only what the screen shows.
    void take_picture(const std::filesystem::path& file);
    void prefer_dark();
    /// Cookies that scripts do not see as well, by name.
    nlohmann::json cookies();
    /// What the browser complained of since the last call: broken scripts, refused resources.
    std::vector<std::string> complaints();

  private:
    nlohmann::json ask(const std::string& path, const nlohmann::json& body);
    nlohmann::json look(const std::string& path);
    nlohmann::json command(const std::string& name, const nlohmann::json& parameters);
    nlohmann::json send(const std::string& path, const std::string& body);
    std::string element(const std::string& selector);

    TemporaryFolder m_folder;
    std::optional<ChildProcess> m_driver;
    std::string m_port;
    std::string m_session;
};

}  // namespace tereze::testing
