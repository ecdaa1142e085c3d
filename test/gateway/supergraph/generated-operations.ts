import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql'
import type { Chance } from './chance.ts'

type Composite = GraphQLObjectType | GraphQLInterfaceType

/** An operation's text, and values for its variables. */
export type GeneratedOperation = { readonly text: string; readonly variables: Readonly<Record<string, unknown>> }

const DECLARED =
  '$nhs: NHSNumber!, $yes: Boolean!, $no: Boolean = false, $first: Int, $from: FHIRDate, $access: AccessInput!, $status: [String!]'

const isComposite = (type: GraphQLNamedType): type is Composite => isObjectType(type) || isInterfaceType(type)

const ACCESS = '{ purpose: TREAT, careContext: "enc-1" }'

const argumentsOf = (field: GraphQLField<unknown, unknown>, chance: Chance): string => {
  const has = new Set(field.args.map(({ name }) => name))
  if (field.name === 'patient') {
    const nhs = chance.is(0.7) ? '$nhs' : '"999 000 0018"'
    return `(nhsNumber: ${nhs}, access: ${chance.is(0.7) ? '$access' : ACCESS}${chance.is(0.2) ? ', exclude: ["CROYDON"]' : ''})`
  }
  if (field.name === 'emergencySummary') return `(nhsNumber: $nhs, access: ${chance.is(0.7) ? '$access' : ACCESS})`
  if (field.name === 'exchange') return '(id: "ELPR")'
  if (field.name === 'organisations') return '(odsCodes: ["RYJ01", "E83006"])'
  if (field.name === 'agreement' || field.name === 'receipt') return '(id: "none")'
  const given = [
    has.has('first') && chance.is(0.4) ? `first: ${chance.one(['$first', '1', '2', '0', 'null'])}` : '',
    has.has('from') && chance.is(0.2) ? `from: ${chance.one(['$from', '"2015-03"', 'null'])}` : '',
    has.has('to') && chance.is(0.1) ? 'to: "2020"' : '',
    has.has('status') && chance.is(0.1) ? `status: ${chance.one(['$status', '["active"]'])}` : '',
    has.has('after') && field.name !== 'accessLog' && chance.is(0.03) ? 'after: "not a cursor"' : '',
  ].filter((argument) => argument !== '')
  return given.length === 0 ? '' : `(${given.join(', ')})`
}

const directive = (chance: Chance): string =>
  chance.is(0.85)
    ? ''
    : chance.one([
        ' @include(if: $yes)',
        ' @skip(if: $no)',
        ' @skip(if: $yes)',
        ' @include(if: true)',
        ' @include(if: $yes) @skip(if: $no)',
      ])

/** Makes an operation of the schema by chance: fields, aliases, named and inline fragments, variables, @skip and @include, __typename. */
export const operationOf = (schema: GraphQLSchema, chance: Chance): GeneratedOperation => {
  const fragments: string[] = []
  const deepFields = chance.is(0.1)
  const elsewhere = chance.is(0.1)

  const fieldsOf = (type: Composite): readonly GraphQLField<unknown, unknown>[] => {
    const all = Object.values(type.getFields())
    if (type.name === 'Query')
      return elsewhere && chance.is(0.5)
        ? all
        : all.filter(({ name }) => name === 'patient' || name === 'emergencySummary')
    if (!deepFields && type.name === 'Exchange') return all.filter(({ name }) => name === 'id' || name === 'name')
    if (!deepFields && type.name === 'Organisation')
      return all.filter(({ name }) => name === 'odsCode' || name === 'name')
    return all
  }

  const field = (parent: Composite, depth: number): string => {
    if (chance.is(0.08)) return `${chance.is(0.3) ? 'kindOfThing: ' : ''}__typename${directive(chance)}`
    const [first, ...rest] = fieldsOf(parent)
    if (first === undefined) return '__typename'
    const chosen = chance.one([first, ...rest])
    const type = getNamedType(chosen.type)
    if (isComposite(type) && depth <= 0) return '__typename'
    const alias = chance.is(0.12) ? `${chance.one(['a', 'b', 'c'])}_${chosen.name}: ` : ''
    return `${alias}${chosen.name}${argumentsOf(chosen, chance)}${directive(chance)}${isLeafType(type) ? '' : ` ${selection(type as Composite, depth - 1)}`}`
  }

  const fragment = (parent: Composite, depth: number): string => {
    const condition =
      isObjectType(parent) && parent.getInterfaces().length > 0 && chance.is(0.3)
        ? (parent.getInterfaces()[0] as Composite)
        : parent
    const body = selection(condition, depth - 1)
    if (chance.is(0.5))
      return `...${chance.is(0.3) && condition === parent ? '' : ` on ${condition.name}`}${directive(chance)} ${body}`
    const name = `F${fragments.length}`
    fragments.push(`fragment ${name} on ${condition.name} ${body}`)
    return `...${name}${directive(chance)}${chance.is(0.2) ? ` ...${name}` : ''}`
  }

  const selection = (type: Composite, depth: number): string => {
    const parts = Array.from(
      { length: 1 + chance.below(type.name === 'Patient' || type.name === 'EmergencySummary' ? 5 : 4) },
      () => (depth > 0 && chance.is(0.15) ? fragment(type, depth) : field(type, depth)),
    )
    return `{ ${parts.join(' ')} }`
  }

  const query = schema.getQueryType()
  if (query == null) throw new Error('The schema has no query type.')
  const body = selection(query, 6)
  return {
    text: `query Generated(${DECLARED}) ${body} ${fragments.join(' ')}`,
    variables: {
      nhs: '9990000018',
      yes: chance.is(0.7),
      ...(chance.is(0.5) ? { no: chance.is(0.3) } : {}),
      ...(chance.is(0.5) ? { first: chance.below(4) } : {}),
      ...(chance.is(0.5) ? { from: '2015-03' } : {}),
      access: { purpose: 'TREAT', careContext: 'enc-1' },
      status: ['active', 'Penicillin'],
    },
  }
}
