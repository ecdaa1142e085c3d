import { fhirR4 } from '../../../adapters/fhir-r4/fhir-r4.ts'
import type { TransportAnswer } from '../../../adapters/transport/transport.ts'
import type { Corridor } from '../../../gateway/disclosure/corridor.ts'
import { discloserOfOne } from '../../../gateway/disclosure/disclose.ts'
import { keyedHash } from '../../../gateway/disclosure/keyed-hash.ts'
import { runPolicy } from '../../../gateway/disclosure/running-policy.ts'
import { openFollowingRoom } from '../../../gateway/following/open-following-room.ts'
import type { FollowingRoom } from '../../../gateway/following/room.ts'
import { sealChanged, sealSubscribed } from '../../../gateway/following/sealed-names.ts'
import { createSealing, type Sealing } from '../../../gateway/sealing/sealing.ts'
import { aboutEvent } from '../../../gateway/state/change-notice-store.ts'
import { openState, type State } from '../../../gateway/state/open-state.ts'
import type { AuditEntry } from '../../../schema/model/audit.ts'
import type { ConsentDirective } from '../../../schema/model/consent-directive.ts'
import type { ExchangeId } from '../../../schema/model/exchange-id.ts'
import { NHS_NUMBER_SYSTEM, type NhsNumber } from '../../../schema/model/nhs-number.ts'
import { ODS_SYSTEM } from '../../../schema/model/ods-code.ts'
import type { Organisation } from '../../../schema/model/organisation.ts'
import type { Requester } from '../../../schema/model/requester.ts'
import { openDatabase } from '../../database.ts'
import { anAgreement, anExchange, aVersion, ods } from '../state/state-examples.ts'

export const TRUST = ods('RJ6')
const PRACTICE = ods('E85001')
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const EXCHANGE = { ...anExchange('EALING', ['E85001']), maintenance: [] }
const OTHER = { ...anExchange('HARROW', ['E85001']), maintenance: [] }

export const CLINICIAN: Requester = {
  userId: 'clinician-1',
  issuer: 'https://identity.example',
  role: 'clinician',
  name: 'SETHI Rohan Dr',
  roleCode: undefined,
  organisation: TRUST,
  nhsNumber: undefined,
  system: undefined,
}

const organisation = (odsCode: ReturnType<typeof ods>): Organisation =>
  ({ odsCode, name: odsCode, resolvesTo: odsCode }) as unknown as Organisation

const answer = (resource: object): TransportAnswer => ({
  ok: true,
  status: 200,
  contentType: 'application/fhir+json',
  body: Buffer.from(JSON.stringify(resource)),
})
const bundle = (...resources: readonly object[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: resources.length,
  entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
})

/** A patient's choice that everybody may see everything that is not sensitive. */
export const permitOf = (patient: NhsNumber, id: string): ConsentDirective => ({
  id,
  patient,
  effect: 'permit',
  scope: {
    recipients: undefined,
    controllers: undefined,
    recordTypes: undefined,
    classes: undefined,
    purposes: undefined,
    actions: undefined,
    recordDates: undefined,
  },
  period: { start: undefined, end: undefined },
  breakGlassMayLift: false,
  recordedBy: { how: 'PATIENT', userId: 'patient', at: 0 },
})

/** Exchanges as a test turns them. */
export type Turned = {
  /** Which of them cannot be reached, by their ids. */
  readonly down: Set<string>
  /** How often one of those was asked all the same. */
  missed: number
  /** How many requests were under way at one time at the most. */
  most: number
  /** The allergies that each holds of everybody, by their number. */
  holds: readonly string[]
  /** Which of these are kept from the patient (`NOPAT`). */
  readonly kept: Set<string>
}

