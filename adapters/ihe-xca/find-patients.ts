import { randomUUID } from 'node:crypto'
import type { SourceDemographics } from '../../schema/model/demographics.ts'
import type { AdapterState } from '../../schema/model/exchange-answer.ts'
import type { KnownOfPatient } from '../exchange-adapter.ts'
import type { WrittenXml } from '../xml/write-xml.ts'
import { attribute, childrenOf, descend, descendAll, textOf, type XmlElement } from '../xml/xml-element.ts'
import { type Asking, sendSoap } from './asking.ts'
import { hl7, XSI } from './namespaces.ts'
import type { IheXcaSettings } from './settings.ts'

/** A patient as a community knows them: its own id, by which documents are asked for, and what it says of the person. */
export type CommunityPatient = {
  readonly root: string
  readonly extension: string
  /** The home community that answered for this patient; undefined where it did not say. */
  readonly homeCommunity: string | undefined
  readonly demographics: SourceDemographics
}

export type PatientsFound = { readonly state: AdapterState; readonly patients: readonly CommunityPatient[] }

const INTERACTIONS = '2.16.840.1.113883.1.6'

const device = (typeCode: string, community: string | undefined, address?: string): WrittenXml =>
  hl7(
    typeCode === 'RCV' ? 'receiver' : 'sender',
    { typeCode },
    hl7(
      'device',
      { classCode: 'DEV', determinerCode: 'INSTANCE' },
      hl7('id', community === undefined ? { nullFlavor: 'UNK' } : { root: community }),
      ...(address === undefined ? [] : [hl7('telecom', { value: address })]),
      ...(community === undefined
        ? []
        : [
            hl7(
              'asAgent',
              { classCode: 'AGNT' },
              hl7(
                'representedOrganization',
                { classCode: 'ORG', determinerCode: 'INSTANCE' },
                hl7('id', { root: community }),
              ),
            ),
          ]),
    ),
  )

const parameter = (name: string, semantics: string, value: WrittenXml): WrittenXml =>
  hl7(name, {}, value, hl7('semanticsText', {}, semantics))

/** HL7's codes of administrative gender; none for what they have no word for. */
const GENDERS: Readonly<Record<string, string>> = { female: 'F', male: 'M', other: 'UN' }

const demographicParameters = (
  known: KnownOfPatient,
): { readonly before: WrittenXml[]; readonly after: WrittenXml[] } => {
  const gender = GENDERS[known.gender ?? '']
  return {
    before: [
      ...(gender === undefined
        ? []
        : [
            parameter(
              'livingSubjectAdministrativeGender',
              'LivingSubject.administrativeGender',
              hl7('value', { code: gender }),
            ),
          ]),
      ...(known.birthDate === null
        ? []
        : [
            parameter(
              'livingSubjectBirthTime',
              'LivingSubject.birthTime',
              hl7('value', { value: known.birthDate.replaceAll('-', '') }),
            ),
          ]),
    ],
    after:
      known.family === null
        ? []
        : [
            parameter(
              'livingSubjectName',
              'LivingSubject.name',
              hl7(
                'value',
                { [`{${XSI}}type`]: 'PN' },
                ...known.given.map((given) => hl7('given', {}, given)),
                hl7('family', {}, known.family),
              ),
            ),
          ],
  }
}

/** The Cross Gateway Patient Discovery query (ITI-55, PRPA_IN201305UV02): by NHS number, with what is known of the person beside it. */
export const patientQuery = (asking: Asking, known: KnownOfPatient | undefined, now: Date): WrittenXml => {
  const { asker, settings } = asking
  const said = settings.demographics && known !== undefined ? demographicParameters(known) : { before: [], after: [] }
  return hl7(
    'PRPA_IN201305UV02',
    { ITSVersion: 'XML_1.0' },
    hl7('id', { root: settings.gatewayCommunity, extension: randomUUID() }),
    hl7('creationTime', { value: now.toISOString().replace(/\D/g, '').slice(0, 14) }),
    hl7('interactionId', { root: INTERACTIONS, extension: 'PRPA_IN201305UV02' }),
    hl7('processingCode', { code: 'P' }),
    hl7('processingModeCode', { code: 'T' }),
    hl7('acceptAckCode', { code: 'NE' }),
    device('RCV', settings.homeCommunity, asking.exchange.endpoint),
    device('SND', settings.gatewayCommunity),
    hl7(
      'controlActProcess',
      { classCode: 'CACT', moodCode: 'EVN' },
      hl7('code', { code: 'PRPA_TE201305UV02', codeSystem: INTERACTIONS }),
      hl7(
        'queryByParameter',
        {},
        hl7('queryId', { root: settings.gatewayCommunity, extension: randomUUID() }),
        hl7('statusCode', { code: 'new' }),
        hl7('responseModalityCode', { code: 'R' }),
        // Immediately: an answer that comes later finds nobody who asked.
        hl7('responsePriorityCode', { code: 'I' }),
        hl7(
          'parameterList',
          {},
          ...said.before,
          parameter(
            'livingSubjectId',
            'LivingSubject.id',
            hl7('value', { root: settings.nhsNumberRoot, extension: asker.patient }),
          ),
          ...said.after,
        ),
      ),
    ),
  )
}

