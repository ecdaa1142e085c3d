import { z } from 'zod'
import { type OdsCode, parseOdsCode } from '../../../schema/model/ods-code.ts'
import { PURPOSES_OF_USE } from '../../../schema/model/purpose-of-use.ts'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { ticked } from '../fields.ts'
import { defineForm } from '../form.ts'
import { coveragePage } from './coverage.ts'
import { draftPath } from './paths.ts'

const AGAIN = 'Choose a pair of organisations from the list'

const code = z.string(AGAIN).transform((text, context): OdsCode => {
  const parsed = parseOdsCode(text)
  if (parsed !== undefined) return parsed
  context.addIssue({ code: 'custom', message: AGAIN })
  return z.NEVER
})

const read = z.object({
  recipient: code,
  provider: code,
  purpose: z.enum(PURPOSES_OF_USE, AGAIN),
  recordTypes: ticked(RECORD_TYPES),
})

type Begun = { readonly draftAgreement: { readonly id: string } | null }

/** Starts a draft that would cover what was refused: these two parties, this purpose, these record types. The rest is written in the editor. */
export const coverageDraftForm = defineForm<z.output<typeof read>, Begun>({
  path: '/console/coverage/draft',
  page: coveragePage,
  read,
  mutation: /* GraphQL */ `mutation BeginFor($terms: DraftTermsInput) { draftAgreement(terms: $terms) { id } }`,
  variables: ({ recipient, provider, purpose, recordTypes }) => ({
    terms: {
      actions: ['view'],
      purposes: [purpose],
      recordTypes: recordTypes.map((recordType) => ({ recordType })),
      parties: [
        { organisation: provider, provides: true, receives: false },
        { organisation: recipient, provides: false, receives: true },
      ],
    },
  }),
  done: ({ draftAgreement }) =>
    draftAgreement === null ? '/console/drafts' : draftPath(draftAgreement.id, '?done=started'),
})
