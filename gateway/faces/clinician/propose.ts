import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { HouseErrorCode } from '../../../schema/model/house-error.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { requiredText } from '../fields.ts'
import type { FieldError } from '../form.ts'
import type { Asked } from '../page.ts'
import { recordPath } from './paths.ts'

/** What every proposal is sent with: why, the key that makes it one however often it is sent, and whose record the banner said it is. */
export const proposalFields = {
  reason: requiredText(2_000, 'Say why, so that the patient and the owner of the record can read it').min(
    3,
    'Use 3 characters or more',
  ),
  key: requiredText(200, 'Open this page again'),
  whose: requiredText(4_000, 'Open this page again'),
}

/** A key of its own for each page that is opened; one that comes back with its form stays. */
export const newKey = (): string => randomUUID()

/** What is read of a proposal about a record that is there. */
export const proposalOfSeen = z.object({
  ...proposalFields,
  version: requiredText(300, 'The source gives this record no version, so it cannot be changed from here'),
})

/** What a page says where the proposal was refused. */
export const REFUSED: Readonly<Partial<Record<HouseErrorCode, FieldError>>> = {
  EDIT_NOT_PERMITTED: {
    text: 'This may not be changed: no agreement, or no choice of the patient, permits it for this record. Nothing was sent.',
  },
  EDIT_NOT_TAKEN: { text: 'The exchange takes no such change. Nothing was sent.' },
  EXCHANGE_UNAVAILABLE: {
    text: 'The exchange cannot be reached at the moment. Nothing was sent, and what you wrote is kept on this page. Send it again in a few minutes.',
  },
  EXCHANGE_UNKNOWN: { text: 'This exchange is not there any more. Nothing was sent.' },
  CONFLICT_OF_STATE: {
    text: 'This cannot be sent. Either the exchange may not mean the same person, or it was sent before in other words: look among the changes proposed. Nothing was sent now.',
  },
  FORBIDDEN: { text: 'Records are changed by clinicians, for direct or emergency care. Nothing was sent.' },
  NOT_FOUND: { text: 'The record is not there any more, or may not be changed. Nothing was sent.' },
}

/** Where the change that was proposed is shown. */
export const proposedPath = ({ params }: Pick<Asked, 'params'>, whose: string, edit = ''): string =>
  recordPath(params['patient'], `/proposed/${whose}${edit === '' ? '' : `/${encodeURIComponent(edit)}`}`)

/** Where a proposal leads on to. Throws `STATE_UNAVAILABLE` where GraphQL gave none. */
export const toProposed = (proposed: { readonly id: string } | null, whose: string, asked: Asked): string => {
  if (proposed === null) throw new HouseError('STATE_UNAVAILABLE')
  return proposedPath(asked, whose, proposed.id)
}
