// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What lies in a virtual reader: bytes in, bytes out.
#pragma once

#include "core/base/bytes.h"

namespace tereze::standins {

class Card {
  public:
    virtual ~Card() = default;
    virtual Bytes atr() const = 0;
    /// Power-up or reset: everything that a chip keeps in its working memory is gone.
    virtual void reset() = 0;
    virtual Bytes answer(ByteView command) = 0;
};

}  // namespace tereze::standins
