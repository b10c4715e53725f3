// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The C functions of winscard.h that we use, as pcsc-lite declares them.
#include "tests/standins/pcsc/pcsc_world.h"

#include <winscard.h>

#include <algorithm>

using tereze::Bytes;
using tereze::ByteView;
using tereze::standins::PcscWorld;

namespace {

PcscWorld& world() {
    return PcscWorld::instance();
}

/// Copies into a caller's buffer by PC/SC's rule: without a buffer only the size is told.
template <class From>
LONG give(const From& from, void* to, DWORD* size) {
    const DWORD room = *size;
    *size = from.size();
    if (to == nullptr)
        return SCARD_S_SUCCESS;
    if (room < from.size())
        return SCARD_E_INSUFFICIENT_BUFFER;
    std::copy(from.begin(), from.end(), static_cast<typename From::value_type*>(to));
    return SCARD_S_SUCCESS;
}

}  // namespace

extern "C" {

const SCARD_IO_REQUEST g_rgSCardT0Pci = {SCARD_PROTOCOL_T0, sizeof(SCARD_IO_REQUEST)};
const SCARD_IO_REQUEST g_rgSCardT1Pci = {SCARD_PROTOCOL_T1, sizeof(SCARD_IO_REQUEST)};
const SCARD_IO_REQUEST g_rgSCardRawPci = {SCARD_PROTOCOL_RAW, sizeof(SCARD_IO_REQUEST)};

LONG SCardEstablishContext(DWORD, LPCVOID, LPCVOID, LPSCARDCONTEXT context) {
    return world().establish(*context);
}

LONG SCardReleaseContext(SCARDCONTEXT context) {
    return world().release(context);
}

LONG SCardIsValidContext(SCARDCONTEXT) {
    return SCARD_S_SUCCESS;
}

LONG SCardCancel(SCARDCONTEXT context) {
    return world().cancel(context);
}

LONG SCardListReaders(SCARDCONTEXT context, LPCSTR, LPSTR names, LPDWORD size) {
    std::string list;
    const LONG code = world().list(context, list);
    return code == SCARD_S_SUCCESS ? give(list, names, size) : code;
}

LONG SCardGetStatusChange(SCARDCONTEXT context, DWORD timeout, SCARD_READERSTATE* states,
                          DWORD count) {
    return world().wait(context, timeout, states, count);
}

LONG SCardConnect(SCARDCONTEXT context, LPCSTR reader, DWORD, DWORD, LPSCARDHANDLE handle,
                  LPDWORD protocol) {
    return world().connect(context, reader, *handle, *protocol);
}

LONG SCardReconnect(SCARDHANDLE handle, DWORD, DWORD, DWORD, LPDWORD protocol) {
    return world().reconnect(handle, *protocol);
}

LONG SCardDisconnect(SCARDHANDLE handle, DWORD disposition) {
    return world().disconnect(handle, disposition);
}

LONG SCardStatus(SCARDHANDLE handle, LPSTR name, LPDWORD name_size, LPDWORD state, LPDWORD protocol,
                 LPBYTE atr, LPDWORD atr_size) {
    std::string reader;
    Bytes bytes;
    if (const LONG code = world().status(handle, reader, *protocol, bytes); code != SCARD_S_SUCCESS)
        return code;
    *state = SCARD_PRESENT | SCARD_POWERED | SCARD_SPECIFIC;
    reader += '\0';
    const LONG named = give(reader, name, name_size);
    const LONG reset = give(bytes, atr, atr_size);
    return named == SCARD_S_SUCCESS ? reset : named;
}

LONG SCardBeginTransaction(SCARDHANDLE handle) {
    return world().begin(handle);
}

LONG SCardEndTransaction(SCARDHANDLE handle, DWORD) {
    return world().end(handle);
}

LONG SCardTransmit(SCARDHANDLE handle, const SCARD_IO_REQUEST*, LPCBYTE command, DWORD size,
                   SCARD_IO_REQUEST*, LPBYTE reply, LPDWORD reply_size) {
    Bytes answer;
    const LONG code = world().transmit(handle, ByteView(command, size), answer);
    return code == SCARD_S_SUCCESS ? give(answer, reply, reply_size) : code;
}

LONG SCardControl(SCARDHANDLE handle, DWORD control, LPCVOID in, DWORD in_size, LPVOID out,
                  DWORD out_size, LPDWORD returned) {
    Bytes answer;
    const auto* bytes = static_cast<const std::uint8_t*>(in);
    const LONG code =
        world().control(handle, static_cast<std::uint32_t>(control),
                        bytes == nullptr ? ByteView{} : ByteView(bytes, in_size), answer);
    *returned = out_size;
    return code == SCARD_S_SUCCESS ? give(answer, out, returned) : code;
}
}
