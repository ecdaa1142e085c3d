import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import { type Sent, textOf } from '../fields.ts'
import { defineForm } from '../form.ts'
import { type Asked, definePage } from '../page.ts'
import { carriedOn } from './carried-on.ts'
import { CODE_SYSTEMS, FORM_KINDS, type FormKind, rowsOf, shownFields } from './edit-fields.ts'
import { rowsFor } from './edit-rows.ts'
import { recordPath } from './paths.ts'
import { newKey, proposalOfSeen, REFUSED, toProposed } from './propose.ts'
import { type EditRead, readEdit } from './read-edit.ts'
import { statedFor } from './record.ts'
import { personNamed, recordNamed } from './record-mark.ts'
import { codeLines } from './record-words.ts'
import { type AsItStands, NO_SUCH_RECORD, RECORD_AS_IT_STANDS, recordAsked, seenRecordView } from './seen-record.ts'
import { notKeptSince, typedSince } from './typed-since.ts'

const PATH = '/clinician/:patient/change/:record'

const kindOf = (type: string): FormKind => {
  const kind = FORM_KINDS.find((one) => one === type)
  if (kind === undefined) throw new HouseError('NOT_FOUND')
  return kind
}

/**
 * What one record says, to be written anew: as it stands at this moment, not as it was on the page before. Shown again after it was changed meanwhile, it says so, and
 * keeps of what was sent only what was typed.
 */
export const changePage = definePage<AsItStands>({
  path: PATH,
  audience: 'clinician',
  template: 'clinician/change.njk',
  notFound: NO_SUCH_RECORD,
  document: RECORD_AS_IT_STANDS,
  variables: recordAsked,
  view: (data, asked) => {
    const view = seenRecordView(data, asked)
    const kind = kindOf(view.told.recordType)
    const { sent } = asked
    const isOlder = sent !== undefined && textOf(sent, 'version') !== view.version
    const toldRows = rowsOf(kind)?.told(view.told) ?? 0
    const rows = rowsOf(kind) === undefined ? 0 : rowsFor(toldRows, sent)
    const fields = shownFields(kind, view.told, rows)
    const since = isOlder ? { kind, sent, shown: fields, told: toldRows } : undefined
    return {
      ...view,
      ...(since === undefined
        ? {}
        : { isAsSeen: false, typed: typedSince(since), notKept: Object.fromEntries(notKeptSince(since)) }),
      kind,
      fields,
      rows,
      toldRows,
      moreAt: `${view.base}/change/${view.mark}/again`,
      code: codeLines(view.told.concept).join('; '),
      systems: CODE_SYSTEMS,
    }
  },
})

const sentOn = ({ sent }: Asked): Sent => {
  if (sent === undefined) throw new HouseError('NOT_FOUND')
  return sent
}

const read = readEdit('AMEND')

/** What would change, before and after, and why: shown in answer to the form, and at no address. */
export const changeCheckPage = definePage({
  path: `${PATH}/check`,
  audience: 'clinician',
  template: 'clinician/change-check.njk',
  notFound: NO_SUCH_RECORD,
  view: (_, asked) => {
    const sent = sentOn(asked)
    const given = read.safeParse(sent)
    if (!given.success) throw new HouseError('NOT_FOUND')
    const base = recordPath(asked.params['patient'], `/change/${asked.params['record']}`)
    return {
      base: recordPath(asked.params['patient']),
      title: 'Check the correction',
      person: personNamed(asked, textOf(sent, 'whose')),
      kind: given.data.kind,
      place: textOf(sent, 'place'),
      lines: given.data.lines,
      carried: carriedOn(sent),
      key: newKey(),
      send: base,
      again: `${base}/again`,
      sends: 'Send the correction',
    }
  },
})

/** Reads what was typed, and shows what would change. Nobody is asked anything. */
export const changeCheckForm = defineForm<EditRead, null>({
  path: `${PATH}/check`,
  page: changePage,
  read,
  shows: [changeCheckPage],
  done: () => ({ show: changeCheckPage }),
})

/** Back to what was typed, with room for one more where that was asked for. */
export const changeAgainForm = defineForm<unknown, null>({
  path: `${PATH}/again`,
  page: changePage,
  read: z.looseObject({}),
  done: () => ({ show: changePage }),
})

/** Proposes the correction of the record as it was shown. */
export const changeForm = defineForm<
  readonly [EditRead, z.output<typeof proposalOfSeen>],
  { readonly amendRecord: { readonly id: string } | null }
>({
  path: PATH,
  page: changeCheckPage,
  read: z.unknown().transform((sent, context) => {
    const both = [read.safeParse(sent), proposalOfSeen.safeParse(sent)] as const
    for (const { error } of both)
      for (const issue of error?.issues ?? []) context.addIssue({ ...issue, code: 'custom' })
    return both[0].success && both[1].success ? ([both[0].data, both[1].data] as const) : z.NEVER
  }),
  mutation: /* GraphQL */ `
    mutation CorrectRecord($patient: NHSNumber!, $access: AccessInput!, $record: RecordSeenInput!, $says: RecordDraftInput!, $reason: String!, $key: String!) {
      amendRecord(patient: $patient, access: $access, record: $record, says: $says, reason: $reason, idempotencyKey: $key) { id }
    }`,
  variables: ([{ says }, { reason, key, version }], asked) => ({
    ...statedFor(asked),
    record: { ...recordNamed(asked), version },
    says,
    reason,
    key,
  }),
  refused: REFUSED,
  done: ({ amendRecord }, [, { whose }], asked) => toProposed(amendRecord, whose, asked),
})
