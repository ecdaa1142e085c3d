import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { JsonBytes } from '../../../schema/model/json-bytes.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import type { HouseContext } from '../../subgraphs/house-context.ts'
import type { Surroundings } from '../../subgraphs/records/look-ahead.ts'
import type { Page } from '../../subgraphs/records/page.ts'
import { readers } from '../../subgraphs/records/readers.ts'
import { RECORD_TYPE_OF_LIST } from '../../subgraphs/records/record-lists.ts'
import { writtenOf } from '../../unify/lone-record.ts'
import { collectFields } from './collect-fields.ts'
import { DoesNotFit } from './does-not-fit.ts'
import { type Form, JSON_TEXT, type Making, VALUES } from './form.ts'
import { WrittenItems } from './written-items.ts'

/** What a run of a compiled selection is given beside the value: the requester's context, and what other subgraphs add to the patient. */
export type Run = {
  readonly context: HouseContext
  readonly variables: Readonly<Record<string, unknown>>
  readonly added: Readonly<Record<string, unknown>>
}

/** Picks out of a value what is selected of it. Throws `DoesNotFit` where the value is not one of its type. */
export type Picker<Made = unknown> = Making<Run, Made>

type Reader = (parent: unknown, args: unknown, context: HouseContext) => unknown

/** The schema's names, and whose object is read: records' own, through its readers, or the plain data another subgraph answered. */
type Compiling<Made = unknown> = {
  readonly schema: GraphQLSchema
  readonly around: Surroundings
  readonly plainData: boolean
  readonly form: Form<Made>
  /** The picker of a list of records, where it is another than that of any list. */
  readonly records:
    | ((type: RecordType, list: GraphQLOutputType, nodes: readonly FieldNode[]) => Picker<Made>)
    | undefined
}

const readersOf: Readonly<Record<string, Readonly<Record<string, Reader>>>> = readers as never

const property = (value: unknown, name: string): unknown => (value as Readonly<Record<string, unknown>>)[name]

/** The picker of a value of any type of the schema, null included where the type allows it. */
const valuePicker = <Made>(
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  compiling: Compiling<Made>,
): Picker<Made> => {
  if (!isNonNullType(type)) {
    const pick = presentPicker(type, nodes, compiling)
    const { none } = compiling.form
    return (value, run) => (value === null || value === undefined ? none : pick(value, run))
  }
  const pick = presentPicker(type.ofType, nodes, compiling)
  return (value, run) => {
    if (value === null || value === undefined) throw new DoesNotFit()
    return pick(value, run)
  }
}

const presentPicker = <Made>(
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  compiling: Compiling<Made>,
): Picker<Made> => {
  const { form, plainData } = compiling
  if (isListType(type)) return form.list(valuePicker(type.ofType, nodes, compiling))
  if (isObjectType(type)) return objectPicker(type, nodes, compiling)
  // What another subgraph answered was serialised there.
  if (isLeafType(type)) return plainData ? form.plain : form.leaf(type)
  throw new DoesNotFit()
}

/** The records of a list, written: each when it was read, or now. */
const writtenBy =
  (write: Picker<string>): Picker<WrittenItems> =>
  (page, run) => {
    const { items } = page as Page
    const written = new Array<JsonBytes | string>(items.length)
    for (let i = 0; i < items.length; i++) written[i] = writtenOf(items[i]) ?? write(items[i], run)
    return new WrittenItems(written)
  }

/** How one field's value is had from its parent. */
const readerOf = (type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, node: FieldNode): Picker => {
  const { name } = field
  const read = readersOf[type.name]?.[name]
  if (read === undefined) return (parent) => property(parent, name)
  if (field.args.length === 0) return (parent, run) => read(parent, undefined, run.context)
  return (parent, run) => read(parent, getArgumentValues(field, node, run.variables), run.context)
}

/** The fields of Patient that other subgraphs add: records does not have them. */
const isAdded = (type: GraphQLObjectType, field: string): boolean =>
  type.name === 'Patient' && (field === 'directives' || field === 'accessLog')

const fieldPicker = <Made>(
  type: GraphQLObjectType,
  name: string,
  nodes: readonly FieldNode[],
  compiling: Compiling<Made>,
): Picker<Made> => {
  const [node] = nodes
  // An answer's object is an ordinary one, and this name would not be a property of it.
  if (node === undefined || name === '__proto__') throw new DoesNotFit()
  if (node.name.value === '__typename') {
    const typename = compiling.form.plain(type.name)
    return () => typename
  }
  const field = type.getFields()[node.name.value]
  if (field === undefined) throw new DoesNotFit()
  if (isAdded(type, field.name)) {
    const pick = valuePicker(field.type, nodes, { ...compiling, plainData: true })
    return (_, run) => pick(run.added[name], run)
  }
  if (compiling.plainData) {
    const pick = valuePicker(field.type, nodes, compiling)
    return (parent, run) => pick(property(parent, name), run)
  }
  const listed = field.name === 'items' ? RECORD_TYPE_OF_LIST.get(type.name) : undefined
  if (listed !== undefined && compiling.records !== undefined) return compiling.records(listed, field.type, nodes)
  const pick = valuePicker(field.type, nodes, compiling)
  const read = readerOf(type, field, node)
  return (parent, run) => pick(read(parent, run), run)
}

const objectPicker = <Made>(
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  compiling: Compiling<Made>,
): Picker<Made> => {
  const sets = nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]))
  const fields = collectFields(sets, type, compiling.schema, compiling.around)
  return compiling.form.object(
    [...fields].map(([name, merged]) => ({ name, make: fieldPicker(type, name, merged, compiling) })),
  )
}

/** What an operation selects on one patient: the picker of the whole, and what writes the records that have one place in it. */
export type CompiledPatient = { readonly pick: Picker; readonly records: ReadonlyMap<RecordType, Picker<string>> }

/**
 * Compiles what an operation selects on one `patient` field into closures that pick the answer out of the view, in one walk and without
 * promises; records are written as JSON at once. @skip and @include are settled by the variables given here; argument values are read at each run. Throws
 * `DoesNotFit` for a selection that it does not cover.
 */
export const compilePatient = (
  nodes: readonly FieldNode[],
  patient: GraphQLObjectType,
  schema: GraphQLSchema,
  around: Surroundings,
): CompiledPatient => {
  const places = new Map<RecordType, Picker<string>[]>()
  const both = { schema, around, plainData: false }
  const pick = objectPicker(patient, nodes, {
    ...both,
    form: VALUES,
    records: (type, list, selected) => {
      const record = getNamedType(list) as GraphQLObjectType
      const write = objectPicker(record, selected, { ...both, form: JSON_TEXT, records: undefined })
      places.set(type, [...(places.get(type) ?? []), write])
      return writtenBy(write)
    },
  })
  const records = new Map<RecordType, Picker<string>>()
  for (const [type, [only, ...others]] of places) if (only !== undefined && others.length === 0) records.set(type, only)
  return { pick, records }
}
