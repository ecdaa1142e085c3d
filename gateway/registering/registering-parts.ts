import { randomUUID } from 'node:crypto'
import type { Reach } from '../../adapters/transport/reach.ts'
import { type Deed, may } from '../../policies/may.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { ExchangeRegistration, RegistrationFault } from '../../schema/model/exchange-registration.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { RunningPolicy } from '../disclosure/running-policy.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { Doer } from '../state/agreement-events.ts'
import { insistDone } from '../state/insist-done.ts'
import type { State } from '../state/open-state.ts'
import type { RegistrationChange } from '../state/registration-store.ts'
import type { RegistrationOutcome } from './registration-life.ts'

/** What the registering room leans on. */
export type RegisteringRoom = {
  readonly state: Pick<State, 'registrations' | 'versions' | 'now'>
  readonly running: Pick<RunningPolicy, 'catchUp' | 'registry'>
  readonly append: State['ledger']['append']
  readonly sealing: Sealing
  readonly reach: Pick<Reach, 'urlFault'>
}

/** What is to be done with a registration: a change, or what is to be mended first. */
export type Wanted = Omit<RegistrationChange, 'id' | 'revision'> | { readonly faults: readonly RegistrationFault[] }

/** The room for one requester. */
export type RegisteringParts = RegisteringRoom & {
  readonly organisation: OdsCode | undefined
  readonly by: Doer
  /** Asks `may`, and writes the deed, or that it was refused, to the ledger before anything is done. Throws `FORBIDDEN`, `AUDIT_UNAVAILABLE`. */
  readonly writeDown: (deed: Deed, name: string, subject: string) => Promise<void>
  /** A registration that is the requester's to read; undefined for any other, whether it is there or not. Throws `FORBIDDEN` for who operates none. */
  readonly seen: (id: ExchangeId) => Promise<ExchangeRegistration | undefined>
  /** Organisations as they are known now. */
  readonly entities: () => Promise<ReadonlyMap<string, OdsCode>>
  /**
   * Changes a registration: it is theirs, it is the revision that was read, the deed is written down, and then it is done, or what is to be mended is told.
   * Throws `NOT_FOUND`, `STALE_VERSION`, and whatever `want` does.
   */
  readonly change: (
    id: ExchangeId,
    revision: number,
    name: string,
    want: (registration: ExchangeRegistration, now: Instant) => Promise<Wanted> | Wanted,
  ) => Promise<RegistrationOutcome>
}

/** The organisation that the requester operates exchanges for. Throws `FORBIDDEN` for who has none. */
export const operatorOf = ({ organisation }: Pick<RegisteringParts, 'organisation'>): OdsCode => {
  if (organisation === undefined) throw new HouseError('FORBIDDEN')
  return organisation
}

/** Opens the room for one requester. */
export const registeringParts = (
  room: RegisteringRoom,
  requester: Requester,
  organisation: OdsCode | undefined,
): RegisteringParts => {
  const { state, running, append } = room
  const by = { issuer: requester.issuer, userId: requester.userId, name: requester.name }
  const permitted = (deed: Deed): boolean => may(requester, organisation, deed).permitted

  const writeDown: RegisteringParts['writeDown'] = async (deed, name, subject) => {
    const entry = { receipt: randomUUID(), patient: undefined, requester }
    if (!permitted(deed)) {
      await append({ ...entry, kind: 'refusal', purpose: undefined, code: 'FORBIDDEN' })
      throw new HouseError('FORBIDDEN')
    }
    await append({ ...entry, kind: 'administration', deed: name, subject })
  }

  const seen: RegisteringParts['seen'] = async (id) => {
    const operator = operatorOf({ organisation })
    if (!permitted({ deed: 'read-registration', operator })) throw new HouseError('FORBIDDEN')
    const found = await state.registrations.find(id)
    return found !== undefined && permitted({ deed: 'read-registration', operator: found.operator }) ? found : undefined
  }

  return {
    ...room,
    organisation,
    by,
    writeDown,
    seen,
    entities: async () => {
      await running.catchUp(await state.versions())
      return running.registry().organisations
    },
    change: async (id, revision, name, want) => {
      const registration = await seen(id)
      if (registration === undefined) throw new HouseError('NOT_FOUND')
      if (registration.revision !== revision) throw new HouseError('STALE_VERSION')
      await writeDown({ deed: 'change-registration', operator: registration.operator }, name, id)
      const wanted = await want(registration, await state.now())
      if ('faults' in wanted) return { registration, faults: wanted.faults }
      insistDone(await state.registrations.change({ id, revision, ...wanted }, by))
      return { registration: await state.registrations.find(id), faults: [] }
    },
  }
}
