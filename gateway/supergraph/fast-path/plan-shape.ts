import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner'
import { type DocumentNode, parse } from 'graphql'

/** A condition on a plan node: the variable must have this value. */
export type Condition = { readonly variable: string; readonly is: boolean }

/** What another subgraph adds to one patient of the answer. */
export type PatientFetch = {
  readonly subgraph: 'consent' | 'audit'
  /** The response name of the `patient` field. */
  readonly at: string
  readonly document: DocumentNode
  readonly variables: readonly string[]
  readonly when: readonly Condition[]
}

/** The common shape: patients from records, and what consent and audit add to each of them. */
export type CommonPlan = { readonly additions: readonly PatientFetch[] }

const isRewritten = (fetch: FetchNode): boolean =>
  [fetch.inputRewrites, fetch.outputRewrites, fetch.contextRewrites].some(
    (rewrites) => rewrites !== undefined && rewrites.length > 0,
  )

/** The fetch must need nothing of the patient but the key. */
const needsKeyOnly = ({ requires }: FetchNode): boolean => {
  const [patient, ...others] = requires ?? []
  if (patient?.kind !== 'InlineFragment' || patient.typeCondition !== 'Patient' || others.length > 0) return false
  return patient.selections.every(
    (selection) =>
      selection.kind === 'Field' &&
      selection.alias === undefined &&
      (selection.name === '__typename' || selection.name === 'nhsNumber'),
  )
}

const addition = (fetch: FetchNode, at: string, when: readonly Condition[]): PatientFetch | undefined => {
  if ((fetch.serviceName !== 'consent' && fetch.serviceName !== 'audit') || isRewritten(fetch) || !needsKeyOnly(fetch))
    return undefined
  const document = fetch.operationDocumentNode ?? parse(fetch.operation)
  return { subgraph: fetch.serviceName, at, document, variables: fetch.variableUsages ?? [], when }
}

/** Every fetch beside the records fetch, or undefined when one of them is of another shape. */
const additionsOf = (node: PlanNode, when: readonly Condition[]): readonly PatientFetch[] | undefined => {
  switch (node.kind) {
    case 'Parallel':
    case 'Sequence': {
      const parts = node.nodes.map((part) => additionsOf(part, when))
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined
    }
    case 'Condition': {
      const yes =
        node.ifClause === undefined ? [] : additionsOf(node.ifClause, [...when, { variable: node.condition, is: true }])
      const no =
        node.elseClause === undefined
          ? []
          : additionsOf(node.elseClause, [...when, { variable: node.condition, is: false }])
      return yes === undefined || no === undefined ? undefined : [...yes, ...no]
    }
    case 'Flatten': {
      const [at, ...deeper] = node.path
      if (typeof at !== 'string' || deeper.length > 0 || node.node.kind !== 'Fetch') return undefined
      const found = addition(node.node, at, when)
      return found === undefined ? undefined : [found]
    }
    default:
      return undefined
  }
}

const isRecordsFetch = (node: PlanNode | undefined): boolean =>
  node?.kind === 'Fetch' &&
  node.serviceName === 'records' &&
  node.requires === undefined &&
  node.operationKind === 'query' &&
  !isRewritten(node)

/** Recognises the common shape; undefined for every other plan, which is Apollo Gateway's to execute. */
export const commonPlan = ({ node }: QueryPlan): CommonPlan | undefined => {
  if (node === undefined || node.kind === 'Subscription') return undefined
  if (isRecordsFetch(node)) return { additions: [] }
  if (node.kind !== 'Sequence' || !isRecordsFetch(node.nodes[0])) return undefined
  const additions = additionsOf({ kind: 'Sequence', nodes: node.nodes.slice(1) }, [])
  return additions === undefined ? undefined : { additions }
}
