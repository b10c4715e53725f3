// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/printer/ipp_client.h"

#include <cups/cups.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>

namespace tereze::drivers::printer {
namespace {

constexpr double kCheckInterval_s = 0.25;  ///< libcups asks us this often whether to go on
constexpr std::size_t kWritePiece = 32 * 1024;
constexpr const char* kUser = "tereze";  // the visit's person is never named to a printer

struct IppDelete {
    void operator()(ipp_t* message) const { ippDelete(message); }
};
using IppMessage = std::unique_ptr<ipp_t, IppDelete>;

/// libcups calls this when nothing arrived for kCheckInterval_s; zero gives up.
int keep_waiting(http_t*, void* context) {
    return static_cast<const CommandContext*>(context)->check() ? 1 : 0;
}

tl::unexpected<Error> offline(std::string detail) {
    return fail("printer.offline", ErrorClass::Hardware, Remedy::Retry, std::move(detail));
}

std::vector<std::string> texts(ipp_t* message, const char* name) {
    std::vector<std::string> found;
    ipp_attribute_t* attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
    for (int i = 0; i < ippGetCount(attribute); ++i)
        if (const char* text = ippGetString(attribute, i, nullptr))
            found.emplace_back(text);
    return found;
}

std::vector<std::string> reasons(ipp_t* message, const char* name) {
    auto found = texts(message, name);
    std::erase(found, "none");
    return found;
}

int number(ipp_t* message, const char* name, int otherwise) {
    ipp_attribute_t* attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
    return attribute != nullptr ? ippGetInteger(attribute, 0) : otherwise;
}

}  // namespace

struct IppClient::Connection {
    http_t* http = nullptr;
    std::string resource;
    std::string uri;
    std::string media;

    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { httpClose(http); }

    IppMessage request(ipp_op_t operation) const {
        IppMessage message(ippNewRequest(operation));
        ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr,
                     uri.c_str());
        ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name",
                     nullptr, kUser);
        return message;
    }

    void guard(const CommandContext& context) const {
        // libcups keeps the pointer without changing what it points to.
        httpSetTimeout(http, kCheckInterval_s, keep_waiting,
                       const_cast<CommandContext*>(&context));  // NOLINT
    }

    /// The answer, whatever its status code says; fails when there was none.
    Result<IppMessage> checked(ipp_t* answer, const char* what,
                               const CommandContext& context) const {
        IppMessage message(answer);
        TEREZE_TRY(context.check());
        if (!message)
            return offline(fmt::format("{}: {}", what, cupsLastErrorString()));
        return message;
    }

    Result<IppMessage> ask(IppMessage message, const char* what,
                           const CommandContext& context) const {
        TEREZE_TRY(context.check());
        guard(context);
        return checked(cupsDoRequest(http, message.release(), resource.c_str()), what, context);
    }
};

IppClient::IppClient(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection)) {}
IppClient::IppClient(IppClient&&) noexcept = default;
IppClient::~IppClient() = default;

Result<IppClient> IppClient::connect(const PagePrinterSettings& settings,
                                     const CommandContext& context) {
    TEREZE_TRY(context.check());
    int cancel = 0;
    const std::stop_callback on_stop(context.stop,
                                     [&cancel] { std::atomic_ref<int>(cancel).store(1); });
    auto connection = std::make_unique<Connection>();
    connection->http =
        httpConnect2(settings.host.c_str(), settings.port, nullptr, AF_UNSPEC,
                     settings.encrypted ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED, 1,
                     static_cast<int>(context.time_left().count()), &cancel);
    if (connection->http == nullptr) {
        TEREZE_TRY(context.check());
        return offline(cupsLastErrorString());
    }
    connection->resource = settings.resource;
    connection->media = settings.media;
    connection->uri = fmt::format("{}://{}:{}{}", settings.encrypted ? "ipps" : "ipp",
                                  settings.host, settings.port, settings.resource);
    return IppClient(std::move(connection));
}

