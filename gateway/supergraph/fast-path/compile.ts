import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { HouseContext } from '../../subgraphs/house-context.ts'
import type { Surroundings } from '../../subgraphs/records/look-ahead.ts'
import { readers } from '../../subgraphs/records/readers.ts'
import { CannotWrite } from './cannot-write.ts'
import { collectFields } from './collect-fields.ts'
import { leafWriter, quote } from './write-leaf.ts'

/** What a run of a compiled selection is given beside the value: the requester's context, and what other subgraphs add to the patient. */
export type Run = {
  readonly context: HouseContext
  readonly variables: Readonly<Record<string, unknown>>
  readonly added: Readonly<Record<string, unknown>>
}

/** Writes a value as JSON text, straight from the objects of the view. */
export type Writer = (value: unknown, run: Run) => string

type Reader = (parent: unknown, args: unknown, context: HouseContext) => unknown

/** The schema's names, and whose object is read: records' own, through its readers, or the plain data another subgraph answered. */
type Compiling = { readonly schema: GraphQLSchema; readonly around: Surroundings; readonly plainData: boolean }

const readersOf: Readonly<Record<string, Readonly<Record<string, Reader>>>> = readers as never

const property = (value: unknown, name: string): unknown => (value as Readonly<Record<string, unknown>>)[name]

const listWriter = (item: Writer): Writer => {
  return (value, run) => {
    if (!Array.isArray(value)) throw new CannotWrite()
    if (value.length === 0) return '[]'
    let text = `[${item(value[0], run)}`
    for (let i = 1; i < value.length; i++) text += `,${item(value[i], run)}`
    return `${text}]`
  }
}

/** The writer of a value of any type of the schema, null included where the type allows it. */
const valueWriter = (type: GraphQLOutputType, nodes: readonly FieldNode[], compiling: Compiling): Writer => {
  const nullable = !isNonNullType(type)
  const inner = isNonNullType(type) ? type.ofType : type
  const write = innerWriter(inner, nodes, compiling)
  if (nullable) return (value, run) => (value === null || value === undefined ? 'null' : write(value, run))
  return (value, run) => {
    if (value === null || value === undefined) throw new CannotWrite()
    return write(value, run)
  }
}

const innerWriter = (type: GraphQLOutputType, nodes: readonly FieldNode[], compiling: Compiling): Writer => {
  if (isListType(type)) return listWriter(valueWriter(type.ofType, nodes, compiling))
  if (isObjectType(type)) return objectWriter(type, nodes, compiling)
  // What another subgraph answered was serialised there.
  if (isLeafType(type)) return compiling.plainData ? (value) => JSON.stringify(value) : leafWriter(type)
  throw new CannotWrite()
}

const argumentsOf = (field: GraphQLField<unknown, unknown>, node: FieldNode): ((run: Run) => unknown) =>
  field.args.length === 0 ? () => undefined : (run) => getArgumentValues(field, node, run.variables)

/** How one field's value is had from its parent. */
const readerOf = (
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  name: string,
  { plainData }: Compiling,
): Writer | ((value: unknown, run: Run) => unknown) => {
  if (plainData) return (parent) => property(parent, name)
  const read = readersOf[type.name]?.[field.name]
  if (read === undefined) return (parent) => property(parent, field.name)
  const args = argumentsOf(field, node)
  return (parent, run) => read(parent, args(run), run.context)
}

const fieldWriter = (
  type: GraphQLObjectType,
  name: string,
  nodes: readonly FieldNode[],
  compiling: Compiling,
): Writer => {
  const [node] = nodes
  if (node === undefined) throw new CannotWrite()
  if (node.name.value === '__typename') {
    const text = quote(type.name)
    return () => text
  }
  const field = type.getFields()[node.name.value]
  if (field === undefined) throw new CannotWrite()
  if (type.name === 'Patient' && !compiling.plainData && ADDED_FIELDS.has(field.name)) {
    const write = valueWriter(field.type, nodes, { ...compiling, plainData: true })
    return (_, run) => write(run.added[name], run)
  }
  const read = readerOf(type, field, node, name, compiling)
  const write = valueWriter(field.type, nodes, compiling)
  return (parent, run) => write(read(parent, run), run)
}

/** The fields of Patient that other subgraphs add. */
const ADDED_FIELDS: ReadonlySet<string> = new Set(['directives', 'accessLog'])

const objectWriter = (type: GraphQLObjectType, nodes: readonly FieldNode[], compiling: Compiling): Writer => {
  const sets = nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]))
  const fields = [...collectFields(sets, type, compiling.schema, compiling.around)]
  const writers = fields.map(([name, merged]) => fieldWriter(type, name, merged, compiling))
  const openings = fields.map(([name], i) => `${i === 0 ? '{' : ','}${quote(name)}:`)
  if (writers.length === 0) return () => '{}'
  return (value, run) => {
    let text = ''
    for (let i = 0; i < writers.length; i++) text += `${openings[i]}${(writers[i] as Writer)(value, run)}`
    return `${text}}`
  }
}

/**
 * Compiles what an operation selects on one `patient` field into closures that write the answer. @skip and @include are settled by the
 * variables given here; argument values are read at each run. Throws `CannotWrite` for a selection that it does not cover.
 */
export const compilePatient = (
  nodes: readonly FieldNode[],
  patient: GraphQLObjectType,
  schema: GraphQLSchema,
  around: Surroundings,
): Writer => objectWriter(patient, nodes, { schema, around, plainData: false })
