import { randomUUID } from 'node:crypto'
import { may } from '../../policies/may.ts'
import type { ConsentOutcome } from '../../schema/model/consent-choice.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { ConsentLife } from './consent-life.ts'
import { draftOf } from './drafting.ts'
import { clinicianFault, editKind, permissionKind } from './edit-choices.ts'
import { bundleOf, choiceOf } from './fhir-choices.ts'
import { checkChoices, previewChoices } from './preview-choices.ts'
import { endRightKind, practiceFault, proxyRightKind } from './proxy-rights.ts'
import { receiptsOf } from './receipts.ts'
import type { ConsentRoom } from './room.ts'
import { refuse, serve } from './serve.ts'
import { isShown, shownChoices } from './shown-choices.ts'
import { type Standing, standingOf, strangerFault } from './standing.ts'
import { confirmKind, declineKind, endViewKind } from './widening.ts'

/** The life of patients' choices as each requester meets it. */
export const openConsentRoom =
  (room: ConsentRoom) =>
  (requester: Requester): ConsentLife => {
    /** Reads for who may, and writes down that it was read; a refusal is written down too. */
    const reading = async <Read>(
      patient: NhsNumber,
      deed: string,
      read: (standing: Standing) => Read | Promise<Read>,
    ): Promise<Read> => {
      const standing = await standingOf(room, requester, patient)
      const fault = strangerFault(standing)
      if (fault !== undefined) {
        await refuse(room, standing, [])
        throw new HouseError(fault === 'DEMOGRAPHICS_UNAVAILABLE' ? 'STATE_UNAVAILABLE' : 'FORBIDDEN')
      }
      const given = await read(standing)
      const entry = { receipt: randomUUID(), patient, requester: standing.requester, deed, subject: 'choices' }
      await room.append({ kind: 'administration', ...entry })
      return given
    }

    const importConsent: ConsentLife['importConsent'] = async (deed, consent): Promise<ConsentOutcome> => {
      const read = choiceOf(room, deed.patient, requester.userId, consent)
      if ('choice' in read) {
        const kind = editKind(room, 'import-choice', undefined, read.choice, deed)
        return { ...(await serve(room, requester, deed, deed.revision, kind)), leftOut: read.leftOut }
      }
      // Who has no part learns that, and nothing of the document.
      const judge = () => ({ faults: read.faults })
      const outcome = await serve(room, requester, deed, deed.revision, {
        name: 'import-choice',
        asked: consent,
        judge,
      })
      const isRefused = outcome.faults.some(({ code }) => code === 'CONSENT_REFUSED')
      return isRefused ? { ...outcome, refusals: read.refusals } : outcome
    }

    return {
      choices: (patient) => reading(patient, 'read-choices', (standing) => shownChoices(room, standing)),
      give: (deed, choice) =>
        serve(room, requester, deed, deed.revision, editKind(room, 'give-choice', undefined, choice, deed)),
      change: (deed, directive, choice) =>
        serve(room, requester, deed, deed.revision, editKind(room, 'change-choice', directive, choice, deed)),
      withdraw: (deed, directive) =>
        serve(room, requester, deed, deed.revision, editKind(room, 'withdraw-choice', directive, undefined, deed)),
      permitAtPointOfCare: (given) =>
        serve(room, requester, given, undefined, permissionKind(room, given), clinicianFault),
      confirm: (deed, proposal) => serve(room, requester, deed, deed.revision, confirmKind(room, proposal)),
      decline: (deed, proposal) => serve(room, requester, deed, deed.revision, declineKind(proposal)),
      endProxyView: (deed, right) => serve(room, requester, deed, deed.revision, endViewKind(right)),
      importConsent,
      recordProxyRight: (deed, right) =>
        serve(room, requester, deed, deed.revision, proxyRightKind(room, right), practiceFault('record-proxy-right')),
      endProxyRight: (deed, right) =>
        serve(room, requester, deed, deed.revision, endRightKind(room, right), practiceFault('end-proxy-right')),
      readConsent: (patient, consent) =>
        reading(patient, 'read-consent-document', (standing) => {
          const read = choiceOf(room, patient, requester.userId, consent)
          if (!('choice' in read)) return { records: undefined, leftOut: [], ...read }
          const drafted = draftOf(room, read.choice, standing.choices.now)
          return 'faults' in drafted
            ? { records: undefined, faults: drafted.faults, refusals: [], leftOut: read.leftOut }
            : { records: drafted.draft, faults: [], refusals: [], leftOut: read.leftOut }
        }),
      exportDirectives: (patient) =>
        reading(patient, 'export-choices', (standing) =>
          bundleOf(
            room,
            standing.choices.directives.filter((one) => isShown(room, standing, one)),
          ),
        ),
      endedRights: async () => {
        const { nhsNumber: person } = requester
        const entry = { receipt: randomUUID(), patient: person, requester }
        if (person === undefined || !may(requester, undefined, { deed: 'read-own-ended-rights', person }).permitted) {
          await room.append({ kind: 'refusal', ...entry, purpose: undefined, code: 'FORBIDDEN' })
          throw new HouseError('FORBIDDEN')
        }
        const ended = await room.choices.endedRightsOf(person)
        await room.append({ kind: 'administration', ...entry, deed: 'read-own-ended-rights', subject: 'rights' })
        return ended
      },
      receipts: (patient, directive) =>
        reading(patient, 'read-consent-receipts', (standing) => {
          const found = standing.choices.directives.find((one) => one.id === directive && isShown(room, standing, one))
          if (found === undefined) throw new HouseError('NOT_FOUND')
          return receiptsOf(room, found)
        }),
      preview: (asked) =>
        reading(asked.patient, 'preview-choices', (standing) =>
          // Who may not view is shown nobody else's choices, and so not what they do.
          standing.requester.role === 'proxy' && standing.right?.mayView !== true
            ? checkChoices(room, standing, asked)
            : previewChoices(room, standing, asked),
        ),
    }
  }
