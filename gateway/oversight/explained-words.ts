import type { Agreement, AgreementClause, AgreementTerms } from '../../schema/model/agreement.ts'
import type { ExplainedGround, ExplainedOutcome } from '../../schema/model/explained-receipt.ts'

/** Whether records could be released on this ground. What else may narrow it is not told. */
export const permitsOn: Readonly<Record<ExplainedGround, boolean>> = {
  AGREEMENT: true,
  OWN_CONTROLLER: true,
  OWN_RECORD: true,
  NO_AGREEMENT: false,
  OTHER_CONDITION: false,
  PAUSED: false,
  RULE_FAILED: false,
}

const SENTENCES: Readonly<Record<Exclude<ExplainedGround, 'AGREEMENT'>, string>> = {
  OWN_CONTROLLER: 'The organisation that asked holds these records itself.',
  OWN_RECORD: 'A person asked for their own record, or with a recorded right to act for them.',
  NO_AGREEMENT: 'No data sharing agreement in force between the two organisations covers this.',
  OTHER_CONDITION: 'Sharing was not held up by an agreement. Another condition was not met.',
  PAUSED: 'Sharing from here was paused at the time.',
  RULE_FAILED: 'This could not be decided, so it was refused.',
}

const isOfDraft = ({ agreement, version }: AgreementClause, draft: Agreement | undefined): boolean =>
  draft !== undefined && draft.id === agreement && version === Math.max(...draft.versions.map((each) => each.version))

/** An outcome in a sentence. The same for everything that an agreement covers, whatever else was decided. */
export const sentenceFor = ({ ground, clause }: ExplainedOutcome, draft: Agreement | undefined): string => {
  if (ground !== 'AGREEMENT' || clause === undefined) return ground === 'AGREEMENT' ? '' : SENTENCES[ground]
  return isOfDraft(clause, draft)
    ? 'The draft would cover this.'
    : `Agreement ${clause.agreement}, version ${clause.version}, covers this.`
}

const typeWords = (type: string): string => type.toLowerCase().replaceAll('_', ' ')

/** A clause in words: the record type and the sensitive classes it includes. */
export const clauseWords = (
  clause: AgreementClause | undefined,
  terms: AgreementTerms | undefined,
): string | undefined => {
  if (clause === undefined) return undefined
  const type = typeWords(clause.recordType)
  const classes = terms?.recordTypes[clause.recordType] ?? []
  if (classes === 'all') return `${type}, with every sensitive class`
  return classes.length === 0 ? `${type}, without sensitive classes` : `${type}, with ${classes.join(', ')}`
}
