import { createHash, randomUUID } from 'node:crypto'
import { may } from '../../policies/may.ts'
import type { AuditEntry } from '../../schema/model/audit.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Launch, LaunchOutcome } from '../../schema/model/launch.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { LaunchStore } from '../state/launch-store.ts'
import type { launchReader } from './read-launch.ts'

/** Launches as one requester meets them. Both throw `FORBIDDEN`, `IDENTITY_UNAVAILABLE`, `STATE_UNAVAILABLE` and `AUDIT_UNAVAILABLE`. */
export type Launching = {
  /** What a launch says, so that its reader can confirm it. Nothing is opened, and it may be read again. */
  readonly read: (iss: string, launch: string) => Promise<Launch>
  /** Uses it up: once, by whom it was made for. What is written down comes before. */
  readonly open: (iss: string, launch: string) => Promise<Launch>
}

/** What launching leans on. `read` is undefined where the deployment takes no launches. */
export type LaunchingRoom = {
  readonly read: ReturnType<typeof launchReader> | undefined
  readonly store: LaunchStore
  readonly append: (entry: AuditEntry) => Promise<void>
}

const came = (outcome: LaunchOutcome): Launch => ({
  outcome,
  system: undefined,
  purpose: undefined,
  careContext: undefined,
  patient: undefined,
})

const hashOf = (system: string, id: string): string =>
  createHash('sha256')
    .update(JSON.stringify([system, id]))
    .digest('base64url')

/** Launches, for whoever asks. */
export const openLaunching =
  ({ read, store, append }: LaunchingRoom) =>
  (requester: Requester, organisation: OdsCode | undefined): Launching => {
    const insistOnPart = (): void => {
      if (organisation === undefined || !may(requester, organisation, { deed: 'open-launch', organisation }).permitted)
        throw new HouseError('FORBIDDEN')
    }
    const refuse = async (outcome: LaunchOutcome, patient: NhsNumber | undefined): Promise<Launch> => {
      await append({
        kind: 'refusal',
        receipt: randomUUID(),
        patient,
        requester,
        purpose: undefined,
        code: 'NOT_FOUND',
      })
      return came(outcome)
    }
    const look = async (iss: string, launch: string) => {
      insistOnPart()
      const said = read === undefined ? 'UNKNOWN' : await read(iss, launch)
      if (typeof said === 'string') return { refused: await refuse(said, undefined) }
      if (said.userId !== requester.userId) return { refused: await refuse('NOT_YOURS', said.patient) }
      const hash = hashOf(said.system, said.id)
      if (await store.isTaken(hash)) return { refused: await refuse('ALREADY_USED', said.patient) }
      return { said, hash }
    }
    return {
      read: async (iss, launch) => {
        const { refused, said } = await look(iss, launch)
        if (refused !== undefined) return refused
        const { system, purpose, careContext } = said
        return { outcome: 'READY', system, purpose, careContext, patient: undefined }
      },
      open: async (iss, launch) => {
        const { refused, said, hash } = await look(iss, launch)
        if (refused !== undefined) return refused
        const { system, purpose, careContext, patient, endsAt } = said
        const step = organisation === undefined ? undefined : { organisation, careContext, breakGlass: undefined }
        await append({
          kind: 'administration',
          receipt: randomUUID(),
          patient,
          requester,
          deed: 'open-launch',
          subject: `launch ${hash}`,
          ...(step === undefined ? {} : { step }),
        })
        if (!(await store.take(hash, endsAt))) return refuse('ALREADY_USED', patient)
        return { outcome: 'OPENED', system, purpose, careContext, patient }
      },
    }
  }
