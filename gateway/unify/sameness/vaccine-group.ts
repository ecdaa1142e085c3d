import type { CodedConcept, Coding } from '../../../schema/model/coded-concept.ts'

const CVX = 'http://hl7.org/fhir/sid/cvx'

/**
 * The codes of CVX that are of one vaccine group alone, under the code of that group's "unspecified formulation" (CDC, *CVX to vaccine groups*). Combined vaccines are of several
 * groups and stand in none here; codes that are not listed are a group of their own.
 */
const GROUPS: readonly (readonly [unspecified: string, products: readonly string[]])[] = [
  ['17', ['46', '47', '48', '49']],
  ['45', ['08', '42', '43', '44', '189', '220']],
  ['85', ['31', '52', '83', '84']],
  [
    '88',
    [
      ...['15', '16', '111', '135', '140', '141', '144', '149', '150', '151', '153', '155', '158', '161', '166', '168'],
      ...['171', '185', '186', '197', '200', '201', '202', '205'],
    ],
  ],
  ['89', ['02', '10']],
  ['90', ['18', '40', '175', '176']],
  ['91', ['25', '41', '53', '101']],
  ['107', ['20', '106']],
  ['122', ['74', '116', '119']],
  ['129', ['39', '134']],
  ['137', ['62', '118', '165']],
  ['139', ['09', '113', '138', '196']],
  ['147', ['114', '136', '203']],
  ['152', ['100', '133', '177', '215', '216']],
  ['164', ['162', '163']],
  ['184', ['37', '183']],
  ['188', ['121', '187']],
]

const GROUP_OF: ReadonlyMap<string, string> = new Map(
  GROUPS.flatMap(([unspecified, products]) => products.map((product) => [product, unspecified] as const)),
)
const UNSPECIFIED: ReadonlySet<string> = new Set(GROUPS.map(([unspecified]) => unspecified))

/** CVX writes its first nine codes with a nought before them, and sources leave it out. */
const spelled = (code: string): string => (/^\d$/.test(code) ? `0${code}` : code)

/** A code as far as everybody can tell it: the product's becomes its group's. */
const groupOf = (code: string): string => GROUP_OF.get(spelled(code)) ?? spelled(code)

/** A vaccine as far as everybody can tell it: the codes of products of one group become the group's, and a code has one spelling. What else it is coded by stays. */
export const vaccineOf = (concept: CodedConcept): CodedConcept => {
  const isToldOtherwise = ({ system, code }: Coding): boolean =>
    system === CVX && code !== null && groupOf(code) !== code
  if (!concept.codings.some(isToldOtherwise)) return concept
  return {
    ...concept,
    codings: concept.codings.map((coding) =>
      coding.system === CVX && coding.code !== null ? { ...coding, code: groupOf(coding.code) } : coding,
    ),
  }
}

/** Each once, in one spelling. */
const cvxOf = ({ codings }: CodedConcept): readonly string[] => [
  ...new Set(codings.flatMap(({ system, code }) => (system === CVX && code !== null ? [spelled(code)] : []))),
]

/** By which codes of CVX it is told; `''` for none. */
export const productOf = (concept: CodedConcept): string => cvxOf(concept).toSorted().join('+')

/** Which product of its group it is said to be; `''` where only the group is told. */
export const productSaid = (concept: CodedConcept): string =>
  cvxOf(concept)
    .filter((code) => !UNSPECIFIED.has(code))
    .sort()
    .join('+')
