import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import { type DocumentNode, Kind, parse, visit } from 'graphql'
import { SUBGRAPHS, type SubgraphName } from './subgraph-names.ts'

const GENERATED = new URL('./generated/', import.meta.url)

const fileOf = (name: SubgraphName): URL => new URL(`${name}.ts`, GENERATED)

const inAndOut = (input: string, output = input) => ({ input, output })

/** A scalar comes in parsed (branded where the model brands it) and goes out as the model holds it. */
const scalars = {
  ID: inAndOut('string'),
  NHSNumber: inAndOut('../model/nhs-number.ts#NhsNumber'),
  ODSCode: inAndOut('../model/ods-code.ts#OdsCode'),
  ExchangeId: inAndOut('../model/exchange-id.ts#ExchangeId'),
  DateTime: inAndOut('../model/instant.ts#Instant'),
  FHIRDate: inAndOut('../model/fhir-date.ts#FhirDate'),
  JSON: inAndOut('unknown'),
}

const config = {
  scalars,
  immutableTypes: true,
  enumsAsTypes: true,
  useTypeImports: true,
  defaultScalarType: 'unknown',
  skipTypename: true,
  avoidOptionals: { field: true, inputValue: false, object: false, defaultValue: false },
  maybeValue: 'T | null',
  inputMaybeValue: 'T | null | undefined',
}

/** What resolvers are given as their parent, where it is the model's own type and not the shape of the SDL. */
const parents: Readonly<Record<SubgraphName, Readonly<Record<string, string>>>> = {
  records: {
    RecordEdit: '../model/record-edit.ts#ShownEdit as ShownEditParent',
    ChangesOffered: '../model/record-edit.ts#OfferedChanges as OfferedChangesParent',
    RecordAsItStands: '../model/record-edit.ts#RecordAsItStands as RecordAsItStandsParent',
  },
  directory: {
    Exchange: '../model/exchange.ts#Exchange as ExchangeParent',
    Organisation: '../model/organisation.ts#Organisation as OrganisationParent',
    Scorecard: '../model/scorecard.ts#Scorecard as ScorecardParent',
    Breach: '../model/scorecard.ts#Breach as BreachParent',
    Launch: '../model/launch.ts#Launch as LaunchParent',
    TraceResult: '../model/trace.ts#TraceResult as TraceResultParent',
    TraceCandidate: '../model/trace.ts#TraceCandidate as TraceCandidateParent',
    ExchangeRegistration: '../model/exchange-registration.ts#ExchangeRegistration as ExchangeRegistrationParent',
    ExchangeConfiguration: '../model/exchange-registration.ts#ExchangeConfiguration as ExchangeConfigurationParent',
    ExchangeCanary: '../model/exchange-registration.ts#RegistrationCanary as ExchangeCanaryParent',
    ExchangeCredential: '../model/exchange-registration.ts#CredentialNote as ExchangeCredentialParent',
    RegistrationEvent: '../model/exchange-registration.ts#RegistrationEvent as RegistrationEventParent',
    AcceptedReport: '../model/exchange-registration.ts#AcceptedReport as AcceptedReportParent',
    Period: '../model/instant.ts#Period as PeriodParent',
  },
  agreements: {
    Agreement: '../model/agreement.ts#Agreement as AgreementParent',
    AgreementVersion: '../model/agreement.ts#VersionOfAgreement as AgreementVersionParent',
    AgreementTerms: '../model/agreement.ts#AgreementTerms as AgreementTermsParent',
    AgreementParty: '../model/agreement.ts#PartyOfVersion as AgreementPartyParent',
    AgreementEvent: '../model/agreement-event.ts#AgreementEvent as AgreementEventParent',
    AgreementDraft: '../model/agreement-draft.ts#AgreementDraft as AgreementDraftParent',
    DraftTerms: '../model/agreement-draft.ts#DraftTerms as DraftTermsParent',
    DraftParty: '../model/agreement-draft.ts#DraftParty as DraftPartyParent',
    DraftGroup: '../model/agreement-draft.ts#DraftGroup as DraftGroupParent',
    DraftComment: '../model/agreement-draft.ts#DraftComment as DraftCommentParent',
    AgreementTemplate: '../model/agreement-draft.ts#AgreementTemplate as AgreementTemplateParent',
    OrganisationGroup: '../model/organisation-group.ts#OrganisationGroup as OrganisationGroupParent',
    DsptStatement: '../model/dspt.ts#DsptStatement as DsptStatementParent',
    AgreementNotice: '../model/agreement-notice.ts#AgreementNotice as AgreementNoticeParent',
    PairInForce: '{ readonly provider: OdsCode; readonly recipient: OdsCode; readonly version: number }',
    RegisteredAgreement: '../model/agreement.ts#RegisteredAgreement as RegisteredAgreementParent',
    Organisation: '{ readonly odsCode: OdsCode }',
    Period: '../model/instant.ts#Period as PeriodParent',
  },
  consent: {
    Patient: '{ readonly nhsNumber: NhsNumber }',
    ConsentDirective: '../model/consent-choice.ts#HeldDirective as ConsentDirectiveParent',
    ProposedDirective: '../model/consent-choice.ts#ProposedDirective as ProposedDirectiveParent',
    WideningProposal: '../model/consent-choice.ts#WideningProposal as WideningProposalParent',
    ConsentNotice: '../model/consent-choice.ts#ConsentNotice as ConsentNoticeParent',
    PatientNotice: '../model/patient-notice.ts#PatientNotice as PatientNoticeParent',
    ConsentFault: '../model/consent-choice.ts#ConsentFault as ConsentFaultParent',
    PatientChoices: '../model/consent-choice.ts#PatientChoices as PatientChoicesParent',
    ConsentOutcome: '../model/consent-choice.ts#ConsentOutcome as ConsentOutcomeParent',
    HeldRight: '../model/proxy-right.ts#HeldRight as HeldRightParent',
    ConsentReading: '../model/consent-choice.ts#ConsentReading as ConsentReadingParent',
    ChoosingPerson: '../model/consent-choice.ts#ChoosingPerson as ChoosingPersonParent',
    PreviewedOrganisation: '../model/consent-choice.ts#PreviewedOrganisation as PreviewedOrganisationParent',
    DirectiveScope: '../model/consent-directive.ts#DirectiveScope as DirectiveScopeParent',
    RecordedBy: '../model/consent-directive.ts#RecordedBy as RecordedByParent',
    Follow: '../model/follow.ts#Follow as FollowParent',
    FollowTeam: '../model/follow.ts#FollowTeam as FollowTeamParent',
    ChangeNotice: '../model/follow.ts#ChangeNotice as ChangeNoticeParent',
    ChangeTold: '../model/follow.ts#ChangeNotice as ChangeToldParent',
    ChangeWish: '../model/change-wish.ts#ChangeWish as ChangeWishParent',
    Exchange: '{ readonly id: ExchangeId }',
    QuietHours: '../model/follow.ts#QuietHours as QuietHoursParent',
    Organisation: '{ readonly odsCode: OdsCode }',
    Period: '../model/instant.ts#Period as PeriodParent',
    RecordDates: '{ readonly from: string | undefined; readonly to: string | undefined }',
  },
  audit: {
    Patient: '{ readonly nhsNumber: NhsNumber }',
    Access: '../model/access-log.ts#LoggedAccess as LoggedAccessParent',
    Receipt: '../model/access-log.ts#Receipt as ReceiptParent',
    AccessCase: '../model/access-case.ts#ShownCase as AccessCaseParent',
    CaseMessage: '../model/access-case.ts#CaseMessage as CaseMessageParent',
    ReceiptExplanation: '../model/explained-receipt.ts#ExplainedReceipt as ReceiptExplanationParent',
    Review: '../model/review.ts#Review as ReviewParent',
    Delay: '../model/delay.ts#RecordedDelay as RecordedDelayParent',
    Exchange: '{ readonly id: ExchangeId }',
    Organisation: '{ readonly odsCode: OdsCode }',
  },
}

