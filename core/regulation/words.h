// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The closed vocabularies of the catalogue: what config/ may say, and what code understands.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace tereze::regulation {

/// One value of a vocabulary and its word in config/.
template <class E>
struct Word {
    E value;
    std::string_view word;
};

/// All words of a vocabulary, in the order of its values; words.cpp has one for each.
template <class E>
std::span<const Word<E>> words();

template <class E>
std::string_view word_of(E value) {
    for (const auto& each : words<E>())
        if (each.value == value)
            return each.word;
    return "";
}

template <class E>
std::optional<E> from_word(std::string_view word) {
    for (const auto& each : words<E>())
        if (each.word == word)
            return each.value;
    return std::nullopt;
}

// --- what a regulation says --------------------------------------------------------------------

enum class Channel { SelfService, Centre, Provider };
enum class Operation { Issue, Reissue, Duplicate };
enum class ApplicantKind { Natural, Legal, Entrepreneur };
/// Which number a kind of applicant is known by: ЖСН/ИИН or БСН/БИН.
enum class Identifier { Iin, Bin };
/// The licence itself, or its annex (лицензияға қосымша).
enum class LicenceObject { Licence, Annex };
/// State databases: ЖТ МДҚ/ГБД ФЛ, ЗТ МДҚ/ГБД ЮЛ, БНАЖ/ЕНИС.
enum class Database { NaturalPersons, LegalEntities, Notary };
enum class ServiceForm { Electronic, ElectronicOrPaper, PartiallyAutomated };
enum class ResultForm { Electronic, Paper, ElectronicOrPaper };
enum class PaperWhen { Always, OnRequest };
enum class ResultSigner { Head, AuthorisedPerson };
/// What an act leaves to the standard of the service, which it does not reprint.
enum class LeftMatter { Term, Documents, Fee, RefusalGrounds, ApplicationForm, DataForm, Forms };
/// How a paper proves itself.
enum class Authenticity {
    Original,
    SignedOriginal,
    PlainCopy,
    SignedCopy,
    NotarisedOrOriginalShown,
    Scan,
    SignedElectronic,
    StateRecord,  ///< the state fetches the data itself
};
enum class QueuePurpose { Submission, Collection };
/// The groups of a receipt (қолхат), Жамбыл 2013, para 14.
enum class ReceiptPart {
    NumberAndDate,
    Service,
    Documents,
    ResultTimeAndPlace,
    ReceivingOfficer,
    Applicant,
};
/// Units of a provider that take part.
enum class Unit { Office, Department, Head, DeputyHead, UnitHead, Executor };
enum class Precondition { Internet, Identifier, Authorisation, Eds, BankAccount };
/// Duties that a regulation states in a sentence of its own; docs/regulations.md says what each is.
enum class Rule {
    Inventory,
    Receipt,
    NotificationReport,
    IncomingNumber,
    IncomingJournal,
    EdmsTransfer,
    FormatCheck,
    ShownWhileProcessed,
    IinFromAccount,
    PowerOfAttorney,
    NotarisedPowerOfAttorneyOnly,
    ReasonOfDuplicate,
    ExistingLicence,
    StatusScreen,
    QueueOrder,
    NoBooking,
    NoExpedited,
    SignedRefusal,
    WrittenRefusal,
    HeadSignsRefusal,
    CentralLicenceNumber,
    SavePdf,
    EmailOrPrint,
    PersonalAccount,
    PaperMark,
};

// --- what a process says -----------------------------------------------------------------------

enum class Actor {
    Applicant,
    Operator,
    Employee,
    Office,
    Head,
    DeputyHead,
    UnitHead,
    Executor,
    Provider,
    System,
};
enum class System {
    Portal,  ///< ЭҮП / ПЭП
    ELicensing,  ///< «Е-лицензиялау» МДҚ АЖ / ИС ГБД «Е-лицензирование»
    Gateway,            ///< ЭҮШ / ШЭП
    PaymentGateway,     ///< ЭҮТШ / ПШЭП
    Edms,               ///< ЭҚЖ / СЭД
    RegionalGateway,    ///< АШЭҮ АЖО / АРМ РШЭП
    CentreWorkstation,  ///< ХҚКО АЖ АЖО / АРМ ИС ЦОН
    StateDatabase,      ///< ЖТ МДҚ, ЗТ МДҚ, БНАЖ
    ProviderOffice,     ///< people and paper
};
/// What the code does in a step. A process only puts these in an order.
enum class Action {
    RegisterAccount,
    Authorise,
    CheckCredentials,
    ChooseService,
    FillRequest,
    FillRequestAndChooseCertificate,
    Pay,
    CheckPayment,
    ChooseCertificate,
    CheckCertificate,
    Sign,
    SignAndSend,
    RegisterRequest,
    LookupApplicant,
    ApplicantPresent,
    ScanAndAttach,
    FillScanSign,
    Send,
    CheckDocuments,
    ReportRefusal,
    FormResult,
    HandOver,
    ReceiveResult,
    AcceptDocuments,
    RegisterIncoming,
    AppointDeputy,
    AppointUnitHead,
    AppointExecutor,
    CheckCompleteness,
    Inspect,
    ExecuteAndHandOver,
};
/// Why a step refuses; each has its sentence process.<word> in locales/ and the act's own words in
/// its process.
enum class RefusalType {
    NotAuthorised,
    NoData,
    NoPowerOfAttorney,
    NoPayment,
    EdsNotConfirmed,
    DataViolations,
    DocumentViolations,
    Incomplete,
};
enum class SignedObject { Form, FormAndAttachments, Result };
enum class Ending { Result, Refusal };

/// Whether an action answers a question (шарт / условие) instead of doing something.
bool is_question(Action action);
/// The message id of a refusal in locales/: "process.no_data".
std::string_view message_id(RefusalType type);

}  // namespace tereze::regulation
