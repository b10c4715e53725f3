// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the scanner driver asks its worker, and what the worker answers: the meaning of the frames.
#pragma once

#include "drivers/scanner/profile.h"
#include "drivers/scanner/wire.h"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace tereze::drivers::scanner {

enum class RequestKind { Scan, Describe, List };

/// One worker serves one request and ends.
struct Request {
    RequestKind kind = RequestKind::Scan;
    ScannerProfile profile;  ///< `source` is already the one wanted; `feeder` does not travel
    int most_pages = 1;      ///< 1: flatbed or one sheet; more: until the feeder is empty
    int preview_px = 0;      ///< longest side of previews; 0: none
    int farewell_ms = 4000;  ///< how long the device may take to come to rest after the last answer
    bool operator==(const Request&) const = default;
};

struct ProgressAnswer {
    int page = 0;
    double fraction = 0;  ///< of this page, 0..1
    bool operator==(const ProgressAnswer&) const = default;
};
struct PreviewAnswer {
    int page = 0;
    int width_px = 0;
    int height_px = 0;
    double fraction = 0;  ///< how much of the page the picture shows, from the top
    Bytes jpeg;
    bool operator==(const PreviewAnswer&) const = default;
};
struct PageAnswer {
    int page = 0;
    int width_px = 0;
    int height_px = 0;
    int dpi = 0;
    Bytes jpeg;
    bool operator==(const PageAnswer&) const = default;
};
struct DoneAnswer {
    int pages = 0;
    bool operator==(const DoneAnswer&) const = default;
};
struct FailedAnswer {
    std::string code;
    std::string detail;
    bool operator==(const FailedAnswer&) const = default;
};
struct DescriptionAnswer {
    std::map<std::string, std::string> capabilities;
    bool operator==(const DescriptionAnswer&) const = default;
};
struct ListedDevice {
    std::string name;  ///< what a profile's `device` wants
    std::string vendor;
    std::string model;
    std::string type;
    bool operator==(const ListedDevice&) const = default;
};
struct ListAnswer {
    std::vector<ListedDevice> devices;
    bool operator==(const ListAnswer&) const = default;
};
using Answer = std::variant<ProgressAnswer, PreviewAnswer, PageAnswer, DoneAnswer, FailedAnswer,
                            DescriptionAnswer, ListAnswer>;

/// Whether a worker has nothing more to say after this.
bool is_last(const Answer& answer);

Frame to_frame(const Request& request);
Frame to_frame(Answer answer);
/// Strict: a missing or foreign field, a wrong type or a number out of range is refused.
/// Errors: scanner.bad_answer.
Result<Request> read_request(const Frame& frame);
Result<Answer> read_answer(Frame frame);

}  // namespace tereze::drivers::scanner