/** The SDL less the directives of federation, which say nothing about types. */
const plain = (sdl: string): DocumentNode =>
  visit(parse(sdl), { [Kind.DIRECTIVE]: () => null, [Kind.SCHEMA_EXTENSION]: () => null })

/** TypeScript types and resolver signatures of one subgraph, from its SDL. */
export const generateTypes = async (name: SubgraphName): Promise<string> => {
  const sdl = readFileSync(new URL(`./sdl/${name}.graphql`, import.meta.url), 'utf8')
  const types = await codegen({
    filename: `${name}.ts`,
    documents: [],
    schema: plain(sdl),
    config: { ...config, mappers: parents[name] },
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers },
  })
  return `// Generated from schema/sdl/${name}.graphql by schema/generate.ts. Do not edit.\n${types.trimEnd()}\n`
}

if (import.meta.main) {
  const checking = process.argv.includes('--check')
  mkdirSync(GENERATED, { recursive: true })
  for (const name of SUBGRAPHS) {
    const types = await generateTypes(name)
    if (!checking) writeFileSync(fileOf(name), types)
    else if (!existsSync(fileOf(name)) || readFileSync(fileOf(name), 'utf8') !== types) {
      console.error(
        `schema/generated/${name}.ts is not what schema/sdl/${name}.graphql gives: run \`npm run compose\`.`,
      )
      process.exitCode = 1
    }
  }
}
