import type { Completeness } from '../../../schema/model/completeness.ts'

const answered = ({ answered: n, canHold: m }: Completeness): string =>
  n === m ? `all ${m} exchanges that can hold this answered` : `${n} of ${m} exchanges answered`

const mayBeMore = (completeness: Completeness): string =>
  completeness.complete
    ? `${answered(completeness)}.`
    : completeness.answered === completeness.canHold
      ? `${answered(completeness)}, but not everything may be shared.`
      : `${answered(completeness)}, so there may be more.`

/** What a list says of itself, in a sentence that cannot be misread as "none" (POLICY §6). */
export const completenessSentence = (completeness: Completeness): string => {
  switch (completeness.state) {
    case 'PRESENT':
      return `Records are listed: ${mayBeMore(completeness)}`
    case 'CONTRADICTORY':
      return `Contradictory: one source says that none is known, another lists some; ${mayBeMore(completeness)}`
    case 'NONE_KNOWN':
      return `None known: ${answered(completeness)}.`
    case 'NONE_AMONG_WHAT_MAY_BE_SHARED':
      return `None among what may be shared: ${answered(completeness)}, but not everything may be shared.`
    case 'NOT_KNOWN':
      return completeness.canHold === 0
        ? 'Not known: no exchange can hold this.'
        : `Not known: ${answered(completeness)}.`
  }
}
