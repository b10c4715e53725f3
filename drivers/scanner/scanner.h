// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A scanner as the station sees it: every scan is done by a worker process that may hang or crash.
#pragma once

#include "core/base/bytes.h"
#include "drivers/device.h"
#include "drivers/scanner/messages.h"
#include "drivers/scanner/profile.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace tereze::drivers::scanner {

struct ScannedPage {
    Bytes jpeg;
    int width_px = 0;
    int height_px = 0;
    int dpi = 0;
};

/// A stack that came to its end, or as much of it as was taken before something stopped it.
struct ScannedStack {
    std::vector<ScannedPage> pages;
    std::optional<Error> stopped_by;  ///< jam, cover, cancelled, ...; nothing: the feeder is empty
};

/// The page so far, small, from its top edge down to `fraction` of its height.
using ScanPreview = PreviewAnswer;
using PreviewSink = std::function<void(const ScanPreview&)>;

struct ScannerSettings {
    std::filesystem::path worker;                    ///< the program tereze-scan-worker
    std::filesystem::path profile;                   ///< read anew at every acquisition
    std::map<std::string, std::string> environment;  ///< SANE_CONFIG_DIR and the like
    std::filesystem::path log;  ///< the worker's and the backends' messages; empty: our stderr
    int preview_px = 400;
    /// From "stop" to SIGKILL. Below DeviceWorker::kMercy, so that our answer still counts.
    std::chrono::milliseconds mercy{1000};
    /// How long a device may take to come to rest after its last page before it is killed.
    std::chrono::milliseconds farewell{4000};
    std::chrono::milliseconds probe_limit{3000};  ///< for status() and capabilities()
};

class WorkerLink;

/// Used by one thread at a time (its DeviceWorker's). Progress comes through `context.emit`,
/// counted anew for each page. Destruction ends a worker that is still coming to rest.
class Scanner final : public Device {
  public:
    /// Errors: scanner.worker_missing.
    static Result<std::unique_ptr<Scanner>> create(std::string id, ScannerSettings settings);
    ~Scanner() override;

    std::string id() const override { return m_id; }
    /// Opens the device and lets it go. SANE cannot tell a jam or an empty feeder before a scan.
    DeviceStatus status(const CommandContext& context) override;
    /// "source.flatbed", "source.feeder", "source.duplex", "modes", "dpi", "width_mm", "height_mm";
    /// empty where the device does not answer.
    Capabilities capabilities(const CommandContext& context) override;
    /// Every scanner that SANE finds; may take seconds where the network is searched.
    Result<std::vector<ListedDevice>> list(const CommandContext& context);

    /// One page from the flatbed, or one sheet.
    /// Errors: those of scan_faults(), scanner.not_found, scanner.profile_invalid,
    /// scanner.worker_lost, scanner.bad_answer, device.cancelled, device.timeout.
    Result<ScannedPage> scan_page(const CommandContext& context, const PreviewSink& preview = {});
    /// All sheets of the feeder. Fails only where not one page was taken; pages already taken are
    /// never lost. Errors: as scan_page; scanner.no_feeder.
    Result<ScannedStack> scan_stack(const CommandContext& context, const PreviewSink& preview = {});

  private:
    Scanner(std::string id, ScannerSettings settings);
    Result<ScannedStack> acquire(const CommandContext& context, Request request,
                                 const PreviewSink& preview);
    Result<Answer> ask(const CommandContext& context, Request request);
    Result<Answer> describe(const CommandContext& context);
    Result<WorkerLink*> start_worker(const Request& request);
    void announce(const CommandContext& context, const Error& error) const;

    const std::string m_id;
    const ScannerSettings m_settings;
    std::unique_ptr<WorkerLink> m_link;
};

}  // namespace tereze::drivers::scanner