const dateOf = (element: XmlElement | undefined): string | null => {
  const [, year, month, day] = /^(\d{4})(\d{2})?(\d{2})?/.exec(attribute(element, 'value') ?? '') ?? []
  return [year, month, day].filter((part) => part !== undefined).join('-') || null
}

const readPatient = (event: XmlElement, settings: IheXcaSettings): CommunityPatient | undefined => {
  const patient = descend(event, 'subject1', 'patient')
  const person = descend(patient, 'patientPerson')
  const ids = childrenOf(patient, 'id')
  const own = ids.find((id) => attribute(id, 'root') !== settings.nhsNumberRoot) ?? ids[0]
  const root = attribute(own, 'root')
  const extension = attribute(own, 'extension')
  if (root === undefined || extension === undefined || person === undefined) return undefined
  const others = [...ids, ...descendAll(person, 'asOtherIDs', 'id'), ...childrenOf(person, 'id')]
  const numbers = others
    .filter((id) => attribute(id, 'root') === settings.nhsNumberRoot)
    .flatMap((id) => attribute(id, 'extension')?.replace(/[\s-]/g, '') ?? [])
  return {
    root,
    extension,
    homeCommunity: attribute(descend(event, 'custodian', 'assignedEntity', 'id'), 'root'),
    demographics: {
      nhsNumbers: [...new Set(numbers)],
      birthDate: dateOf(descend(person, 'birthTime')),
      family: descendAll(person, 'name', 'family').flatMap((family) => textOf(family) ?? []),
    },
  }
}

const failed: PatientsFound = { state: 'FAILED', patients: [] }

/** Reads a discovery answer (PRPA_IN201306UV02): every patient it states, or the state it comes to. */
export const readPatients = (message: XmlElement, settings: IheXcaSettings): PatientsFound => {
  // An accept acknowledgement (MCCI_IN000002UV01) promises an answer for later; whatever else is no answer at all.
  if (message.name !== 'PRPA_IN201306UV02') return failed
  const acknowledged = attribute(descend(message, 'acknowledgement', 'typeCode'), 'code')
  const process = descend(message, 'controlActProcess')
  const code = attribute(descend(process, 'queryAck', 'queryResponseCode'), 'code')
  if (acknowledged !== 'AA' && acknowledged !== 'CA') return failed
  if (code === 'NF') return { state: 'ANSWERED', patients: [] }
  // QE and AE are errors: among them that it wants to know more before it says whether it knows anybody, which is no "nobody".
  if (code !== 'OK') return failed
  const events = descendAll(process, 'subject', 'registrationEvent')
  const patients = events.map((event) => readPatient(event, settings))
  const read = patients.filter((patient) => patient !== undefined)
  // A match that cannot be read may be the very patient.
  return read.length === patients.length && patients.length <= settings.maxPatients
    ? { state: 'ANSWERED', patients: read }
    : failed
}

/** Asks the community which of its patients bear the NHS number. */
export const findPatients = async (asking: Asking, known: KnownOfPatient | undefined): Promise<PatientsFound> => {
  const answer = await sendSoap(asking, 'findPatients', patientQuery(asking, known, new Date()))
  return answer.kind === 'MESSAGE'
    ? readPatients(answer.message, asking.settings)
    : { state: answer.state, patients: [] }
}
