// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The words of every vocabulary, as they stand in config/.
#include "core/regulation/words.h"

#include <array>

namespace tereze::regulation {

// One table a vocabulary, in the order of its enumeration.
#define TEREZE_WORDS(Type, ...)                          \
    template <>                                          \
    std::span<const Word<Type>> words<Type>() {          \
        using enum Type;                                 \
        static constexpr std::array kWords{__VA_ARGS__}; \
        return kWords;                                   \
    }
#define W(Type, Value, text) \
    Word<Type> {             \
        Value, text          \
    }

TEREZE_WORDS(Channel, W(Channel, SelfService, "self-service"), W(Channel, Centre, "centre"),
             W(Channel, Provider, "provider"))
TEREZE_WORDS(Operation, W(Operation, Issue, "issue"), W(Operation, Reissue, "reissue"),
             W(Operation, Duplicate, "duplicate"))
TEREZE_WORDS(ApplicantKind, W(ApplicantKind, Natural, "natural"), W(ApplicantKind, Legal, "legal"),
             W(ApplicantKind, Entrepreneur, "entrepreneur"))
TEREZE_WORDS(Identifier, W(Identifier, Iin, "iin"), W(Identifier, Bin, "bin"))
TEREZE_WORDS(LicenceObject, W(LicenceObject, Licence, "licence"), W(LicenceObject, Annex, "annex"))
TEREZE_WORDS(Database, W(Database, NaturalPersons, "natural-persons"),
             W(Database, LegalEntities, "legal-entities"), W(Database, Notary, "notary"))
TEREZE_WORDS(ServiceForm, W(ServiceForm, Electronic, "electronic"),
             W(ServiceForm, ElectronicOrPaper, "electronic-or-paper"),
             W(ServiceForm, PartiallyAutomated, "partially-automated"))
TEREZE_WORDS(ResultForm, W(ResultForm, Electronic, "electronic"), W(ResultForm, Paper, "paper"),
             W(ResultForm, ElectronicOrPaper, "electronic-or-paper"))
TEREZE_WORDS(PaperWhen, W(PaperWhen, Always, "always"), W(PaperWhen, OnRequest, "on-request"))
TEREZE_WORDS(ResultSigner, W(ResultSigner, Head, "head"),
             W(ResultSigner, AuthorisedPerson, "authorised-person"))
TEREZE_WORDS(LeftMatter, W(LeftMatter, Term, "term"), W(LeftMatter, Documents, "documents"),
             W(LeftMatter, Fee, "fee"), W(LeftMatter, RefusalGrounds, "refusal_grounds"),
             W(LeftMatter, ApplicationForm, "application_form"),
             W(LeftMatter, DataForm, "data_form"), W(LeftMatter, Forms, "forms"))
TEREZE_WORDS(Authenticity, W(Authenticity, Original, "original"),
             W(Authenticity, SignedOriginal, "signed-original"),
             W(Authenticity, PlainCopy, "plain-copy"), W(Authenticity, SignedCopy, "signed-copy"),
             W(Authenticity, NotarisedOrOriginalShown, "notarised-or-original-shown"),
             W(Authenticity, Scan, "scan"), W(Authenticity, SignedElectronic, "signed-electronic"),
             W(Authenticity, StateRecord, "state-record"))
TEREZE_WORDS(QueuePurpose, W(QueuePurpose, Submission, "submission"),
             W(QueuePurpose, Collection, "collection"))
TEREZE_WORDS(ReceiptPart, W(ReceiptPart, NumberAndDate, "number-and-date"),
             W(ReceiptPart, Service, "service"), W(ReceiptPart, Documents, "documents"),
             W(ReceiptPart, ResultTimeAndPlace, "result-time-and-place"),
             W(ReceiptPart, ReceivingOfficer, "receiving-officer"),
             W(ReceiptPart, Applicant, "applicant"))
TEREZE_WORDS(Unit, W(Unit, Office, "office"), W(Unit, Department, "department"),
             W(Unit, Head, "head"), W(Unit, DeputyHead, "deputy-head"),
             W(Unit, UnitHead, "unit-head"), W(Unit, Executor, "executor"))
TEREZE_WORDS(Precondition, W(Precondition, Internet, "internet"),
             W(Precondition, Identifier, "identifier"),
             W(Precondition, Authorisation, "authorisation"), W(Precondition, Eds, "eds"),
             W(Precondition, BankAccount, "bank-account"))
TEREZE_WORDS(
    Rule, W(Rule, Inventory, "inventory"), W(Rule, Receipt, "receipt"),
    W(Rule, NotificationReport, "notification-report"), W(Rule, IncomingNumber, "incoming-number"),
    W(Rule, IncomingJournal, "incoming-journal"), W(Rule, EdmsTransfer, "edms-transfer"),
    W(Rule, FormatCheck, "format-check"), W(Rule, ShownWhileProcessed, "shown-while-processed"),
    W(Rule, IinFromAccount, "iin-from-account"), W(Rule, PowerOfAttorney, "power-of-attorney"),
    W(Rule, NotarisedPowerOfAttorneyOnly, "notarised-power-of-attorney-only"),
    W(Rule, ReasonOfDuplicate, "reason-of-duplicate"), W(Rule, ExistingLicence, "existing-licence"),
    W(Rule, StatusScreen, "status-screen"), W(Rule, QueueOrder, "queue-order"),
    W(Rule, NoBooking, "no-booking"), W(Rule, NoExpedited, "no-expedited"),
    W(Rule, SignedRefusal, "signed-refusal"), W(Rule, WrittenRefusal, "written-refusal"),
    W(Rule, HeadSignsRefusal, "head-signs-refusal"),
    W(Rule, CentralLicenceNumber, "central-licence-number"), W(Rule, SavePdf, "save-pdf"),
    W(Rule, EmailOrPrint, "email-or-print"), W(Rule, PersonalAccount, "personal-account"),
    W(Rule, PaperMark, "paper-mark"))
TEREZE_WORDS(Actor, W(Actor, Applicant, "applicant"), W(Actor, Operator, "operator"),
             W(Actor, Employee, "employee"), W(Actor, Office, "office"), W(Actor, Head, "head"),
             W(Actor, DeputyHead, "deputy-head"), W(Actor, UnitHead, "unit-head"),
             W(Actor, Executor, "executor"), W(Actor, Provider, "provider"),
             W(Actor, System, "system"))
TEREZE_WORDS(System, W(System, Portal, "portal"), W(System, ELicensing, "e-licensing"),
             W(System, Gateway, "gateway"), W(System, PaymentGateway, "payment-gateway"),
             W(System, Edms, "edms"), W(System, RegionalGateway, "regional-gateway"),
             W(System, CentreWorkstation, "centre-workstation"),
             W(System, StateDatabase, "state-database"),
             W(System, ProviderOffice, "provider-office"))
TEREZE_WORDS(
    Action, W(Action, RegisterAccount, "register-account"), W(Action, Authorise, "authorise"),
    W(Action, CheckCredentials, "check-credentials"), W(Action, ChooseService, "choose-service"),
    W(Action, FillRequest, "fill-request"),
    W(Action, FillRequestAndChooseCertificate, "fill-request-and-choose-certificate"),
    W(Action, Pay, "pay"), W(Action, CheckPayment, "check-payment"),
    W(Action, ChooseCertificate, "choose-certificate"),
    W(Action, CheckCertificate, "check-certificate"), W(Action, Sign, "sign"),
    W(Action, SignAndSend, "sign-and-send"), W(Action, RegisterRequest, "register-request"),
    W(Action, LookupApplicant, "lookup-applicant"),
    W(Action, ApplicantPresent, "applicant-present"), W(Action, ScanAndAttach, "scan-and-attach"),
    W(Action, FillScanSign, "fill-scan-sign"), W(Action, Send, "send"),
    W(Action, CheckDocuments, "check-documents"), W(Action, ReportRefusal, "report-refusal"),
    W(Action, FormResult, "form-result"), W(Action, HandOver, "hand-over"),
    W(Action, ReceiveResult, "receive-result"), W(Action, AcceptDocuments, "accept-documents"),
    W(Action, RegisterIncoming, "register-incoming"), W(Action, AppointDeputy, "appoint-deputy"),
    W(Action, AppointUnitHead, "appoint-unit-head"), W(Action, AppointExecutor, "appoint-executor"),
    W(Action, CheckCompleteness, "check-completeness"), W(Action, Inspect, "inspect"),
    W(Action, ExecuteAndHandOver, "execute-and-hand-over"))
TEREZE_WORDS(RefusalType, W(RefusalType, NotAuthorised, "not-authorised"),
             W(RefusalType, NoData, "no-data"),
             W(RefusalType, NoPowerOfAttorney, "no-power-of-attorney"),
             W(RefusalType, NoPayment, "no-payment"),
             W(RefusalType, EdsNotConfirmed, "eds-not-confirmed"),
             W(RefusalType, DataViolations, "data-violations"),
             W(RefusalType, DocumentViolations, "document-violations"),
             W(RefusalType, Incomplete, "incomplete"))
TEREZE_WORDS(SignedObject, W(SignedObject, Form, "form"),
             W(SignedObject, FormAndAttachments, "form-and-attachments"),
             W(SignedObject, Result, "result"))
TEREZE_WORDS(Ending, W(Ending, Result, "result"), W(Ending, Refusal, "refusal"))

#undef W
#undef TEREZE_WORDS

bool is_question(Action action) {
    switch (action) {
        case Action::CheckCredentials:
        case Action::CheckPayment:
        case Action::CheckCertificate:
        case Action::ApplicantPresent:
        case Action::CheckDocuments:
            return true;
        default:
            return false;
    }
}

std::string_view message_id(RefusalType type) {
    switch (type) {
        case RefusalType::NotAuthorised:
            return "process.not_authorised";
        case RefusalType::NoData:
            return "process.no_data";
        case RefusalType::NoPowerOfAttorney:
            return "process.no_power_of_attorney";
        case RefusalType::NoPayment:
            return "process.no_payment";
        case RefusalType::EdsNotConfirmed:
            return "process.eds_not_confirmed";
        case RefusalType::DataViolations:
            return "process.data_violations";
        case RefusalType::DocumentViolations:
            return "process.document_violations";
        case RefusalType::Incomplete:
            return "process.incomplete";
    }
    return "";
}

}  // namespace tereze::regulation