/** An exchange that holds allergies of everybody, and another where two are wanted, behind the real adapter, corridor, policy and database; only the socket is not there. */
export const openFollowingWorld = async (
  wait: () => Promise<void> = async () => {},
  many: 'one exchange' | 'two exchanges' = 'one exchange',
) => {
  const { url, stop } = await openDatabase()
  const key = new Uint8Array(32).fill(8)
  const sealing = createSealing([key])
  const patientKey = new Uint8Array(32).fill(7)
  const state: State = await openState({ kind: 'postgres', url }, { patientKey, sealing })
  const turned: Turned = { down: new Set(), missed: 0, most: 0, holds: ['17'], kept: new Set() }
  const written: AuditEntry[] = []
  const version = aVersion(1, [PRACTICE, TRUST])
  const signed = { ...version, parties: version.parties.map((party) => ({ ...party, signedAt: 1_000 })) }
  /** An agreement for care, signed by both. */
  const agree = (id: string) => state.agreements.save(anAgreement(id, signed))
  await agree('care')
  const running = await runPolicy({
    agreementsSince: state.agreements.changedSince,
    registry: async () => ({
      version: 1_000_000,
      exchanges: [EXCHANGE, ...(many === 'two exchanges' ? [OTHER] : [])],
      organisations: [organisation(TRUST), organisation(PRACTICE)],
    }),
    now: state.now,
  })
  const patientOf = (body: string | undefined): string =>
    new URLSearchParams(body).get('identifier')?.split('|')[1] ?? ''
  let underWay = 0
  const transport: Corridor['transport'] = {
    send: async ({ id }, { path, body }) => {
      turned.most = Math.max(turned.most, ++underWay)
      await wait().finally(() => underWay--)
      if (turned.down.has(id)) {
        turned.missed++
        return { ok: false, fault: 'UNREACHABLE' }
      }
      if (path === 'Patient/_search') {
        const number = patientOf(body)
        const identifier = [{ system: NHS_NUMBER_SYSTEM, value: number }]
        return answer(
          bundle({
            resourceType: 'Patient',
            id: number,
            identifier,
            birthDate: '1980-01-01',
            name: [{ family: 'Adeyemi' }],
          }),
        )
      }
      const reference = new URLSearchParams(body).get('patient') ?? ''
      return answer(
        bundle(
          ...turned.holds.map((id) => ({
            resourceType: 'AllergyIntolerance',
            id,
            meta: {
              tag: [{ system: ODS_SYSTEM, code: PRACTICE }],
              ...(turned.kept.has(id) ? { security: [{ system: ACT_CODE, code: 'NOPAT' }] } : {}),
            },
            patient: { reference },
            code: { coding: [{ system: 'http://snomed.info/sct', code: `91936${id.padStart(3, '0')}` }] },
            recordedDate: '2020-01-01',
          })),
        ),
      )
    },
    stream: async () => ({ ok: false, fault: 'UNREACHABLE' }),
    isOpen: () => false,
    close: async () => {},
  }
  const ignore = () => {}
  const corridor: Corridor = {
    factsFor: state.factsFor,
    running,
    demographics: async (patient) => ({
      state: 'FOUND',
      demographics: {
        nhsNumber: patient,
        superseded: [],
        family: 'Adeyemi',
        given: [],
        birthDate: '1980-01-01',
        restricted: false,
      } as never,
    }),
    optOut: async () => 'not-opted-out',
    append: async (entry) => void written.push(entry),
    transport,
    keyed: keyedHash(new Uint8Array(32).fill(9)),
    exclusionSets: new Map(),
    defaultChoice: 'explicit',
    deadlines: { ward: 3_000, dispatch: 1_500 },
    report: {
      unattributed: ignore,
      broken: (_exchange, error) => {
        throw error
      },
      quarantined: ignore,
      answered: ignore,
      unreached: ignore,
      unrecorded: ignore,
      viewed: ignore,
    },
  }
  const room: FollowingRoom = {
    ...corridor,
    state,
    append: corridor.append,
    disclose: discloserOfOne(corridor),
    sealing,
    wake: async () => {},
    wanted: ignore,
    writes: true,
    notifyAt: undefined,
  }
  let events = 0
  return {
    state,
    agree,
    written,
    room,
    key,
    turned,
    following: openFollowingRoom(room),
    adapter: fhirR4,
    /** An exchange tells that an allergy of this patient changed, or a record of another type, of the number that is named. */
    tells: async (
      patient: NhsNumber,
      record = '17',
      {
        from = EXCHANGE.id,
        seal = sealing,
        type = 'ALLERGY',
      }: { readonly from?: ExchangeId; readonly seal?: Sealing; readonly type?: 'ALLERGY' | 'CONDITION' } = {},
    ): Promise<void> => {
      const id = `subscription-${++events}`
      const until = (await state.now()) + 3_600_000
      await state.subscriptions.want(
        patient,
        [{ id, exchange: from, sealed: sealSubscribed(sealing, id, patient) }],
        until,
      )
      await state.subscriptions.heard(
        id,
        {
          count: 1,
          isActive: true,
          events: [
            {
              number: 1,
              at: undefined,
              sealed: sealChanged(seal, aboutEvent(id, 1), {
                type,
                sourceId: `${type === 'ALLERGY' ? 'AllergyIntolerance' : 'Condition'}/${record}`,
              }),
            },
          ],
        },
        60_000,
      )
    },
    close: async () => {
      await state.close()
      await stop()
    },
  }
}
