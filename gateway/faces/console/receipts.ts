import { z } from 'zod'
import { requiredText } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { receiptPath } from './paths.ts'

/** Where a receipt's id is entered. */
export const receiptsPage = definePage({
  path: '/console/receipts',
  audience: 'ig-manager',
  template: 'console/receipts.njk',
})

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const read = z.object({
  receipt: requiredText(200, 'Enter a receipt id')
    .transform((text) => text.toLowerCase())
    .refine((text) => text.length > 200 || UUID.test(text), {
      message: 'Enter the whole receipt id: 36 letters, numbers and hyphens',
      when: ({ issues }) => issues.length === 0,
    }),
})

/** Leads on to the receipt; whether there is one is told there. */
export const receiptsForm = defineForm<z.output<typeof read>, null>({
  path: '/console/receipts',
  page: receiptsPage,
  read,
  done: (_, { receipt }) => receiptPath(receipt),
})
