import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import { RECORD_TYPES, type RecordType } from '../../../schema/model/record-type.ts'
import { oneOf, ticked } from '../fields.ts'
import { defineForm, type Form } from '../form.ts'
import type { Page } from '../page.ts'
import { KINDS_IN_ORDER } from './record-kinds.ts'
import { baseOf, definePageFor, patientOf, type Whose } from './whose.ts'

type Data = {
  readonly changeWish: {
    readonly isOn: boolean
    readonly recordTypes: readonly RecordType[]
    readonly outward: boolean
    readonly writesMessages: boolean
  } | null
}

/** Whether somebody wants to be told that their record changed, of what, and whether by a message too. Off until they say so. */
export const toldChoosePage = (whose: Whose): Page =>
  definePageFor<Data>(whose, {
    path: '/told/choose',
    template: 'account/told-choose.njk',
    document: /* GraphQL */ `
      query WishToBeTold($patient: NHSNumber!) {
        ${whose.asks}
        changeWish(patient: $patient) { isOn recordTypes outward writesMessages }
      }`,
    variables: (asked) => ({ patient: patientOf(asked) }),
    view: ({ changeWish }) => {
      if (changeWish === null) throw new HouseError('STATE_UNAVAILABLE')
      const { isOn, recordTypes, outward, writesMessages } = changeWish
      return {
        types: KINDS_IN_ORDER,
        kept: { want: isOn ? 'yes' : '', kinds: recordTypes, message: outward ? ['yes'] : [] },
        writesMessages,
      }
    },
  })

const read = z
  .object({
    want: oneOf(['yes', 'no'], 'error.chooseLift'),
    kinds: ticked(RECORD_TYPES, 'error.chooseKind'),
    message: ticked(['yes'], 'error.chooseLift'),
  })
  .superRefine(({ want, kinds }, context) => {
    if (want === 'yes' && kinds.length === 0)
      context.addIssue({ code: 'custom', message: 'error.chooseKind', path: ['kinds'] })
  })

type Kept = { readonly setChangeWish: { readonly isOn: boolean } | null }

export const toldChooseForm = (whose: Whose, page: Page): Form =>
  defineForm<z.output<typeof read>, Kept>({
    path: `${whose.path}/told/choose`,
    page,
    read,
    mutation: /* GraphQL */ `
      mutation WishToBeTold($patient: NHSNumber!, $recordTypes: [RecordType!]!, $outward: Boolean!) {
        setChangeWish(patient: $patient, recordTypes: $recordTypes, outward: $outward) { isOn }
      }`,
    variables: ({ want, kinds, message }, asked) => ({
      patient: patientOf(asked),
      recordTypes: want === 'yes' ? kinds : [],
      outward: want === 'yes' && message.length > 0,
    }),
    done: ({ setChangeWish }, _, asked) => {
      if (setChangeWish === null) throw new HouseError('INTERNAL')
      return `${baseOf(whose, asked)}/told?done=${setChangeWish.isOn ? 'on' : 'off'}`
    },
  })
