import { z } from 'zod'
import { hiddenNumber } from '../fields.ts'
import { defineSection } from './draft-section.ts'
import { plainField } from './plain-field.ts'

/** What the agreement is called, and what it is for. */
export const titleSection = defineSection({
  name: 'title',
  read: z.object({
    revision: hiddenNumber,
    title: plainField(200, 'one', 'Enter a title'),
    publicPurpose: plainField(4_000, 'many'),
  }),
  write: ({ title, publicPurpose }) => ({ title, publicPurpose }),
  now: ({ title, publicPurpose }) => [
    { key: 'Title', value: title },
    { key: 'What it is for', value: publicPurpose },
  ],
})
