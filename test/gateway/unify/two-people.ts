import type { ReleasedTelling } from '../../../schema/model/record.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'

/**
 * One fact of one of the two people of `cda-vendor-corpus`, as its documents were read by hand: what it is, the codes that products write for it, and the words of those that give
 * none. Salts and brands of one substance are one fact of the person, whatever code each product chose; another strength is another fact.
 */
export type True = {
  readonly fact: string
  readonly type: RecordType
  readonly codes: readonly string[]
  readonly words?: string
  /** It says that there is none of a kind. */
  readonly says?: 'NONE'
}

const ALICE: readonly True[] = [
  { fact: 'allergic to benzylpenicillin', type: 'ALLERGY', codes: ['7980', '7982', '731572'] },
  { fact: 'allergic to ampicillin', type: 'ALLERGY', codes: ['733', '81953'] },
  { fact: 'allergic to ampicillin with sulbactam', type: 'ALLERGY', codes: ['1009148'] },
  { fact: 'allergic to bee pollen', type: 'ALLERGY', codes: ['253157'] },
  { fact: 'allergic to clindamycin (refuted)', type: 'ALLERGY', codes: ['81982'] },
  { fact: 'hypertension', type: 'CONDITION', codes: ['59621000'] },
  { fact: 'hypothyroidism', type: 'CONDITION', codes: ['83986005'] },
  { fact: 'kidney transplant being rejected', type: 'CONDITION', codes: ['236578006'] },
  { fact: 'fever', type: 'CONDITION', codes: ['386661006'] },
  { fact: 'overweight, until 2007', type: 'CONDITION', codes: ['238131007'] },
  { fact: 'loss of memory', type: 'CONDITION', codes: ['48167000'] },
  { fact: 'long-term illness', type: 'CONDITION', codes: ['27624003'] },
  { fact: 'chronic sickness', type: 'CONDITION', codes: ['75809006'] },
  { fact: 'walks with a stick', type: 'CONDITION', codes: ['105504002'] },
  { fact: 'smoked heavily', type: 'CONDITION', codes: ['428071000124103'] },
  { fact: 'weight to be watched', type: 'CONDITION', codes: [], words: 'Watch Weight of patient' },
  { fact: 'diabetes (refuted)', type: 'CONDITION', codes: ['44054006'] },
  { fact: 'ceftriaxone 100 mg/ml', type: 'MEDICATION', codes: ['309090'] },
  { fact: 'ceftriaxone 1 g', type: 'MEDICATION', codes: ['1665023'] },
  { fact: 'paracetamol 500 mg', type: 'MEDICATION', codes: ['209459', '198440'] },
  { fact: 'darbepoetin 0.5 mg/ml', type: 'MEDICATION', codes: ['731241', '731184', '576586'] },
  { fact: 'darbepoetin 0.2 mg/ml', type: 'MEDICATION', codes: ['730044', '730046'] },
  { fact: 'darbepoetin 0.025 mg/ml', type: 'MEDICATION', codes: ['349273'] },
  { fact: 'clindamycin 300 mg', type: 'MEDICATION', codes: ['284215', '629322', '748748'] },
  { fact: 'levothyroxine 25 micrograms', type: 'MEDICATION', codes: ['966220'] },
  { fact: 'liothyronine 50 micrograms', type: 'MEDICATION', codes: ['903703'] },
  { fact: 'tetanus and diphtheria, 2012', type: 'IMMUNISATION', codes: ['106', '138', '20'] },
  { fact: 'influenza, 2014', type: 'IMMUNISATION', codes: ['88', '141'] },
  { fact: 'influenza within the skin, refused in 2015', type: 'IMMUNISATION', codes: ['166'] },
]

const JEREMY: readonly True[] = [
  { fact: 'no allergy known', type: 'ALLERGY', codes: ['716186003', '160244002'], says: 'NONE' },
  { fact: 'no drug allergy known', type: 'ALLERGY', codes: ['409137002'], says: 'NONE' },
  { fact: 'allergic to aspirin', type: 'ALLERGY', codes: ['1191'] },
  { fact: 'no problem known', type: 'CONDITION', codes: ['160245001'], says: 'NONE' },
  { fact: 'healthy', type: 'CONDITION', codes: ['102513008'] },
  { fact: 'counselling about contraception', type: 'CONDITION', codes: ['305058001'] },
  { fact: 'yearly health check', type: 'CONDITION', codes: ['310366008', '699134002'] },
  { fact: 'a problem that is not listed', type: 'CONDITION', codes: ['5725005'], words: 'Unlisted problem' },
  { fact: 'no medicine known', type: 'MEDICATION', codes: ['787481004'], says: 'NONE' },
  { fact: 'ranitidine 300 mg', type: 'MEDICATION', codes: ['198193'] },
]

/** The hand-checked list of each person: allergies, problems, medicines and immunisations, whichever product tells of them. */
export const TWO_PEOPLE = { newman: ALICE, bates: JEREMY } as const

type Told = Pick<ReleasedTelling, 'type' | 'content'>

const saysOf = ({ content }: Told): True['says'] => ('noneKnown' in content && content.noneKnown ? 'NONE' : undefined)

/** The facts of the list that a telling may be one of: exactly one, if the list is whole and says no thing twice. */
export const factsOf = (list: readonly True[], telling: Told): readonly string[] => {
  const { concept } = telling.content
  const codes = concept.codings.map(({ code }) => code)
  return list
    .filter(({ type, says }) => type === telling.type && says === saysOf(telling))
    .filter(
      ({ codes: known, words }) =>
        known.some((code) => codes.includes(code)) || (codes.length === 0 && concept.text === words),
    )
    .map(({ fact }) => fact)
}
