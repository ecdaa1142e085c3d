import type {
  QueryResolvers,
  TraceCandidateResolvers,
  TraceInput,
  TraceResultResolvers,
} from '../../../schema/generated/directory.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { TRACE_FAULTS, TRACE_OUTCOMES, type TraceCriteria } from '../../../schema/model/trace.ts'
import type { HouseContext } from '../house-context.ts'

const MOST_GIVEN = 5
const LONGEST = 100

const said = (text: string | null | undefined): string | undefined => {
  if (text === undefined || text === null) return undefined
  if (text.length > LONGEST) throw new HouseError('INPUT_INVALID')
  const trimmed = text.trim()
  return trimmed === '' ? undefined : trimmed
}

const bornOf = ({ birthDate, bornFrom, bornTo }: TraceInput): TraceCriteria['born'] => {
  const [on, from, to] = [said(birthDate), said(bornFrom), said(bornTo)]
  if (on !== undefined) {
    if (from !== undefined || to !== undefined) throw new HouseError('INPUT_INVALID')
    return { from: on, to: on }
  }
  if (from === undefined && to === undefined) return undefined
  return { from: from ?? '', to: to ?? '' }
}

const criteriaOf = (input: TraceInput): TraceCriteria => {
  const given = (input.given ?? []).flatMap((name) => said(name) ?? [])
  if (given.length > MOST_GIVEN) throw new HouseError('INPUT_INVALID')
  return {
    match: input.match ?? 'STANDARD',
    family: said(input.family),
    given,
    born: bornOf(input),
    gender: input.gender ?? undefined,
    postcode: said(input.postcode),
  }
}

/** Finding somebody by who they are (`gateway/tracing`). */
export const tracingQueries = {
  tracePatient: (_, { for: input, access: { purpose, careContext } }, { tracing }) =>
    tracing.trace(criteriaOf(input), { purpose, careContext: careContext ?? undefined }),
  checkNhsNumber: (_, { nhsNumber, family, birthDate, access: { purpose, careContext } }, { tracing }) =>
    tracing.check(
      { nhsNumber, family: said(family) ?? '', birthDate: said(birthDate) ?? '' },
      { purpose, careContext: careContext ?? undefined },
    ),
} satisfies QueryResolvers<HouseContext>

/** What came of it, in sentences. */
export const traceResultFields = {
  sentence: ({ outcome }) => TRACE_OUTCOMES[outcome],
  faults: ({ faults }) => faults.map((code) => ({ code, sentence: TRACE_FAULTS[code] })),
} satisfies TraceResultResolvers<HouseContext>

/** One of those who were found. */
export const traceCandidateFields = {
  generalPractice: ({ generalPractice }, _, { registry }) =>
    generalPractice === null ? null : (registry.organisation(generalPractice) ?? null),
} satisfies TraceCandidateResolvers<HouseContext>
