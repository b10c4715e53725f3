// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A PC/SC service of a test's own, behind the real C functions of winscard.h: what a pcscd with a
// virtual reader cannot show - readers that come, go and change their names, PIN pads, and every
// code of every call. A program that links this library talks to it instead of libpcsclite.
//
// It behaves as pcsc-lite 1.9.9 does where that is known: SCardIsValidContext says yes to a context
// whose service has gone, a reader that is gone is UNKNOWN and UNAVAILABLE, events are counted.
#pragma once

#include "tests/standins/pcsc/pin_pad_model.h"
#include "tests/standins/virtual_card/card.h"

#include <winscard.h>

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace tereze::standins {

enum class PcscCall {
    EstablishContext,
    ListReaders,
    GetStatusChange,
    Connect,
    Reconnect,
    Disconnect,
    Status,
    BeginTransaction,
    EndTransaction,
    Transmit,
    Control,
};

/// Thread-safe. One in a process.
class PcscWorld {
  public:
    /// Happens just before a call does its work; a code that it gives is the call's result.
    using Trouble = std::function<std::optional<LONG>(PcscWorld&)>;

    static PcscWorld& instance();
    /// A service that runs, without readers or troubles; whoever waits in a call comes out of it.
    void reset();

    void plug_in(const std::string& reader, std::optional<PinPadModel> pad = std::nullopt);
    void pull_out(const std::string& reader);
    /// What a replug into another socket looks like.
    void rename(const std::string& reader, const std::string& name);
    void insert(const std::string& reader, std::shared_ptr<Card> card,
                DWORD protocol = SCARD_PROTOCOL_T1);
    void remove(const std::string& reader);
    /// Another program resets the card.
    void reset_card(const std::string& reader);
    /// Another program has the card to itself.
    void hold(const std::string& reader, bool held);
    void stop_service();
    void start_service();
    PinPadModel& pin_pad(const std::string& reader);

    /// At the call of this kind after `skip` more of them, once.
    void at(PcscCall call, unsigned skip, Trouble trouble);
    void fail(PcscCall call, unsigned skip, LONG code);
    unsigned count(PcscCall call);

    // The functions of winscard.h, without their C.
    LONG establish(SCARDCONTEXT& context);
    LONG release(SCARDCONTEXT context);
    LONG list(SCARDCONTEXT context, std::string& names);
    LONG wait(SCARDCONTEXT context, DWORD timeout, SCARD_READERSTATE* states, DWORD count);
    LONG cancel(SCARDCONTEXT context);
    LONG connect(SCARDCONTEXT context, const std::string& reader, SCARDHANDLE& handle,
                 DWORD& protocol);
    LONG reconnect(SCARDHANDLE handle, DWORD& protocol);
    LONG disconnect(SCARDHANDLE handle, DWORD disposition);
    LONG status(SCARDHANDLE handle, std::string& reader, DWORD& protocol, Bytes& atr);
    LONG begin(SCARDHANDLE handle);
    LONG end(SCARDHANDLE handle);
    LONG transmit(SCARDHANDLE handle, ByteView command, Bytes& reply);
    LONG control(SCARDHANDLE handle, std::uint32_t code, ByteView in, Bytes& out);

  private:
    struct Reader {
        std::shared_ptr<Card> card;
        DWORD protocol = SCARD_PROTOCOL_T1;
        std::uint32_t events = 0;  ///< insertions and removals, as PC/SC counts them
        std::uint32_t resets = 0;  ///< of this card
        LONG insertion = 0;        ///< never given twice
        bool held = false;
        std::optional<PinPadModel> pad;
    };
    struct Handle {
        SCARDCONTEXT context = 0;
        std::string reader;
        LONG insertion = 0;
        std::uint32_t resets = 0;
    };
    struct Context {
        unsigned service = 0;
        bool cancelled = false;
    };
    struct Planned {
        unsigned skip = 0;
        Trouble trouble;
    };

    std::optional<LONG> strike(PcscCall call);
    LONG check_context(SCARDCONTEXT context) const;
    LONG check_handle(SCARDHANDLE handle) const;
    Reader& reader_of(SCARDHANDLE handle) { return m_readers.at(m_handles.at(handle).reader); }
    bool look(SCARD_READERSTATE& state, unsigned listed) const;
    void changed() { m_changed.notify_all(); }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    unsigned m_service = 1;
    bool m_running = true;
    unsigned m_list_version = 0;
    std::map<std::string, Reader> m_readers;
    std::map<SCARDCONTEXT, Context> m_contexts;
    std::map<SCARDHANDLE, Handle> m_handles;
    LONG m_next = 1;
    std::map<PcscCall, unsigned> m_counts;
    std::multimap<PcscCall, Planned> m_planned;
};

}  // namespace tereze::standins
