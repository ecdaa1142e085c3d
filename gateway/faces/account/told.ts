import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { defineForm, type Form } from '../form.ts'
import type { Page } from '../page.ts'
import { slugOf } from './record-kinds.ts'
import { baseOf, definePageFor, patientOf, type Whose } from './whose.ts'

type Told = {
  readonly number: number
  readonly recordType: RecordType
  readonly at: string
  readonly exchange: { readonly id: string; readonly name: string | null }
}

type Data = {
  readonly changeWish: { readonly isOn: boolean; readonly recordTypes: readonly RecordType[] } | null
  readonly changesTold: { readonly isWhole: boolean; readonly changes: readonly Told[] } | null
}

/** How many changes are shown: each is asked for again before it is. */
const SHOWN = 20

const DONE = ['on', 'off', 'seen'] as const

/** What somebody asked to be told of, and was: that something may have changed, of which kind and from where, and nothing of it. */
export const toldPage = (whose: Whose): Page =>
  definePageFor<Data>(whose, {
    path: '/told',
    template: 'account/told.njk',
    document: /* GraphQL */ `
      query ToldOfChanges($patient: NHSNumber!, $first: Int!) {
        ${whose.asks}
        changeWish(patient: $patient) { isOn recordTypes }
        changesTold(patient: $patient, first: $first) { isWhole changes { number recordType at exchange { id name } } }
      }`,
    variables: (asked) => ({ patient: patientOf(asked), first: SHOWN }),
    view: ({ changeWish, changesTold }, asked) => {
      if (changeWish === null || changesTold === null) throw new HouseError('STATE_UNAVAILABLE')
      const { word, moment } = asked.speaker
      return {
        isOn: changeWish.isOn,
        kinds: changeWish.recordTypes.map((type) => word('recordType', type)),
        isWhole: changesTold.isWhole,
        changes: changesTold.changes.map(({ number, recordType, at, exchange }) => ({
          number,
          kind: word('recordType', recordType),
          from: exchange.name ?? exchange.id,
          when: moment(at),
          href: `${baseOf(whose, asked)}/record/${slugOf(recordType)}`,
        })),
        done: DONE.find((one) => one === asked.query['done']) ?? '',
      }
    },
  })

const numbers = z.preprocess(
  (sent) => [sent ?? []].flat(),
  z.array(z.coerce.number().int().positive().max(2_147_483_647)).max(SHOWN),
)
const read = z.object({ number: numbers })

type Seen = { readonly markChangesSeen: number | null }

/** They have seen what stood on the page, and nothing that came since. */
export const toldSeenForm = (whose: Whose, page: Page): Form =>
  defineForm<z.output<typeof read>, Seen>({
    path: `${whose.path}/told`,
    page,
    read,
    mutation: /* GraphQL */ `
      mutation SeenChanges($patient: NHSNumber!, $numbers: [Int!]!) {
        markChangesSeen(patient: $patient, numbers: $numbers)
      }`,
    variables: ({ number }, asked) => ({ patient: patientOf(asked), numbers: number }),
    done: ({ markChangesSeen }, _, asked) => {
      if (markChangesSeen === null) throw new HouseError('INTERNAL')
      return `${baseOf(whose, asked)}/told?done=seen`
    },
  })