Result<PrinterAnswer> IppClient::ask_printer(const CommandContext& context) {
    auto request = m_connection->request(IPP_OP_GET_PRINTER_ATTRIBUTES);
    static constexpr std::array kWanted{
        "printer-state",   "printer-state-reasons",     "printer-is-accepting-jobs", "media-ready",
        "media-supported", "document-format-supported", "printer-make-and-model"};
    ippAddStrings(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  static_cast<int>(kWanted.size()), nullptr, kWanted.data());
    TEREZE_ASSIGN(const IppMessage answer,
                  m_connection->ask(std::move(request), "Get-Printer-Attributes", context));
    ipp_t* message = answer.get();
    const int state = number(message, "printer-state", 0);
    if (state < 3 || state > 5)
        return offline(fmt::format("Get-Printer-Attributes: {}", cupsLastErrorString()));
    PrinterAnswer printer;
    printer.state = static_cast<PrinterState>(state);
    printer.reasons = reasons(message, "printer-state-reasons");
    ipp_attribute_t* accepting =
        ippFindAttribute(message, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
    printer.accepting = accepting == nullptr || ippGetBoolean(accepting, 0) != 0;
    const auto model = texts(message, "printer-make-and-model");
    if (!model.empty())
        printer.model = model.front();
    printer.formats = texts(message, "document-format-supported");
    printer.media = texts(message, "media-supported");
    printer.media_ready = texts(message, "media-ready");
    return printer;
}

Result<JobAnswer> IppClient::ask_job(int job, const CommandContext& context) {
    auto request = m_connection->request(IPP_OP_GET_JOB_ATTRIBUTES);
    ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    TEREZE_ASSIGN(const IppMessage answer,
                  m_connection->ask(std::move(request), "Get-Job-Attributes", context));
    const int state = number(answer.get(), "job-state", 0);
    if (state < 3 || state > 9)
        return offline(fmt::format("Get-Job-Attributes: {}", cupsLastErrorString()));
    return JobAnswer{static_cast<JobState>(state), reasons(answer.get(), "job-state-reasons")};
}

Result<int> IppClient::print(ByteView pdf, const std::string& title,
                             const CommandContext& context) {
    TEREZE_TRY(context.check());
    auto request = m_connection->request(IPP_OP_PRINT_JOB);
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr,
                 title.c_str());
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
                 "application/pdf");
    ippAddString(request.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr,
                 m_connection->media.c_str());
    http_t* http = m_connection->http;
    m_connection->guard(context);
    const std::size_t length = ippLength(request.get()) + pdf.size();
    auto status = cupsSendRequest(http, request.get(), m_connection->resource.c_str(), length);
    while (status == HTTP_STATUS_CONTINUE && !pdf.empty()) {
        TEREZE_TRY(context.check());
        const auto piece = as_text(pdf.first(std::min(pdf.size(), kWritePiece)));
        status = cupsWriteRequestData(http, piece.data(), piece.size());
        pdf = pdf.subspan(piece.size());
    }
    TEREZE_ASSIGN(const IppMessage answer,
                  m_connection->checked(cupsGetResponse(http, m_connection->resource.c_str()),
                                        "Print-Job", context));
    const int code = ippGetStatusCode(answer.get());
    if (code == IPP_STATUS_ERROR_BUSY || code == IPP_STATUS_ERROR_PRINTER_IS_DEACTIVATED ||
        code == IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS)
        return fail("printer.busy", ErrorClass::Hardware, Remedy::Retry,
                    ippErrorString(IPP_STATUS_ERROR_BUSY));
    const int job = number(answer.get(), "job-id", 0);
    if (code >= IPP_STATUS_ERROR_BAD_REQUEST || job <= 0)
        return fail("printer.refused", ErrorClass::Hardware, Remedy::Configure,
                    ippErrorString(static_cast<ipp_status_t>(code)));
    return job;
}

Result<> IppClient::cancel(int job, const CommandContext& context) {
    auto request = m_connection->request(IPP_OP_CANCEL_JOB);
    ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    TEREZE_TRY(m_connection->ask(std::move(request), "Cancel-Job", context));
    return {};
}

}  // namespace tereze::drivers::printer
