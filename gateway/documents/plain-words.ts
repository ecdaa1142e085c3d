import type { Action } from '../../schema/model/action.ts'
import type { IncludedClasses } from '../../schema/model/sensitivity-class.ts'
import { wordsFor } from '../faces/render/words.ts'

/** What may be done with records. */
export const actionWords = (actions: readonly Action[]): string => {
  if (!actions.includes('edit')) return 'View records'
  return actions.includes('view') ? 'View and change records' : 'Change records'
}

/** Which sensitive records of a type are included. */
export const includedWords = (classes: IncludedClasses): string => {
  if (classes === 'all') return 'All sensitive records included'
  if (classes.length === 0) return 'No sensitive records'
  return `Sensitive records included: ${classes.map((one) => wordsFor(one, 'sensitivityClass')).join(', ')}`
}

const GROUNDS: Readonly<Record<string, string>> = {
  '6(1)(a)': 'the person has given consent',
  '6(1)(b)': 'a contract with the person',
  '6(1)(c)': 'a legal duty',
  '6(1)(d)': 'protecting somebody’s life',
  '6(1)(e)': 'a task in the public interest, or given by law',
  '6(1)(f)': 'legitimate interests',
  '9(2)(a)': 'the person has given explicit consent',
  '9(2)(b)': 'employment, social security and social protection law',
  '9(2)(c)': 'protecting somebody’s life when they cannot consent',
  '9(2)(f)': 'legal claims',
  '9(2)(g)': 'substantial public interest',
  '9(2)(h)': 'providing or managing health or social care',
  '9(2)(i)': 'public health',
  '9(2)(j)': 'research, archiving and statistics in the public interest',
}

/** A ground of the UK GDPR with what it means: `Article 6(1)(e): a task in the public interest, or given by law`. */
export const groundWords = (article: string): string => {
  const meaning = Object.hasOwn(GROUNDS, article) ? GROUNDS[article] : undefined
  return meaning === undefined ? article : `Article ${article}: ${meaning}`
}

/** What a party does. */
export const partWords = ({
  provides,
  receives,
}: {
  readonly provides: boolean
  readonly receives: boolean
}): string => {
  if (provides && receives) return 'Shares and sees records'
  if (provides) return 'Shares records'
  return receives ? 'Sees records' : 'Takes no part'
}
