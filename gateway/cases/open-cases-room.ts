import { createHash, randomUUID } from 'node:crypto'
import {
  afterDeed,
  type CaseDeed,
  isTheirs,
  LONGEST_WORDS,
  messageKindOf,
  needsWords,
  openedCase,
} from '../../policies/access-case.ts'
import { may } from '../../policies/may.ts'
import { isHeldBack } from '../../policies/shown-access.ts'
import type { CaseMessageKind, CaseNoticeKind, CaseSide, ShownCase } from '../../schema/model/access-case.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { isPlainText } from '../../schema/model/plain-text.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { KeptCase, SealedMessage } from '../state/case-store.ts'
import type { CaseLife, QuestionAsked } from './case-life.ts'
import type { CasesRoom } from './room.ts'
import { accessesOf, messageAbout, shownCases } from './shown-case.ts'

const NOTICES: Readonly<Partial<Record<CaseDeed['deed'], CaseNoticeKind>>> = {
  ACKNOWLEDGE: 'ACKNOWLEDGED',
  ANSWER: 'ANSWERED',
  EXTEND: 'EXTENDED',
  MESSAGE: 'MESSAGE',
}

const LEDGER_NAMES: Readonly<Record<CaseDeed['deed'], string>> = {
  ACKNOWLEDGE: 'acknowledge-case',
  ANSWER: 'answer-case',
  EXTEND: 'extend-case',
  MESSAGE: 'write-in-case',
  CLOSE: 'close-case',
  REOPEN: 'reopen-case',
}

/** Line breaks as one character, without what stands round the text. Throws `INPUT_INVALID` for what is not fit to be kept, or missing. */
const wordsOf = (given: string, needed: boolean): string => {
  const words = given.replaceAll(/\r\n?/g, '\n').trim()
  if ((needed && words === '') || !isPlainText(words, LONGEST_WORDS, 'many')) throw new HouseError('INPUT_INVALID')
  return words
}

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url')

