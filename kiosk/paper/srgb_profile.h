// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The colour space of our papers as an ICC profile.
#pragma once

#include "core/base/bytes.h"

namespace tereze::paper {

/// sRGB (IEC 61966-2-1) as an ICC 2.1 display profile, the version that PDF 1.4 knows. Made here
/// instead of taken from a package: Debian's free profiles are version 4 or carry no licence to
/// embed, and LittleCMS puts the clock into the header, which would change every paper's bytes.
Bytes srgb_profile();

}  // namespace tereze::paper
