import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import { oneOf, requiredText, type Sent, textOf } from '../fields.ts'
import { defineForm } from '../form.ts'
import { type Asked, definePage, type View } from '../page.ts'
import { wordsFor } from '../render/words.ts'
import { carriedOn } from './carried-on.ts'
import { CODE_SYSTEMS, FORM_KINDS, rowsOf, shownFields } from './edit-fields.ts'
import { rowsFor } from './edit-rows.ts'
import { OFFERS, type Offers } from './offers.ts'
import { recordPath } from './paths.ts'
import { newKey, proposalFields, REFUSED, toProposed } from './propose.ts'
import { type EditRead, readEdit } from './read-edit.ts'
import { statedFor } from './record.ts'
import { personNamed } from './record-mark.ts'

const PATH = '/clinician/:patient/add/:whose'

const START_AGAIN = {
  title: 'Start again from the record',
  paragraphs: ['This page was opened too long ago, or without what belongs to it. Nothing was sent.'],
}

const standing = (asked: Asked): View => {
  const { patient, whose } = asked.params
  return {
    base: recordPath(patient),
    here: recordPath(patient, `/add/${whose}`),
    person: personNamed(asked, whose),
    access: asked.access,
  }
}

/** The exchanges at which something may be added, each with the kinds that it takes. */
const placesOf = ({ changesOffered }: Offers) => {
  if (changesOffered === null) throw new HouseError('STATE_UNAVAILABLE')
  const kinds = new Map<string, { readonly name: string; readonly takes: string[] }>()
  for (const { exchange, recordType, deeds } of changesOffered) {
    if (!deeds.includes('ADD') || !FORM_KINDS.some((kind) => kind === recordType)) continue
    const place = kinds.get(exchange.id) ?? { name: exchange.name ?? exchange.id, takes: [] }
    kinds.set(exchange.id, place)
    place.takes.push(wordsFor(recordType, 'recordType'))
  }
  return [...kinds]
    .map(([value, { name, takes }]) => ({ value, text: name, takes: takes.join(', ') }))
    .toSorted((one, other) => one.text.localeCompare(other.text, 'en-GB'))
}

/** What is to be added, and which exchange shall own it: of those that may be written to. */
export const addPage = definePage<Offers>({
  path: PATH,
  audience: 'clinician',
  template: 'clinician/add.njk',
  notFound: START_AGAIN,
  document: OFFERS,
  variables: statedFor,
  view: (data, asked) => ({
    ...standing(asked),
    kinds: FORM_KINDS.map((value) => ({ value, text: wordsFor(value, 'oneRecord') })),
    places: placesOf(data),
  }),
})

const chosen = z.object({
  kind: oneOf(FORM_KINDS, 'Choose what to add'),
  exchange: requiredText(100, 'Choose the exchange that will hold it'),
})

type Organisation = { readonly odsCode: string; readonly name: string | null }

type Place = {
  readonly changesOffered:
    | readonly {
        readonly exchange: { readonly id: string; readonly name: string | null }
        readonly deeds: readonly string[]
        readonly sentence: string | null
        readonly custodians: readonly Organisation[]
      }[]
    | null
}

const sentOn = ({ sent }: Asked): Sent => {
  if (sent === undefined) throw new HouseError('NOT_FOUND')
  return sent
}

const PLACE = /* GraphQL */ `
  query PlaceOfARecord($patient: NHSNumber!, $access: AccessInput!, $exchange: ExchangeId!, $recordType: RecordType!) {
    changesOffered(patient: $patient, access: $access, exchange: $exchange, recordType: $recordType) {
      exchange { id name }
      deeds
      sentence
      custodians { odsCode name }
    }
  }`

const placeAsked = (asked: Asked): View => {
  const read = chosen.safeParse(sentOn(asked))
  if (!read.success) throw new HouseError('NOT_FOUND')
  return { ...statedFor(asked), exchange: read.data.exchange, recordType: read.data.kind }
}

const placeOf = ({ changesOffered }: Place) => {
  if (changesOffered === null) throw new HouseError('STATE_UNAVAILABLE')
  const [place] = changesOffered
  if (place === undefined || !place.deeds.includes('ADD')) throw new HouseError('NOT_FOUND')
  return place
}

const nameOf = ({ name, odsCode }: Organisation): string => (name === null ? odsCode : `${name} (${odsCode})`)

