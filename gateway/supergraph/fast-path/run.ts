import { type GraphQLError, getArgumentValues } from 'graphql'
import type { View } from '../../disclosure/view.ts'
import { UNWRITTEN, type Writing } from '../../disclosure/writing.ts'
import type { HouseContext } from '../../subgraphs/house-context.ts'
import {
  accessRequest,
  type PatientArguments,
  type SummaryArguments,
  summaryRequest,
} from '../../subgraphs/records/ask.ts'
import { clientError, codeOf } from '../client-error.ts'
import type { DataSources } from '../data-sources.ts'
import type { Run } from './compile.ts'
import type { CommonOperation, Root } from './operation.ts'
import type { PatientFetch } from './plan-shape.ts'

type Variables = Readonly<Record<string, unknown>>

/** The answer of one run, and what went wrong beside it. */
export type FastResult = { readonly data: Record<string, unknown>; readonly errors?: readonly GraphQLError[] }

type Disclosed = {
  readonly root: Exclude<Root, { kind: 'typename' }>
  readonly view: View | undefined
  readonly error: GraphQLError | undefined
}

/** How the records of this patient are written: what is added to a patient is none of theirs. */
const writingOf = ({ kind, records }: Disclosed['root'], variables: Variables, context: HouseContext): Writing => {
  // Which records stand in a summary is seen from what they say.
  if (kind === 'emergencySummary') return UNWRITTEN
  const run: Run = { context, variables, added: {} }
  return new Map([...records].map(([type, pick]) => [type, (record) => pick(record, run)]))
}

const disclosed = async (
  root: Disclosed['root'],
  operation: CommonOperation,
  variables: Variables,
  context: HouseContext,
): Promise<Disclosed> => {
  try {
    const around = { fragments: operation.fragments, variables }
    const args = getArgumentValues(root.field, root.nodes[0], variables)
    const request =
      root.kind === 'patient'
        ? accessRequest(args as PatientArguments, root.nodes, root.type, around)
        : summaryRequest(args as SummaryArguments, root.nodes, around, context.dispatchBy)
    return { root, view: await context.disclose(request, writingOf(root, variables, context)), error: undefined }
  } catch (error) {
    return { root, view: undefined, error: clientError(codeOf(error), [root.name]) }
  }
}

type Added = { readonly data: Readonly<Record<string, unknown>>; readonly errors: readonly GraphQLError[] }

/** What one other subgraph says of one patient. Its trouble is its own: the fields it would have added are null. */
const added = async (
  fetch: PatientFetch,
  view: View,
  sources: DataSources,
  raw: Variables,
  context: HouseContext,
): Promise<Added> => {
  const used = Object.fromEntries(
    fetch.variables.flatMap((name) => (raw[name] === undefined ? [] : [[name, raw[name]]])),
  )
  const representations = [{ __typename: 'Patient', nhsNumber: view.patient }]
  const { data, errors } = await sources[fetch.subgraph].run(fetch.document, { ...used, representations }, context)
  const [entity] = (data?.['_entities'] ?? []) as readonly (Added['data'] | null)[]
  return {
    data: entity ?? {},
    // The path begins `_entities`, 0.
    errors: (errors ?? []).map((error) => clientError(codeOf(error), [fetch.at, ...(error.path ?? []).slice(2)])),
  }
}

/**
 * Runs an operation of the common shape: every `patient` and `emergencySummary` field is one disclosure, asked at once; then what other subgraphs add; then the
 * answer is picked in one walk. Throws `DoesNotFit` where the plain path must answer instead.
 */
export const run = async (
  operation: CommonOperation,
  sources: DataSources,
  variables: Variables,
  raw: Variables,
  context: HouseContext,
): Promise<FastResult> => {
  const roots = operation.rootsFor(variables)
  const patients = roots.filter((root) => root.kind !== 'typename')
  const views = await Promise.all(patients.map((root) => disclosed(root, operation, variables, context)))
  const errors = views.flatMap(({ error }) => (error === undefined ? [] : [error]))
  const additions = new Map<string, Record<string, unknown>>()
  const fetches = operation.plan.additions.filter(({ when }) =>
    when.every(({ variable, is }) => variables[variable] === is),
  )
  await Promise.all(
    fetches.map(async (fetch) => {
      const view = views.find(({ root }) => root.name === fetch.at)?.view
      if (view === undefined) return
      const addition = await added(fetch, view, sources, raw, context)
      additions.set(fetch.at, { ...additions.get(fetch.at), ...addition.data })
      errors.push(...addition.errors)
    }),
  )
  const data: Record<string, unknown> = {}
  for (const root of roots) {
    const view = views.find((one) => one.root === root)?.view
    if (root.kind === 'typename') data[root.name] = 'Query'
    else
      data[root.name] =
        view === undefined ? null : root.pick(view, { context, variables, added: additions.get(root.name) ?? {} })
  }
  return errors.length === 0 ? { data } : { data, errors }
}
