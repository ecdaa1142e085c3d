import { randomUUID } from 'node:crypto'
import { LONGEST_DELAY, type RecordedDelay } from '../../schema/model/delay.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { NewDelay } from '../state/delay-store.ts'
import type { PatientKey } from '../state/patient-key.ts'
import { type Desk, insistOnReason, mustBeDone, pageOf } from './desk.ts'
import type { DelayGiven, EmergencyLife } from './emergency-life.ts'

/**
 * Lawful delay (POLICY §5): recorded by one officer, approved by a second, over by the clock. Until it is approved it holds for a day and no longer.
 * It is about accesses of the officer's own organisation alone.
 */
export const delaysAt = (
  desk: Desk,
): Pick<EmergencyLife, 'delays' | 'delay' | 'recordDelay' | 'renewDelay' | 'approveDelay' | 'endDelay'> => {
  const { room, requester } = desk
  const { delays, now, patientKeyOf } = room.state
  const { issuer, userId, name } = requester
  const by = { issuer, userId, name }

  const insist = async (deed: 'read-delays' | 'record-delay' | 'end-delay'): Promise<OdsCode> => {
    const { organisation } = desk
    if (organisation === undefined || !desk.may({ deed, organisation })) return desk.refuse('FORBIDDEN')
    return organisation
  }

  /** One of the officer's own organisation; another's is not there. */
  const find = async (id: string, organisation: OdsCode) => {
    const found = await delays.find(id)
    return found?.organisation === organisation ? found : undefined
  }

  const shown = async (id: string): Promise<RecordedDelay> => {
    const found = await delays.find(id)
    if (found === undefined) throw new HouseError('NOT_FOUND')
    return found
  }

  /** What it is about: an access of this organisation, or a patient. Another's access is not told apart from none. */
  const aboutOf = async (
    of: DelayGiven['of'],
    organisation: OdsCode,
  ): Promise<{ readonly patientKey: PatientKey; readonly receipt: string | undefined }> => {
    if ('patient' in of) return { patientKey: patientKeyOf(of.patient), receipt: undefined }
    const access = await delays.access(of.receipt)
    if (access === undefined) throw new HouseError('NOT_FOUND')
    const { organisations } = room.running.registry()
    const asked = access.organisation === undefined ? undefined : organisations.get(access.organisation)
    if (asked !== organisation) throw new HouseError('NOT_FOUND')
    return access
  }

  const record = async (delay: Omit<NewDelay, 'id' | 'by'>): Promise<RecordedDelay> => {
    insistOnReason(delay.words)
    const moment = await now()
    if (delay.until <= moment || delay.until > moment + LONGEST_DELAY) throw new HouseError('INPUT_INVALID')
    const id = randomUUID()
    await desk.writeDown({ deed: 'record-delay', subject: `delay ${id} ${delay.ground}` })
    await delays.record({ ...delay, id, words: delay.words.trim(), by })
    return shown(id)
  }

  return {
    delays: async (page) => {
      const organisation = await insist('read-delays')
      const found = await pageOf(page, (asked) => delays.ofOrganisation(organisation, asked))
      await desk.writeDown({ deed: 'read-delays', subject: 'delays' })
      return found
    },

    delay: async (id) => {
      const found = await find(id, await insist('read-delays'))
      if (found !== undefined) await desk.writeDown({ deed: 'read-delays', subject: `delay ${id}` })
      return found
    },

    recordDelay: async ({ of, ground, words, until }) => {
      const organisation = await insist('record-delay')
      const { patientKey, receipt } = await aboutOf(of, organisation)
      return record({ patientKey, receipt, organisation, ground, words, until, renews: undefined })
    },

    renewDelay: async (id, words, until) => {
      const organisation = await insist('record-delay')
      const found = await find(id, organisation)
      if (found === undefined) throw new HouseError('NOT_FOUND')
      // What nobody approved is not carried on: a day would follow a day.
      if (found.approved === undefined) throw new HouseError('CONFLICT_OF_STATE')
      const { patientKey, receipt, ground } = found
      return record({ patientKey, receipt, organisation, ground, words, until, renews: id })
    },

    approveDelay: async (id, revision) => {
      const organisation = await insist('read-delays')
      const found = await find(id, organisation)
      if (found === undefined) throw new HouseError('NOT_FOUND')
      if (!desk.may({ deed: 'approve-delay', organisation, recordedBy: found.recorded }))
        return desk.refuse('FORBIDDEN')
      await desk.writeDown({ deed: 'approve-delay', subject: `delay ${id}` })
      mustBeDone(await delays.approve(id, revision, by))
      return shown(id)
    },

    endDelay: async (id, revision) => {
      const found = await find(id, await insist('end-delay'))
      if (found === undefined) throw new HouseError('NOT_FOUND')
      await desk.writeDown({ deed: 'end-delay', subject: `delay ${id}` })
      mustBeDone(await delays.end(id, revision, by))
      return shown(id)
    },
  }
}
