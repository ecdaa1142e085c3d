import type { SourceDemographics } from '../../schema/model/demographics.ts'
import type { Telling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { readCda } from '../cda/read-cda.ts'
import type { Keep } from '../exchange-adapter.ts'
import { entriesOf, parseBody, readEntry } from '../fhir/bundle.ts'
import { custodyReader } from '../fhir/custody.ts'
import { demographicsOf } from '../fhir/demographics.ts'
import { add, type Gathering, note, startGathering } from '../fhir/gathering.ts'
import type { Json } from '../fhir/json.ts'
import { createLinkedResources } from '../fhir/linked-resources.ts'
import { mayHaveModifiers } from '../fhir/modifier-extension.ts'
import { outcomeOf } from '../fhir/operation-outcome.ts'
import { RESOURCE_TYPES } from '../fhir/resource-types.ts'
import { openPage, takePage } from '../fhir/take-page.ts'
import { READERS } from '../fhir-r4/readers.ts'
import type { Asking } from '../fhir-rest/asking.ts'
import { labelled } from '../summaries/labelled.ts'
import { parseXml } from '../xml/parse-xml.ts'
import type { Fetched } from './fetch-document.ts'
import type { Listed } from './summaries.ts'

/** One answer in the making. */
export type Answering = {
  readonly asking: Asking
  readonly numbers: ReadonlySet<string>
  readonly gatherings: ReadonlyMap<RecordType, Gathering>
  /** Everybody that entries and documents speak of. */
  readonly patients: SourceDemographics[]
  readonly keep: Keep
}

const gatheringsOf = (types: readonly RecordType[], { gatherings }: Answering): readonly Gathering[] =>
  types.map((type) => gatherings.get(type)).filter((gathering) => gathering !== undefined)

const failed = (types: readonly RecordType[], answering: Answering): void => {
  for (const gathering of gatheringsOf(types, answering)) note(gathering, 'FAILED')
}

/** Whether everybody a document is about is the patient; whoever is not goes to the identity guard with the others. */
const areThePatient = (stated: readonly SourceDemographics[], { numbers, patients }: Answering): boolean => {
  patients.push(...stated)
  return stated.every(({ nhsNumbers }) => nhsNumbers.some((number) => numbers.has(number)))
}

/** Reads the records of a FHIR document (a Bundle whose first entry is its Composition). */
const takeBundle = (
  listed: Listed,
  bundle: Json,
  bytes: Uint8Array,
  types: readonly RecordType[],
  answering: Answering,
): void => {
  const { asking, numbers } = answering
  const { settings, exchange } = asking
  const people = entriesOf(bundle)
    .map(readEntry)
    .filter(({ resource }) => resource?.['resourceType'] === 'Patient')
  const stated = people.flatMap(({ resource }) =>
    resource === undefined ? [] : [demographicsOf(resource, settings.nhsNumberSystem)],
  )
  if (stated.length === 0) {
    for (const gathering of gatheringsOf(types, answering)) gathering.incomplete.add('UNREADABLE_RECORD')
    return
  }
  if (!areThePatient(stated, answering)) return
  const within = new Map(types.map((type) => [type, startGathering()]))
  const byResource = new Map<string, Gathering>()
  for (const [type, gathering] of within)
    for (const resource of RESOURCE_TYPES[type]) byResource.set(resource, gathering)
  const custodyOf = custodyReader(settings)
  const reading = {
    exchange: exchange.id,
    readers: READERS,
    subject: {
      references: new Set(
        people.flatMap(({ fullUrl, resource }) => [
          ...(fullUrl === null ? [] : [fullUrl]),
          `Patient/${resource?.['id']}`,
        ]),
      ),
      nhsNumbers: numbers,
      nhsNumberSystem: settings.nhsNumberSystem,
    },
    byResource,
    linked: createLinkedResources(),
    // A record that names no custodian is its document's.
    custodyOf: (of: Parameters<typeof custodyOf>[0]) => custodyOf(of) ?? listed.custodian,
    understoodModifiers: new Set(settings.understoodModifiers),
    keep: (telling: Telling) => telling,
    strangers: answering.patients,
  }
  const json = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const arrived = { resource: bundle, mayBeModified: mayHaveModifiers(json), json: undefined, reopen: () => bundle }
  takePage(openPage(bundle, reading), arrived, { expected: undefined, gatherings: [...within.values()] }, reading)
  for (const [type, found] of within) {
    const gathering = answering.gatherings.get(type)
    if (gathering === undefined) continue
    note(gathering, found.state)
    for (const reason of found.incomplete) gathering.incomplete.add(reason)
    for (const id of found.partial) gathering.partial.add(id)
    for (const telling of found.tellings)
      add(gathering, labelled(telling, listed.content.confidentiality), answering.keep, undefined, undefined)
  }
}

const takeCda = (listed: Listed, bytes: Uint8Array, types: readonly RecordType[], answering: Answering): void => {
  const parsed = parseXml(bytes)
  // A page for people, or half a document: the exchange did not answer with what it listed.
  if (!parsed.ok) {
    failed(types, answering)
    return
  }
  const read = readCda(parsed.root, { exchange: answering.asking.exchange.id, fallbackId: listed.sourceId })
  if (read.state === 'REFUSED') {
    // Something else than any clinical document is no answer; one that cannot be read is one record less.
    if (read.reason === 'NO_PATIENT' || read.reason === 'FHIR_DOCUMENT')
      for (const gathering of gatheringsOf(types, answering)) gathering.incomplete.add('UNREADABLE_RECORD')
    else failed(types, answering)
    return
  }
  if (!areThePatient(read.patients, answering)) return
  for (const type of types) {
    const gathering = answering.gatherings.get(type)
    const found = read.types.get(type)
    if (gathering === undefined || found === undefined) continue
    for (const reason of found.incomplete) gathering.incomplete.add(reason)
    for (const telling of found.tellings)
      add(gathering, labelled(telling, listed.content.confidentiality), answering.keep, undefined, undefined)
  }
}

/** Takes the records of some types out of a document that was fetched: a CDA document, or a FHIR document in JSON. What it is not, it says by its own bytes. */
export const takeDocument = (
  listed: Listed,
  fetched: Fetched,
  types: readonly RecordType[],
  answering: Answering,
): void => {
  const lists = gatheringsOf(types, answering)
  if (fetched.state !== 'ANSWERED') {
    for (const gathering of lists) note(gathering, fetched.state)
    return
  }
  const { bytes, contentType } = fetched
  if (bytes === undefined) {
    for (const gathering of lists) gathering.incomplete.add('UNREADABLE_RECORD')
    return
  }
  if (!/\bjson\b/i.test(contentType)) {
    takeCda(listed, bytes, types, answering)
    return
  }
  const resource = parseBody(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (resource?.['resourceType'] === 'OperationOutcome' && outcomeOf(resource) === 'REFUSED') {
    for (const gathering of lists) note(gathering, 'REFUSED_BY_EXCHANGE')
  } else if (resource?.['resourceType'] === 'Bundle' && resource['type'] === 'document')
    takeBundle(listed, resource, bytes, types, answering)
  else failed(types, answering)
}
