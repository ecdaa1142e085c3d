import type { Exchange } from '../../../schema/model/exchange.ts'
import {
  EDITABLE_TYPES,
  type EditableType,
  type RecordDraft,
  type RecordEditGround,
} from '../../../schema/model/record-edit.ts'
import type { ActingPerson, EditSent, EditSettled, EditWanted, EditWriter } from '../../exchange-adapter.ts'
import { entriesOf, readEntry } from '../../fhir/bundle.ts'
import { isObject, items, type Json } from '../../fhir/json.ts'
import { hasUnknownModifier, hasUnknownRules } from '../../fhir/modifier-extension.ts'
import { whose } from '../../fhir/whose.ts'
import { type Asking, sendFhir, unpack } from '../../fhir-rest/asking.ts'
import type { FhirVersion } from '../../fhir-rest/fhir-version.ts'
import { findPatients, type MatchedPatient } from '../../fhir-rest/patients.ts'
import { searchRequest } from '../../fhir-rest/search.ts'
import type { Transport } from '../../transport/transport.ts'
import type { FhirR4Settings } from '../settings.ts'
import { additionMembers, amended, inError, subjectMember, WRITTEN_AS } from './draft-members.ts'
import { bearsEdit, identifierOfEdit, tagOfEdit, tokenOfEdit } from './edit-mark.ts'
import { findInHistory, findRecord } from './find-record.ts'
import { idAndVersion, sendWrite, type Written } from './send-write.ts'
import { writtenCustody } from './written-custody.ts'

const declined = (ground: RecordEditGround): EditSent => ({ state: 'DECLINED', ground })

const UNKNOWN = { state: 'UNKNOWN' } as const
const CONFLICT = { state: 'CONFLICT' } as const

/** As asking for records sees it, so that the patient is found in the same way. */
export const askingFor = (
  edit: EditWanted,
  exchange: Exchange,
  settings: FhirR4Settings,
  transport: Transport,
  version: FhirVersion,
): Asking => {
  const { patient, purpose, organisation, author, signal, deadline } = edit
  const question = { patient, types: [], purpose, organisation, requester: author, signal, deadline }
  return { version, question, exchange, settings, transport, requests: 0 }
}

/** The one patient record that may be written to. An exchange that has several under one number has to be asked by people. */
export const onePatient = async (asking: Asking): Promise<MatchedPatient | EditSent> => {
  const { patients, state } = await findPatients(asking)
  if (state === 'REFUSED_BY_EXCHANGE') return declined('REFUSED_BY_EXCHANGE')
  if (state !== 'ANSWERED') return declined('NOT_REACHED')
  const [only, ...others] = patients
  const isWhole = only?.demographics.nhsNumbers.includes(asking.question.patient) === true && others.length === 0
  return only !== undefined && isWhole ? only : declined('PATIENT_NOT_FOUND')
}

const personIn = ({ subject, name }: ActingPerson): Json => ({
  identifier: { value: subject },
  ...(name === undefined ? {} : { display: name }),
})

/** Who wrote it down and when, in the members that the type has for it. */
const authored = (type: EditableType, edit: EditWanted): Json => {
  const person = personIn(edit.author)
  switch (type) {
    case 'ALLERGY':
    case 'CONDITION':
      return { recorder: person, recordedDate: edit.proposedAt }
    case 'MEDICATION':
      return { informationSource: person, dateAsserted: edit.proposedAt }
    case 'OBSERVATION':
      return { performer: [person], issued: edit.proposedAt }
    case 'ALERT':
      return { author: person }
    case 'DOCUMENT':
      return { author: [person] }
  }
}

/** The whole resource of an addition; undefined where the controller could not be stated in it. */
export const addition = (
  draft: RecordDraft,
  edit: EditWanted,
  patient: Json,
  exchange: Exchange,
  settings: FhirR4Settings,
): Json | undefined => {
  const resourceType = WRITTEN_AS[draft.type]
  const custody = writtenCustody(settings, resourceType, edit.custodian)
  if (custody === undefined && exchange.defaultController !== edit.custodian) return undefined
  const tags = [...items(custody?.meta['tag']), tagOfEdit(edit.id)]
  return {
    resourceType,
    meta: { ...custody?.meta, tag: tags },
    identifier: [identifierOfEdit(edit.id)],
    [subjectMember(draft.type)]: patient,
    ...authored(draft.type, edit),
    ...custody?.members,
    ...additionMembers(draft),
  }
}

