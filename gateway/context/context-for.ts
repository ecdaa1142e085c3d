import { randomUUID } from 'node:crypto'
import { may } from '../../policies/may.ts'
import { markOf } from '../../policies/relationship.ts'
import { isHeldBack, shownName } from '../../policies/shown-access.ts'
import type { AccessRequest } from '../../schema/model/access-request.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { openAgreementLife } from '../agreements/open-agreement-life.ts'
import type { CaseLife } from '../cases/case-life.ts'
import type { ConsentLife } from '../consent/consent-life.ts'
import type { RunningPolicy } from '../disclosure/running-policy.ts'
import type { View } from '../disclosure/view.ts'
import type { Writing } from '../disclosure/writing.ts'
import { documentExporter } from '../documents/export-document.ts'
import type { EditLife } from '../editing/edit-life.ts'
import type { EmergencyLife } from '../emergency/emergency-life.ts'
import type { FollowingLife } from '../following/following-life.ts'
import type { Launching } from '../launching/launching.ts'
import { oversightFor } from '../oversight/oversight.ts'
import type { RegistrationLife } from '../registering/registration-life.ts'
import { linksOfViews } from '../retrieval/links-of-views.ts'
import type { Scorecards } from '../scorecards/scorecards.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { SigningKeys } from '../signing/signing-keys.ts'
import type { State } from '../state/open-state.ts'
import type { HouseContext } from '../subgraphs/house-context.ts'
import type { Tracing } from '../tracing/tracing.ts'
import { accessLogOf, type LogSources } from './access-log.ts'
import { receiptOf, receiptsOf } from './receipt-of.ts'

/** What the readers of the house lean on. */
export type Readers = {
  readonly state: State
  readonly running: RunningPolicy
  readonly disclose: (request: AccessRequest, requester: Requester, writing?: Writing) => Promise<View>
  /** Signs what is exported. */
  readonly keys: SigningKeys
  /** The life of patients' choices as each requester meets it. */
  readonly consent: (requester: Requester) => ConsentLife
  /** The life of patients' questions about accesses. */
  readonly cases: (requester: Requester) => CaseLife
  /** Organisations that withhold the names of their staff. */
  readonly namesWithheldBy: ReadonlySet<OdsCode>
  /** How long an emergency summary may take, all in all. */
  readonly dispatchMs: number
  /** Seals links to documents. */
  readonly sealing: Pick<Sealing, 'seal'>
  /** Emergencies as each requester meets them. */
  readonly emergency: (requester: Requester) => EmergencyLife
  /** Following as each requester meets it. */
  readonly following: (requester: Requester) => FollowingLife
  /** Edits as each requester meets them. */
  readonly editing: (requester: Requester) => EditLife
  readonly scorecards: Scorecards
  /** Tracing as each requester meets it. */
  readonly tracing: (requester: Requester) => Tracing
  /** Launches as each requester meets them. */
  readonly launching: (requester: Requester, organisation: OdsCode | undefined) => Launching
  /** The life of exchanges as their operators meet it. */
  readonly registering: (requester: Requester, organisation: OdsCode | undefined) => RegistrationLife
}

/** How a question came: when, on `performance.now()`, now unless said; and another way through the corridor, such as a view that is released as it fills. */
export type Asking = { readonly cameAt?: number | undefined; readonly through?: Readers['disclose'] | undefined }

/** Everything one requester's resolvers are given. Reading agreements, directives and the audit is itself written down (`administration`). */
export const contextFor =
  ({
    state,
    running,
    disclose,
    keys,
    consent,
    cases,
    emergency,
    following,
    editing,
    registering,
    sealing,
    scorecards,
    tracing,
    launching,
    namesWithheldBy,
    dispatchMs,
  }: Readers) =>
  (requester: Requester, { cameAt = performance.now(), through = disclose }: Asking = {}): HouseContext => {
    const registry = running.registry()
    const organisation =
      requester.organisation === undefined ? undefined : registry.organisations.get(requester.organisation)
    const links = linksOfViews(sealing, requester, (id) =>
      running
        .registry()
        .exchanges.some(({ exchange, adapter }) => exchange.id === id && adapter.retrieve !== undefined),
    )
    const receipts = receiptsOf(state.ledger)
    let read: Promise<Instant> | undefined
    const now = (): Promise<Instant> => (read ??= state.now())
    const writeDown = (
      deed: string,
      subject: string,
      patient: Parameters<HouseContext['directivesOf']>[0] | undefined,
    ): Promise<void> =>
      state.ledger.append({ kind: 'administration', receipt: randomUUID(), patient, requester, deed, subject })
    const logSources: LogSources = {
      ledger: state.ledger,
      marks: state.relationships.marks,
      delaysOf: (patient, at) => state.delays.holding(state.patientKeyOf(patient), at),
      now: state.now,
      organisations: registry.organisations,
      namesWithheldBy,
    }
    return {
      requester,
      organisation,
      disclose: async (request, writing) => {
        const view = await through(request, requester, writing)
        links.remember(request, view)
        return view
      },
      dispatchBy: cameAt + dispatchMs,
      documentLinks: links.linksOf,
      now,
      may: (deed) => may(requester, organisation, deed),
      registry: registry.reader,
      agreements: running.agreementReader,
      agreementLife: openAgreementLife({ requester, organisation, state, running, keys }),
      consentLife: consent(requester),
      caseLife: cases(requester),
      emergency: emergency(requester),
      following: following(requester),
      editLife: editing(requester),
      scorecards,
      tracing: tracing(requester),
      launching: launching(requester, organisation),
      registrationLife: registering(requester, organisation),
      directivesOf: async (patient) => {
        await writeDown('read-directives', 'directives', patient)
        return state.directives.ofPatient(patient)
      },
      accessLogOf: async (patient, page, filter) => {
        await writeDown('read-access-log', 'access-log', patient)
        return accessLogOf(logSources, patient, page, filter)
      },
      receipt: async (id) => {
        const found = await receiptOf(receipts, id, registry.organisations, await now())
        if (found === undefined) return undefined
        const checked = (await state.relationships.marks([id])).get(id)
        const access = { ...found.receipt.access, relationship: checked === undefined ? null : markOf(checked) }
        const { nhsNumber } = requester
        // Whose receipt it is shows only to the person themself: rows carry keyed numbers.
        const own = nhsNumber !== undefined && state.patientKeyOf(nhsNumber) === found.patientKey
        if (!own) return { patient: undefined, receipt: { ...found.receipt, access } }
        // What is held back from the log is held back here.
        if (isHeldBack(access, await logSources.delaysOf(nhsNumber, await now()), await now()))
          return { patient: undefined, receipt: { ...found.receipt, access } }
        const requesterName = shownName(access, namesWithheldBy)
        return { patient: nhsNumber, receipt: { ...found.receipt, access: { ...access, requesterName } } }
      },
      oversight: oversightFor({
        state,
        agreements: running.agreementReader,
        index: running.agreements,
        organisation,
        resolution: registry.organisations,
        may: (deed) => may(requester, organisation, deed),
        writeDown: (deed, subject) => writeDown(deed, subject, undefined),
      }),
      exportDocument: documentExporter({
        find: state.agreements.find,
        recordOf: state.agreements.recordOf,
        mayRead: (parties) => may(requester, organisation, { deed: 'read-agreement', parties }),
        nameOf: (code) => registry.reader.organisation(code)?.name,
        now,
        writeDown: (deed, subject) => writeDown(deed, subject, undefined),
        keys,
        requester,
        organisation,
      }),
    }
  }
