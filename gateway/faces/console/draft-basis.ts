import { z } from 'zod'
import { hiddenNumber, withDays } from '../fields.ts'
import { defineSection } from './draft-section.ts'
import { ARTICLE_6_CHOICES, ARTICLE_9_CHOICES, article6Words, article9Words } from './legal-basis.ts'
import { plainField } from './plain-field.ts'
import { dayOrNone } from './terms.ts'

const chosen = (choices: readonly { readonly value: string }[]) =>
  z
    .string()
    .refine((value) => choices.some((choice) => choice.value === value), 'Choose from the list')
    .optional()

/** The grounds in data protection law, and the impact assessment. */
export const basisSection = defineSection({
  name: 'basis',
  read: withDays(
    z.object({
      revision: hiddenNumber,
      article6: chosen(ARTICLE_6_CHOICES),
      article9: chosen(ARTICLE_9_CHOICES),
      dpiaReference: plainField(100, 'one'),
    }),
    { dpiaDate: null },
  ),
  write: ({ article6, article9, dpiaReference, dpiaDate }) => ({
    article6: article6 ?? null,
    article9: article9 ?? null,
    dpiaReference: dpiaReference === '' ? null : dpiaReference,
    dpiaDate,
  }),
  now: ({ article6, article9, dpiaReference, dpiaDate }) => [
    { key: 'Article 6', value: article6 === null ? '' : article6Words(article6) },
    { key: 'Article 9', value: article9 === null ? '' : article9Words(article9) },
    { key: 'Assessment reference', value: dpiaReference ?? '' },
    { key: 'Assessment approved', value: dayOrNone(dpiaDate) },
  ],
  view: () => ({ article6Choices: ARTICLE_6_CHOICES, article9Choices: ARTICLE_9_CHOICES }),
})