/** Whether it may be changed from here: what is not understood might be turned round by the change. */
const refusesChange = (resource: Json, settings: FhirR4Settings): RecordEditGround | undefined => {
  const understood = new Set(settings.understoodModifiers)
  if (hasUnknownRules(resource, understood) || hasUnknownModifier(resource, understood)) return 'NOT_UNDERSTOOD'
  const { status, verificationStatus } = resource
  const isInError = (value: unknown): boolean =>
    value === 'entered-in-error' ||
    (isObject(value) && items(value['coding']).some((one) => isObject(one) && one['code'] === 'entered-in-error'))
  return isInError(status) || isInError(verificationStatus) ? 'IN_ERROR_ALREADY' : undefined
}

const tagged = (resource: Json, edit: EditWanted): Json => {
  const meta = isObject(resource['meta']) ? resource['meta'] : {}
  return { ...resource, meta: { ...meta, tag: [...items(meta['tag']), tagOfEdit(edit.id)] } }
}

/** FHIR R4 (create, update; RESTful API §3.1.0.5, §3.1.0.8.1): what a writer of this version does at one exchange. */
export const fhirR4Writer = (version: FhirVersion): EditWriter<FhirR4Settings> => {
  const settleAddition = async (
    edit: EditWanted,
    draft: RecordDraft,
    exchange: Exchange,
    settings: FhirR4Settings,
    transport: Transport,
  ): Promise<EditSettled> => {
    const resourceType = WRITTEN_AS[draft.type]
    const asking = askingFor(edit, exchange, settings, transport, version)
    const parameters = new URLSearchParams({ identifier: tokenOfEdit(edit.id) })
    const answer = await sendFhir(asking, searchRequest(settings, resourceType, parameters))
    if (answer.kind !== 'RESOURCE') return UNKNOWN
    const { resource: bundle } = unpack(answer)
    if (bundle['resourceType'] !== 'Bundle') return UNKNOWN
    const entries = entriesOf(bundle).map(readEntry)
    // A server that knows no such search gives all it has, or says so beside: neither tells that it is not there.
    const matches = entries.filter(({ mode }) => mode !== 'outcome' && mode !== 'include')
    const made = matches.find(({ resource }) => resource !== undefined && bearsEdit(resource, edit.id))
    const { id, version: given } = idAndVersion(made?.resource)
    if (id !== null) return { state: 'ACCEPTED', sourceId: `${resourceType}/${id}`, version: given }
    return entries.length === 0 ? { state: 'ABSENT' } : UNKNOWN
  }

  const settleChange = async (
    edit: EditWanted,
    { sourceId, version: seen }: { readonly sourceId: string; readonly version: string },
    exchange: Exchange,
    settings: FhirR4Settings,
    transport: Transport,
  ): Promise<EditSettled> => {
    const found = await findRecord(sourceId, edit, exchange, settings, transport)
    if (found.kind === 'UNANSWERED') return UNKNOWN
    if (found.kind === 'FOUND' && idAndVersion(found.resource).version === seen) return { state: 'ABSENT' }
    const made = await findInHistory(sourceId, edit, exchange, settings, transport)
    if (made.kind === 'FOUND') return { state: 'ACCEPTED', sourceId, version: made.version }
    return made.kind === 'NONE' ? CONFLICT : UNKNOWN
  }

  const settle: EditWriter<FhirR4Settings>['settle'] = async (edit, exchange, settings, transport) => {
    const { deed } = edit
    return deed.kind === 'ADD'
      ? settleAddition(edit, deed.draft, exchange, settings, transport)
      : settleChange(edit, deed, exchange, settings, transport)
  }

  /** What was written, or what the exchange says when it is asked. That it is not there after all is nobody's certainty yet: the request may still be on its way. */
  const concluded = async (
    written: Written,
    sourceIdOf: (id: string) => string,
    ...[edit, exchange, settings, transport]: Parameters<typeof settle>
  ): Promise<EditSent> => {
    if (written.kind === 'DECLINED') return declined(written.ground)
    if (written.kind === 'DONE') {
      const { id, version: given } = idAndVersion(written.resource)
      if (id !== null && written.resource !== undefined && bearsEdit(written.resource, edit.id))
        return { state: 'ACCEPTED', sourceId: sourceIdOf(id), version: given }
    }
    const settled = await settle(edit, exchange, settings, transport)
    return settled.state === 'ABSENT' ? UNKNOWN : settled
  }

  const add = async (
    draft: RecordDraft,
    ...[edit, exchange, settings, transport]: Parameters<typeof settle>
  ): Promise<EditSent> => {
    const patient = await onePatient(askingFor(edit, exchange, settings, transport, version))
    if ('state' in patient) return patient
    const resource = addition(draft, edit, { reference: `Patient/${patient.id}` }, exchange, settings)
    if (resource === undefined) return declined('NOT_VALID')
    const path = WRITTEN_AS[draft.type]
    const headers = { 'if-none-exist': new URLSearchParams({ identifier: tokenOfEdit(edit.id) }).toString() }
    const written = await sendWrite(
      { method: 'POST', path, body: resource, headers },
      edit,
      exchange,
      settings,
      transport,
    )
    return concluded(written, (id) => `${path}/${id}`, edit, exchange, settings, transport)
  }

  const change = async (
    { sourceId, version: seen }: { readonly sourceId: string; readonly version: string },
    changed: (resource: Json) => Json,
    ...[edit, exchange, settings, transport]: Parameters<typeof settle>
  ): Promise<EditSent> => {
    const patient = await onePatient(askingFor(edit, exchange, settings, transport, version))
    if ('state' in patient) return patient
    const found = await findRecord(sourceId, edit, exchange, settings, transport)
    if (found.kind === 'UNANSWERED') return declined('NOT_REACHED')
    if (found.kind === 'NONE') return declined('NOT_THERE')
    const { resource } = found
    if (idAndVersion(resource).version !== seen) {
      if (!edit.sentBefore) return CONFLICT
      const settled = await settle(edit, exchange, settings, transport)
      return settled.state === 'ABSENT' ? UNKNOWN : settled
    }
    const subject = {
      references: new Set(patient.references),
      nhsNumbers: new Set(patient.demographics.nhsNumbers),
      nhsNumberSystem: settings.nhsNumberSystem,
    }
    if (whose(resource, subject) !== 'PATIENT') return declined('NOT_THERE')
    const refused = refusesChange(resource, settings)
    if (refused !== undefined) return declined(refused)
    const written = await sendWrite(
      {
        method: 'PUT',
        path: sourceId,
        body: tagged(changed(resource), edit),
        headers: { 'if-match': `W/"${seen}"` },
      },
      edit,
      exchange,
      settings,
      transport,
    )
    return concluded(written, () => sourceId, edit, exchange, settings, transport)
  }

  return {
    takes: ({ edits }) =>
      edits.length === 0 ? [] : EDITABLE_TYPES.map((recordType) => ({ recordType, deeds: edits })),
    send: async (edit, exchange, settings, transport) => {
      const { deed } = edit
      switch (deed.kind) {
        case 'ADD':
          return add(deed.draft, edit, exchange, settings, transport)
        case 'AMEND': {
          const { draft } = deed
          // An order, a dispense or an administration is another's deed: it can be marked as wrong, and not be said otherwise.
          if (!deed.sourceId.startsWith(`${WRITTEN_AS[draft.type]}/`)) return declined('NOT_VALID')
          return change(deed, (resource) => amended(resource, draft), edit, exchange, settings, transport)
        }
        case 'MARK_ENTERED_IN_ERROR':
          return change(deed, inError, edit, exchange, settings, transport)
      }
    },
    settle,
  }
}
