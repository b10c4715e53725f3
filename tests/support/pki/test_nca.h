// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A certification centre like the НУЦ РК: root, issuing authority, lists, OCSP and timestamps, all
// of one kind of key. Everything here throws std::runtime_error.
#pragma once

#include "tests/support/pki/nca_profile.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tereze::testing {

/// Where a certificate says that its status is to be asked.
struct NcaPlaces {
    std::string ocsp;
    std::string list;
    std::string delta;
};

/// Used by one thread.
class TestNca {
  public:
    /// Its authorities hold from a year before `now` for ten years.
    TestNca(KeyKind kind, calendar::TimePoint now, NcaPlaces places = {});
    /// Certificates, keys (RSA and elliptic ones) and numbers of what was issued, as files.
    void save(const std::filesystem::path& folder) const;
    /// From there again, for another process.
    static TestNca load(const std::filesystem::path& folder, calendar::TimePoint now,
                        NcaPlaces places = {});

    /// From a day before `now` for a year.
    Issued issue_person(const Person& person, PersonUse use = PersonUse::Signing) const;
    /// The same with its own key, times and usages.
    Issued issue_person(CertificateSpec spec) const;

    const Issued& root() const { return m_root; }
    const Issued& authority() const { return m_authority; }
    const Issued& responder() const;
    const Issued& time_stamper() const;
    std::vector<trust::Certificate> anchors() const { return {m_root.certificate}; }
    calendar::TimePoint now() const { return m_now; }

    struct Revoked {
        trust::Certificate certificate;
        calendar::TimePoint since;
        std::optional<unsigned> reason;
        std::optional<calendar::TimePoint> invalid_since;
    };
    void revoke(const Revoked& entry);
    /// By its number in hexadecimal.
    void revoke(const std::string& serial, calendar::TimePoint since,
                std::optional<unsigned> reason);
    /// Answers "good" about numbers that it never heard of, as lists do.
    void know_everybody() { m_knows_everybody = true; }
    /// Out of the lists again; a delta says so.
    void restore(const trust::Certificate& certificate);

    struct ListHabits {
        unsigned number = 1;
        /// A delta that carries on from this number.
        std::optional<unsigned> base;
        calendar::TimePoint this_update;
        std::optional<calendar::TimePoint> next_update;
        /// DER of an Extension to add.
        Bytes extension;
    };
    /// From an hour before `now` for a day.
    ListHabits usual_list() const;
    /// DER of a list that the authority signed.
    Bytes list(const ListHabits& habits) const;
    Bytes list() const { return list(usual_list()); }

    /// DER of the root's list, which names the issuing authority or nobody.
    Bytes root_list(calendar::TimePoint this_update, bool authority_revoked = false) const;
    Bytes root_list() const { return root_list(m_now - std::chrono::hours(1)); }

    struct OcspHabits {
        /// A refusal by its number (RFC 6960 §4.2.1) instead of an answer.
        std::optional<unsigned> refusal;
        bool nonce = true;
        calendar::TimePoint this_update;
        std::optional<calendar::TimePoint> next_update;
        /// Who signs and what is sent along; the responder where there is none.
        std::optional<Issued> signer;
        /// Says "on hold since 1970" for what it never issued, as the НУЦ РК does.
        bool unknown_as_hold = true;
    };
    OcspHabits usual_answer() const;
    /// @param request DER of an OCSPRequest with one certificate or more.
    Bytes answer_ocsp(ByteView request, const OcspHabits& habits) const;
    Bytes answer_ocsp(ByteView request) const { return answer_ocsp(request, usual_answer()); }

    struct TimestampHabits {
        /// PKIStatus other than granted, with "bad request" beside it.
        std::optional<unsigned> refusal;
        calendar::TimePoint time;
        std::string policy;  ///< where the question names none
        bool nonce = true;
        /// Who signs instead of the time stamper.
        std::optional<Issued> signer;
    };
    TimestampHabits usual_timestamp() const;
    /// @param request DER of a TimeStampReq.
    Bytes answer_timestamp(ByteView request, const TimestampHabits& habits) const;
    Bytes answer_timestamp(ByteView request) const {
        return answer_timestamp(request, usual_timestamp());
    }
    /// What the centre's own signatures digest with.
    std::string digest_oid() const;

  private:
    Issued issue_authority(const std::string& name, const Issued* issuer) const;
    Issued issue_service(const std::string& name, const std::string& use, bool unchecked,
                         KeyKind key) const;
    Bytes single_answer(const Bytes& id, const Bytes& serial, const OcspHabits& habits) const;

    TestNca(KeyKind kind, calendar::TimePoint now, NcaPlaces places, Issued root, Issued authority);

    struct Entry {
        Bytes serial;  ///< DER
        calendar::TimePoint since;
        std::optional<unsigned> reason;
        std::optional<calendar::TimePoint> invalid_since;
    };

    KeyKind m_kind;
    calendar::TimePoint m_now;
    NcaPlaces m_places;
    Issued m_root;
    Issued m_authority;
    /// Made when they are needed: keys cost time.
    mutable std::optional<Issued> m_responder;
    mutable std::optional<Issued> m_time_stamper;
    std::vector<Entry> m_revoked;
    std::vector<Bytes> m_restored;
    bool m_knows_everybody = false;
    mutable std::vector<Bytes> m_issued_serials;
    mutable unsigned m_timestamps = 0;
};

}  // namespace tereze::testing
