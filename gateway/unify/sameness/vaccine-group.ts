import type { CodedConcept } from '../../../schema/model/coded-concept.ts'

const CVX = 'http://hl7.org/fhir/sid/cvx'

/**
 * The codes of CVX that are of one vaccine group alone, under the code of that group's "unspecified formulation" (CDC, *CVX to vaccine groups*). Combined vaccines are of several
 * groups and stand in none here; codes that are not listed are a group of their own.
 */
const GROUPS: readonly (readonly [unspecified: string, products: readonly string[]])[] = [
  ['17', ['46', '47', '48', '49']],
  ['45', ['08', '8', '42', '43', '44', '189', '220']],
  ['85', ['31', '52', '83', '84']],
  [
    '88',
    [
      ...['15', '16', '111', '135', '140', '141', '144', '149', '150', '151', '153', '155', '158', '161', '166', '168'],
      ...['171', '185', '186', '197', '200', '201', '202', '205'],
    ],
  ],
  ['89', ['02', '2', '10']],
  ['90', ['18', '40', '175', '176']],
  ['91', ['25', '41', '53', '101']],
  ['107', ['20', '106']],
  ['122', ['74', '116', '119']],
  ['129', ['39', '134']],
  ['137', ['62', '118', '165']],
  ['139', ['09', '9', '113', '138', '196']],
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

/** A vaccine as far as everybody can tell it: the codes of products of one group become the group's. What else it is coded by stays. */
export const vaccineOf = (concept: CodedConcept): CodedConcept => {
  const isGrouped = concept.codings.some(({ system, code }) => system === CVX && code !== null && GROUP_OF.has(code))
  if (!isGrouped) return concept
  return {
    ...concept,
    codings: concept.codings.map((coding) =>
      coding.system === CVX && coding.code !== null
        ? { ...coding, code: GROUP_OF.get(coding.code) ?? coding.code }
        : coding,
    ),
  }
}

const cvxOf = ({ codings }: CodedConcept): string[] =>
  codings.flatMap(({ system, code }) => (system === CVX && code !== null ? [code] : []))

/** By which codes of CVX it is told; `''` for none. */
export const productOf = (concept: CodedConcept): string => cvxOf(concept).sort().join('+')

/** Which product of its group it is said to be; `''` where only the group is told. */
export const productSaid = (concept: CodedConcept): string =>
  cvxOf(concept)
    .filter((code) => !UNSPECIFIED.has(code))
    .sort()
    .join('+')