/** What the new record is to say, and which organisation will hold it: their own where it may be. Shown in answer to the choice, and at no address. */
export const addDetailsPage = definePage<Place>({
  path: `${PATH}/details`,
  audience: 'clinician',
  template: 'clinician/add-details.njk',
  notFound: START_AGAIN,
  document: PLACE,
  variables: placeAsked,
  view: (data, asked) => {
    const place = placeOf(data)
    const { kind } = chosen.parse(asked.sent)
    const own = asked.requester?.organisation
    const sent = sentOn(asked)
    const rows = rowsOf(kind) === undefined ? 0 : rowsFor(0, sent)
    return {
      ...standing(asked),
      kind,
      exchange: place.exchange.id,
      exchangeName: place.exchange.name ?? place.exchange.id,
      custodians: place.custodians
        .map((one) => ({ value: one.odsCode, text: nameOf(one) }))
        .toSorted((one, other) => one.text.localeCompare(other.text, 'en-GB')),
      // What was chosen; on the way from the page before nothing was, and their own is.
      holder:
        'custodian' in sent
          ? textOf(sent, 'custodian')
          : (place.custodians.find(({ odsCode }) => odsCode === own)?.odsCode ?? ''),
      fields: shownFields(kind, undefined, rows),
      rows,
      moreAt: recordPath(asked.params['patient'], `/add/${asked.params['whose']}/again`),
      systems: CODE_SYSTEMS,
    }
  },
})

/** Leads on to the form of the kind that was chosen, where the exchange takes it. */
export const addForm = defineForm<z.output<typeof chosen>, null, Place>({
  path: PATH,
  page: addPage,
  read: chosen,
  before: PLACE,
  beforeVariables: ({ exchange, kind }, asked) => ({ ...statedFor(asked), exchange, recordType: kind }),
  check: ({ changesOffered }) => {
    const [place] = changesOffered ?? []
    if (place?.deeds.includes('ADD') === true) return []
    return [{ text: place?.sentence ?? 'This exchange takes no new records of this kind.', field: 'exchange' }]
  },
  shows: [addDetailsPage],
  done: () => ({ show: addDetailsPage }),
})

const read = readEdit('ADD')

/** What would be added, where, and why. Shown in answer to the form, and at no address. */
export const addCheckPage = definePage<Place>({
  path: `${PATH}/check`,
  audience: 'clinician',
  template: 'clinician/change-check.njk',
  notFound: START_AGAIN,
  document: PLACE,
  variables: placeAsked,
  view: (data, asked) => {
    const sent = sentOn(asked)
    const place = placeOf(data)
    const given = read.safeParse(sent)
    if (!given.success) throw new HouseError('NOT_FOUND')
    const { here, ...view } = standing(asked)
    const holder = place.custodians.find(({ odsCode }) => odsCode === textOf(sent, 'custodian'))
    return {
      ...view,
      title: 'Check the new record',
      kind: given.data.kind,
      place: `${place.exchange.name ?? place.exchange.id}, held by ${holder === undefined ? textOf(sent, 'custodian') : nameOf(holder)}`,
      isNew: true,
      lines: given.data.lines,
      carried: carriedOn(sent),
      key: newKey(),
      send: `${here}/send`,
      again: `${here}/again`,
      sends: 'Send the new record',
    }
  },
})

/** Reads what was typed, and shows what would be added. */
export const addCheckForm = defineForm<EditRead, null>({
  path: `${PATH}/check`,
  page: addDetailsPage,
  read,
  shows: [addCheckPage],
  done: () => ({ show: addCheckPage }),
})

/** Back to what was typed, with room for one more where that was asked for. */
export const addAgainForm = defineForm<unknown, null>({
  path: `${PATH}/again`,
  page: addDetailsPage,
  read: z.looseObject({}),
  done: () => ({ show: addDetailsPage }),
})

const sending = z
  .object({ ...chosen.shape, ...proposalFields, custodian: requiredText(20, 'Open this page again') })
  .omit({
    whose: true,
  })

/** Proposes the new record. */
export const addSendForm = defineForm<
  readonly [EditRead, z.output<typeof sending>],
  { readonly addRecord: { readonly id: string } | null }
>({
  path: `${PATH}/send`,
  page: addCheckPage,
  read: z.unknown().transform((sent, context) => {
    const both = [read.safeParse(sent), sending.safeParse(sent)] as const
    for (const { error } of both)
      for (const issue of error?.issues ?? []) context.addIssue({ ...issue, code: 'custom' })
    return both[0].success && both[1].success ? ([both[0].data, both[1].data] as const) : z.NEVER
  }),
  mutation: /* GraphQL */ `
    mutation AddRecord($patient: NHSNumber!, $access: AccessInput!, $exchange: ExchangeId!, $custodian: ODSCode!, $record: RecordDraftInput!, $reason: String!, $key: String!) {
      addRecord(patient: $patient, access: $access, exchange: $exchange, custodian: $custodian, record: $record, reason: $reason, idempotencyKey: $key) { id }
    }`,
  variables: ([{ says }, { exchange, custodian, reason, key }], asked) => ({
    ...statedFor(asked),
    exchange,
    custodian,
    record: says,
    reason,
    key,
  }),
  refused: REFUSED,
  done: ({ addRecord }, _, asked) => toProposed(addRecord, asked.params['whose'] ?? '', asked),
})
