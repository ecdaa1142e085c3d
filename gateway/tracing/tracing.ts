import { randomUUID } from 'node:crypto'
import { may } from '../../policies/may.ts'
import { traceFaults } from '../../policies/trace-faults.ts'
import type { Access } from '../../schema/model/access-request.ts'
import { isCalendarDay } from '../../schema/model/calendar-day.ts'
import { HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { NumberCheck, TraceCriteria, TraceFault, TraceResult } from '../../schema/model/trace.ts'
import { isCareContext } from '../disclosure/admit.ts'
import { candidatesOf, checkedNumber } from './candidates.ts'
import type { TracingRoom } from './room.ts'

/**
 * Finding somebody by who they are. Both throw `FORBIDDEN`, `CARE_CONTEXT_REQUIRED`, `RATE_LIMITED` and `AUDIT_UNAVAILABLE`; what else comes of it is in
 * the result. What was sought is written to the ledger before it is sought (as a digest: no name, date or postcode), and whoever is shown before they are.
 */
export type Tracing = {
  readonly trace: (criteria: TraceCriteria, access: Access) => Promise<TraceResult>
  readonly check: (check: NumberCheck, access: Access) => Promise<TraceResult>
}

const HOUR_MS = 3_600_000

const notSearched = (faults: readonly TraceFault[]): TraceResult => ({
  outcome: 'NOT_SEARCHED',
  candidates: [],
  faults,
})

/** Which kinds of things were stated, and nothing of what they say. */
const kindsIn = (criteria: TraceCriteria): string =>
  (['family', 'given', 'born', 'gender', 'postcode'] as const)
    .filter((kind) => (kind === 'given' ? criteria.given.length > 0 : criteria[kind] !== undefined))
    .join('+')

/** Tracing as one requester meets it. */
export const openTracing =
  (room: TracingRoom) =>
  (requester: Requester): Tracing => {
    const stated = requester.organisation
    const organisation = stated === undefined ? undefined : room.running.registry().organisations.get(stated)

    const refuse = async (code: HouseErrorCode, { purpose }: Access): Promise<never> => {
      await room.append({
        kind: 'refusal',
        receipt: randomUUID(),
        patient: undefined,
        requester,
        purpose,
        code,
      })
      throw new HouseError(code)
    }

    /** The requester's legal entity, or a refusal that is written down. */
    const admitted = async (access: Access): Promise<OdsCode> => {
      if (
        organisation === undefined ||
        !may(requester, organisation, { deed: 'trace-patient', organisation, purpose: access.purpose }).permitted
      )
        return refuse('FORBIDDEN', access)
      return isCareContext(access.careContext) ? organisation : refuse('CARE_CONTEXT_REQUIRED', access)
    }

    const insistOnRate = async (access: Access): Promise<void> => {
      const who = `trace ${requester.issuer} ${requester.userId}`
      const [hour, day] = await Promise.all([
        room.count(`${who} hour`, HOUR_MS),
        room.count(`${who} day`, 24 * HOUR_MS),
      ])
      if (hour.count > room.most.anHour || day.count > room.most.aDay) await refuse('RATE_LIMITED', access)
    }

    const written = async (
      access: Access,
      of: OdsCode,
      subject: string,
      sought: string,
      seek: () => Promise<TraceResult>,
    ): Promise<TraceResult> => {
      const receipt = randomUUID()
      const step = { organisation: of, careContext: access.careContext ?? '', breakGlass: undefined }
      const writeDown = (deed: string, about: string, patient: NhsNumber | undefined): Promise<void> =>
        room.append({ kind: 'administration', receipt, patient, requester, deed, subject: about, step })
      await writeDown('trace-patient', `${access.purpose} ${subject} ${room.keyed(sought)}`, undefined)
      const result = await seek()
      await Promise.all(result.candidates.map(({ nhsNumber }) => writeDown('show-traced', access.purpose, nhsNumber)))
      return result
    }

    return {
      trace: async (criteria, access) => {
        const of = await admitted(access)
        const faults = traceFaults(criteria)
        if (faults.length > 0) return notSearched(faults)
        await insistOnRate(access)
        const subject = `${criteria.match} ${kindsIn(criteria)}`
        return written(access, of, subject, digestible(criteria), async () => candidatesOf(await room.search(criteria)))
      },
      check: async (check, access) => {
        const of = await admitted(access)
        if (!isCalendarDay(check.birthDate)) return notSearched(['BIRTH_DATE_UNCLEAR'])
        await insistOnRate(access)
        return written(access, of, 'NUMBER', digestible(check), async () =>
          checkedNumber(await room.demographics(check.nhsNumber), check),
        )
      },
    }
  }

/** What was sought, written one way whoever writes it: capitals do not count. */
const digestible = (sought: TraceCriteria | NumberCheck): string => JSON.stringify(sought).toUpperCase()
