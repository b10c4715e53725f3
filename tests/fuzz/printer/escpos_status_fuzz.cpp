// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Whatever a printer answers, the driver ends with a result, and only a clean conversation prints.
#include "drivers/printer/escpos.h"
#include "drivers/printer/ticket_printer.h"

#include <cstdint>
#include <cstdlib>

using namespace tereze;
using namespace tereze::drivers;
using namespace tereze::drivers::printer;

namespace {

/// Takes every write and answers with the fuzzer's bytes; then it is gone.
class AnsweringStream final : public ByteStream {
  public:
    explicit AnsweringStream(ByteView answers) : m_answers(answers) {}
    Result<> write_all(ByteView, const CommandContext&) override { return {}; }
    Result<Bytes> read_some(std::size_t most, const CommandContext&) override {
        if (m_answers.empty())
            return fail("printer.offline", ErrorClass::Hardware, Remedy::Retry);
        const auto piece = m_answers.first(std::min(most, m_answers.size()));
        m_answers = m_answers.subspan(piece.size());
        return Bytes(piece.begin(), piece.end());
    }

  private:
    ByteView m_answers;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView answers(data, size);
    const auto printer = TicketPrinter::create(
        "fuzz", PrinterProfile{},
        [answers](const CommandContext&) -> Result<std::unique_ptr<ByteStream>> {
            return std::make_unique<AnsweringStream>(answers);
        });
    const auto printed = (*printer)->print(Raster::blank(8, 1), {});
    // Four answers before, one to GS r, four after: nothing shorter can have confirmed a ticket,
    // and every one of them has its top bit clear.
    constexpr std::size_t kFewestAnswers = 9;
    if (printed && (size < kFewestAnswers || (data[4] & 0x90) != 0))
        std::abort();
    const auto status = (*printer)->status({});
    if (status.state == DeviceState::Online && (size < 4 || !escpos::looks_like_status(data[0])))
        std::abort();
    return 0;
}
