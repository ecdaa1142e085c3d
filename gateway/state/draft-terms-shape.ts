import { z } from 'zod'
import { ACTIONS } from '../../schema/model/action.ts'
import { type DraftTerms, EMPTY_TERMS } from '../../schema/model/agreement-draft.ts'
import { PURPOSES_OF_USE } from '../../schema/model/purpose-of-use.ts'
import { odsCode, recordType } from './shapes.ts'

const text = z
  .string()
  .nullish()
  .transform((given) => given ?? undefined)
const roles = { provides: z.boolean(), receives: z.boolean() }

/** What a draft or a template says, as it is stored. A limit that this code does not know must not be read as no limit. */
export const draftTerms: z.ZodType<DraftTerms> = z
  .object({
    title: z.string(),
    actions: z.array(z.enum(ACTIONS)),
    purposes: z.array(z.enum(PURPOSES_OF_USE)),
    recordTypes: z.partialRecord(recordType, z.union([z.literal('all'), z.array(z.string())])),
    firstDay: text,
    lastDay: text,
    article6: text,
    article9: text,
    reviewDate: text,
    dpiaReference: text,
    dpiaDate: text,
    publicPurpose: z.string(),
    parties: z.array(z.object({ organisation: odsCode, ...roles }).strict()),
    groups: z.array(z.object({ group: z.string(), ...roles }).strict()),
  })
  .strict()
  .transform((read): DraftTerms => ({ ...EMPTY_TERMS, ...read }))
