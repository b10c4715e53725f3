// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A DER writer (X.690) for what OpenSSL cannot be told to write: CMS with the algorithm identifiers
// of Kazakhstan beside RSA.
#pragma once

#include "core/base/bytes.h"
#include "core/calendar/civil_time.h"

#include <string_view>
#include <vector>

namespace tereze::trust::der {

Bytes tagged(std::uint8_t tag, ByteView content);
Bytes sequence(const std::vector<Bytes>& items);
/// SET OF: the items are put into the order of their encodings (X.690 §11.6), doubles fall away.
Bytes set_of(std::vector<Bytes> items);
/// The content of a SET OF under another tag, as IMPLICIT context tags need it.
Bytes set_of_tagged(std::uint8_t tag, std::vector<Bytes> items);
/// [number] EXPLICIT, constructed.
Bytes explicit_tag(unsigned number, ByteView content);
Bytes integer(unsigned value);
/// "1.2.840.113549.1.7.2"; the text must be a well-formed object identifier.
Bytes object_identifier(std::string_view dotted);
Bytes octet_string(ByteView content);
Bytes null();
/// UTCTime through 2049, GeneralizedTime from 2050, as RFC 5652 §11.3 demands.
Bytes time(calendar::TimePoint time);

/// AlgorithmIdentifier. RSA and the algorithms of Kazakhstan write an explicit NULL.
enum class Parameters { Absent, Null };
Bytes algorithm_identifier(std::string_view dotted, Parameters parameters);

}  // namespace tereze::trust::der
