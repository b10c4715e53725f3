// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Read by the leak checker of the asan preset in every test that draws text: fontconfig keeps its
// configuration and caches until the process ends, and loses a few bytes of it while it parses.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\n";
}
