import { randomUUID } from 'node:crypto'
import { may } from '../../policies/may.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OrganisationGroup } from '../../schema/model/organisation-group.ts'
import type { State } from '../state/open-state.ts'
import type { AgreementLife } from './agreement-life.ts'
import { deeds } from './deeds.ts'
import { draftLife } from './draft-life.ts'
import type { LifeParts } from './life-parts.ts'
import { readingAgreements } from './reading-agreements.ts'
import { startingPoints } from './starting-points.ts'

/** What is given for one requester; the ledger is written through here alone. */
export type LifeSource = Pick<LifeParts, 'requester' | 'organisation' | 'running' | 'keys'> & {
  readonly state: LifeParts['state'] & Pick<State, 'ledger'>
}

/** The life of agreements for one requester and one request: what it reads is read once. */
export const openAgreementLife = ({ requester, organisation, state, running, keys }: LifeSource): AgreementLife => {
  const permitted: LifeParts['permitted'] = (deed) => may(requester, organisation, deed).permitted
  const entry = { receipt: randomUUID(), patient: undefined, requester }

  const readUp = async (): Promise<Instant> => {
    const [versions, now] = await Promise.all([state.versions(), state.now()])
    await running.catchUp(versions)
    return now
  }
  let current: Promise<Instant> | undefined
  let groups: Promise<ReadonlyMap<string, OrganisationGroup>> | undefined

  const askLeave: LifeParts['askLeave'] = async (deed) => {
    if (permitted(deed)) return
    await state.ledger.append({ ...entry, kind: 'refusal', purpose: undefined, code: 'FORBIDDEN' })
    throw new HouseError('FORBIDDEN')
  }

  const parts: LifeParts = {
    requester,
    organisation,
    state,
    running,
    keys,
    permitted,
    insist: (deed) => {
      if (!permitted(deed)) throw new HouseError('FORBIDDEN')
    },
    askLeave,
    writeDown: async (deed, name, subject) => {
      await askLeave(deed)
      await state.ledger.append({ ...entry, receipt: randomUUID(), kind: 'administration', deed: name, subject })
    },
    upToDate: () => (current ??= readUp()),
    refresh: () => (current = readUp()),
    groups: () => (groups ??= state.groups.all().then((all) => new Map(all.map((group) => [group.id, group])))),
  }
  return {
    upToDate: async () => void (await parts.upToDate()),
    ...readingAgreements(parts),
    ...draftLife(parts),
    ...deeds(parts),
    ...startingPoints(parts),
  }
}
