import { randomUUID } from 'node:crypto'
import { type Deed, may } from '../../policies/may.ts'
import { isHeldBack } from '../../policies/shown-access.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { EditsFound, KeptEdit } from '../state/record-edit-store.ts'
import type { EditLife, EditsAsked, EditsShown, Proposal } from './edit-life.ts'
import { offeredChanges } from './offered-changes.ts'
import { proposeEdit } from './propose-edit.ts'
import type { EditingRoom } from './room.ts'
import { type EditReader, shownEdit } from './shown-edit.ts'
import { takenBy } from './taken-by.ts'

const LONGEST_PAGE = 200

/** Edits as one requester meets them: whose they are → ledger → what may be shown of them. */
export const openEditingRoom =
  (room: EditingRoom) =>
  (requester: Requester): EditLife => {
    const { organisations } = room.running.registry()
    const organisation = requester.organisation === undefined ? undefined : organisations.get(requester.organisation)
    const permitted = (deed: Deed): boolean => may(requester, organisation, deed).permitted
    const writeDown = (deed: string, subject: string, patient?: NhsNumber): Promise<void> =>
      room.append({ kind: 'administration', receipt: randomUUID(), patient, requester, deed, subject })

    const refused = async (
      error: unknown,
      receipt: string,
      { patient, access }: Pick<Proposal, 'patient' | 'access'>,
    ): Promise<never> => {
      const refusal = error instanceof HouseError ? error : new HouseError('INTERNAL', { cause: error })
      const { code } = refusal
      const purpose = access.purpose
      await room.append({ kind: 'refusal', receipt, patient, requester, purpose, code })
      throw refusal
    }

    const mayPropose = ({ purpose }: Proposal['access']): boolean =>
      organisation !== undefined && permitted({ deed: 'edit-record', organisation, purpose })

    const shown = ({ edits, total }: EditsFound, reader: EditReader): EditsShown => ({
      edits: edits.map((edit) => shownEdit(room, edit, reader)),
      total,
    })

    const paged = ({ first, skip }: EditsAsked): EditsAsked => {
      if (first < 0 || first > LONGEST_PAGE || skip < 0) throw new HouseError('INPUT_INVALID')
      return { first, skip }
    }

    const isOwn = ({ patientKey }: Pick<KeptEdit, 'patientKey'>): boolean => {
      const { nhsNumber } = requester
      return (
        nhsNumber !== undefined &&
        room.keyOf(nhsNumber) === patientKey &&
        permitted({ deed: 'read-own-edits', patient: nhsNumber })
      )
    }

    /** Those of the patient's that no lawful delay holds back. */
    const notHeldBack = async (edits: readonly KeptEdit[]): Promise<readonly KeptEdit[]> => {
      const [first] = edits
      if (first === undefined) return []
      const now = await room.now()
      const delays = await room.holding(first.patientKey, now)
      return edits.filter((edit) => !isHeldBack(edit, delays, now))
    }

    /** Whom this requester reads an edit as; undefined for whom it does not concern. */
    const readerOf = async (edit: KeptEdit): Promise<EditReader | undefined> => {
      if (permitted({ deed: 'read-proposed-edits', organisation: edit.organisation })) return 'AUTHOR'
      if (permitted({ deed: 'read-held-edits', organisation: edit.custodian })) return 'OWNER'
      if (isOwn(edit)) return (await notHeldBack([edit])).length > 0 ? 'PATIENT' : undefined
      if (organisation === undefined || !permitted({ deed: 'read-carried-edits', organisation })) return undefined
      return (await room.operatedBy(organisation)).includes(edit.exchange) ? 'OWNER' : undefined
    }

    return {
      propose: async (proposal) => {
        const receipt = randomUUID()
        try {
          if (!mayPropose(proposal.access)) throw new HouseError('FORBIDDEN')
          return shownEdit(room, await proposeEdit(room, receipt, requester, proposal), 'AUTHOR')
        } catch (error) {
          return refused(error, receipt, proposal)
        }
      },

      offered: async (asked) => {
        const receipt = randomUUID()
        try {
          if (!mayPropose(asked.access)) throw new HouseError('FORBIDDEN')
          // What a patient chose is told with it.
          await writeDown('look-what-may-be-changed', 'edits', asked.patient)
          return await offeredChanges(room, requester, asked)
        } catch (error) {
          return refused(error, receipt, asked)
        }
      },

      find: async (id) => {
        const edit = await room.edits.find(id)
        const reader = edit === undefined ? undefined : await readerOf(edit)
        if (edit === undefined || reader === undefined) return undefined
        await writeDown('read-edit', id)
        return shownEdit(room, edit, reader)
      },

      ofPatient: async (patient, asked) => {
        const page = paged(asked)
        const patientKey = room.keyOf(patient)
        if (permitted({ deed: 'read-own-edits', patient })) {
          await writeDown('read-edits', 'edits', patient)
          const found = await room.edits.ofPatient(patientKey, page)
          const edits = await notHeldBack(found.edits)
          return shown({ edits, total: found.total - (found.edits.length - edits.length) }, 'PATIENT')
        }
        if (organisation !== undefined && permitted({ deed: 'read-proposed-edits', organisation })) {
          await writeDown('read-edits', organisation, patient)
          return shown(await room.edits.proposedBy(patientKey, organisation, page), 'AUTHOR')
        }
        throw new HouseError('FORBIDDEN')
      },

      ofOwner: async (asked) => {
        const page = paged(asked)
        if (organisation === undefined) throw new HouseError('FORBIDDEN')
        if (permitted({ deed: 'read-held-edits', organisation })) {
          await writeDown('read-edits', organisation)
          return shown(await room.edits.ofCustodian(organisation, page), 'OWNER')
        }
        if (!permitted({ deed: 'read-carried-edits', organisation })) throw new HouseError('FORBIDDEN')
        await writeDown('read-edits', organisation)
        return shown(await room.edits.ofExchanges(await room.operatedBy(organisation), page), 'OWNER')
      },

      taken: (exchange) => {
        const reachable = room.running.registry().exchanges.find((one) => one.exchange.id === exchange)
        return reachable === undefined ? [] : takenBy(reachable)
      },
    }
  }
