import type { AllergyContent, AllergyReaction } from '../../../schema/model/record.ts'
import { dated } from '../agree.ts'
import { namedAlike, productSaid } from '../named-alike.ts'
import { type Name, wordsAsName } from '../names.ts'
import { dayOf } from '../when.ts'
import { plainWords } from '../words.ts'
import { assertion, isWithdrawn, type Label, sameness, standing } from './sameness.ts'

const inShort = ({ manifestations }: AllergyReaction, label: Label): string =>
  manifestations.map(label).sort().join('+')

const SEVERITIES = ['', 'mild', 'moderate', 'severe']

const worst = (reactions: readonly AllergyReaction[]): string =>
  SEVERITIES[Math.max(0, ...reactions.map(({ severity }) => SEVERITIES.indexOf(severity ?? '')))] ?? ''

/** Only what the source dates as onset: the day on which each exchange wrote it down is its own. */
const onset = ({ date, recordedDate }: AllergyContent): string => (date === recordedDate ? '' : dated(dayOf(date)))

const allergenNamed = (display: string): Name | undefined => {
  const words = plainWords(display)
  return words === '' ? undefined : wordsAsName(words)
}

/** A person has an allergy once, whenever it began: the allergen alone makes it the same, whichever salt of it a source has coded. */
export const allergy = sameness<'ALLERGY'>({
  namedAlike: (named) => namedAlike(named, allergenNamed),
  place: ({ content }) => ({ strict: assertion(content), date: '', first: '', second: '' }),
  says: (content, label) => [
    standing(content.status),
    content.verificationStatus ?? '',
    content.criticality === 'unable-to-assess' ? '' : (content.criticality ?? ''),
    content.kind ?? '',
    content.reactions
      .map((reaction) => inShort(reaction, label))
      .sort()
      .join(';'),
    worst(content.reactions),
    onset(content),
    productSaid(content.concept, label),
  ],
  weight: ({ status, verificationStatus, criticality }) => {
    if (isWithdrawn(status) || verificationStatus === 'refuted' || isWithdrawn(verificationStatus)) return 0
    const isActive = status === null || status === 'active'
    return 1 + Number(isActive) * 2 + Number(criticality === 'high')
  },
})