/** Cases as one requester meets them: read → whose they are → the version read → what may be done → ledger → one transaction. */
export const openCasesRoom =
  (room: CasesRoom) =>
  (requester: Requester): CaseLife => {
    const { organisations } = room.running.registry()
    const organisation = requester.organisation === undefined ? undefined : organisations.get(requester.organisation)
    const permitted = (deed: Parameters<typeof may>[2]): boolean => may(requester, organisation, deed).permitted
    const writeDown = (deed: string, subject: string, patient?: NhsNumber): Promise<void> =>
      room.append({ kind: 'administration', receipt: randomUUID(), patient, requester, deed, subject })
    const refuse = async (patient?: NhsNumber): Promise<never> => {
      const code = 'FORBIDDEN'
      await room.append({ kind: 'refusal', receipt: randomUUID(), patient, requester, purpose: undefined, code })
      throw new HouseError(code)
    }

    /** The patient's practice, asked for only where staff of a practice stand here. */
    const practiceOf = async (patient: NhsNumber): Promise<OdsCode | undefined> => {
      if (requester.role !== 'practice-staff') return undefined
      const answer = await room.demographics(patient)
      const code = answer.state === 'FOUND' ? answer.demographics.generalPractice : null
      return code === null ? undefined : organisations.get(code)
    }

    /** Which side of a case the requester is on; undefined for whom it does not concern. */
    const sideOf = (kept: KeptCase): CaseSide | undefined => {
      if (permitted({ deed: 'handle-case', organisation: kept.organisation })) return 'ORGANISATION'
      const { nhsNumber } = requester
      const own =
        nhsNumber !== undefined &&
        room.keyOf(nhsNumber) === kept.patientKey &&
        permitted({ deed: 'read-own-cases', patient: nhsNumber, practice: undefined })
      return own || permitted({ deed: 'follow-case', practice: kept.practice }) ? 'PATIENT' : undefined
    }

    const sealedMessage = (side: CaseSide, kind: CaseMessageKind, words: string): SealedMessage => {
      const id = randomUUID()
      // A patient is not named beside their key; of staff the patient may know who writes.
      const by = side === 'ORGANISATION' || requester.role === 'practice-staff' ? requester.name : undefined
      const sealed = room.sealing.seal(messageAbout(id), words)
      return { id, side, kind, by, sealed, author: { issuer: requester.issuer, userId: requester.userId } }
    }

    const shown = async (kept: KeptCase | undefined, side: CaseSide): Promise<ShownCase> => {
      const [one] = kept === undefined ? [] : await shownCases(room, [kept], side)
      if (one === undefined) throw new HouseError('NOT_FOUND')
      return one
    }

    /** The organisation that looked, and so answers. What is held back, or another's, is as though it were not there. */
    const lookedAt = async ({ patient, receipt }: QuestionAsked): Promise<OdsCode> => {
      const now = await room.now()
      const key = room.keyOf(patient)
      const [written = []] = await room.byReceipts([receipt])
      const access = (await accessesOf(room, [receipt], now)).get(receipt)
      if (access === undefined || written.some((one) => one.patientKey !== key)) throw new HouseError('NOT_FOUND')
      if (isHeldBack(access, await room.holding(key, now), now)) throw new HouseError('NOT_FOUND')
      // Nobody answers for what the patient did, or somebody who acts for them.
      const answers = access.organisation === null ? undefined : organisations.get(access.organisation)
      if (answers === undefined) throw new HouseError('CONFLICT_OF_STATE')
      return answers
    }

    const find = async (id: string): Promise<{ readonly kept: KeptCase; readonly side: CaseSide } | undefined> => {
      const kept = await room.cases.find(id)
      const side = kept === undefined ? undefined : sideOf(kept)
      return kept === undefined || side === undefined ? undefined : { kept, side }
    }

    return {
      question: async (asked) => {
        const { patient, receipt, idempotencyKey } = asked
        const practice = await practiceOf(patient)
        if (!permitted({ deed: 'question-access', patient, practice })) return refuse(patient)
        if (idempotencyKey.length < 8 || idempotencyKey.length > 200) throw new HouseError('INPUT_INVALID')
        const words = wordsOf(asked.words, true)
        const patientKey = room.keyOf(patient)
        const deedHash = digest(requester.issuer, requester.userId, idempotencyKey)
        const askedHash = digest(idempotencyKey, receipt, words)
        if ((await room.cases.byDeed(patientKey, deedHash)) === undefined) {
          const answers = await lookedAt(asked)
          await writeDown('question-access', receipt, patient)
          await room.cases.open({
            ...openedCase(await room.now()),
            id: randomUUID(),
            receipt,
            patientKey,
            organisation: answers,
            practice,
            askedHash,
            deedHash,
            message: sealedMessage('PATIENT', 'QUESTION', words),
          })
        }
        const made = await room.cases.byDeed(patientKey, deedHash)
        // The key was used for something else, or somebody asked about this access before.
        if (made === undefined || made.askedHash !== askedHash) throw new HouseError('CONFLICT_OF_STATE')
        return shown(made, 'PATIENT')
      },

      ofPatient: async (patient) => {
        const practice = await practiceOf(patient)
        if (!permitted({ deed: 'read-own-cases', patient, practice })) return refuse(patient)
        await writeDown('read-cases', 'cases', patient)
        const all = await room.cases.ofPatient(room.keyOf(patient))
        return shownCases(
          room,
          practice === undefined ? all : all.filter((one) => one.practice === practice),
          'PATIENT',
        )
      },

      ofOrganisation: async (wanted) => {
        if (organisation === undefined || !permitted({ deed: 'handle-case', organisation })) return refuse()
        await writeDown('read-cases', organisation)
        const { cases, total } = await room.cases.ofOrganisation(organisation, wanted)
        return { cases: await shownCases(room, cases, 'ORGANISATION'), total }
      },

      find: async (id) => {
        const found = await find(id)
        if (found === undefined) return undefined
        await writeDown('read-case', id)
        return shown(found.kept, found.side)
      },

      act: async ({ id, version, deed, words: given }) => {
        const found = await find(id)
        if (found === undefined) throw new HouseError('NOT_FOUND')
        const { kept, side } = found
        if (!isTheirs(deed, side)) return refuse()
        if (kept.version !== version) throw new HouseError('STALE_VERSION')
        const words = wordsOf(given, needsWords(deed))
        if (deed.deed === 'ANSWER' && deed.passedOnTo !== undefined && !organisations.has(deed.passedOnTo))
          throw new HouseError('INPUT_INVALID')
        const standing = afterDeed(kept, deed, await room.now())
        if (standing === undefined) throw new HouseError('CONFLICT_OF_STATE')
        await writeDown(LEDGER_NAMES[deed.deed], id)
        const notice = side === 'ORGANISATION' ? NOTICES[deed.deed] : undefined
        const message = sealedMessage(side, messageKindOf(deed), words)
        if ((await room.cases.edit({ id, version, standing, message, notice })) === 'CONFLICT')
          throw new HouseError('STALE_VERSION')
        return shown(await room.cases.find(id), side)
      },
    }
  }
