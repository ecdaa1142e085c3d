import type { Exchange } from '../../../schema/model/exchange.ts'
import type { EditSent, EditWanted } from '../../exchange-adapter.ts'
import type { Asking } from '../../fhir-rest/asking.ts'
import type { FhirVersion } from '../../fhir-rest/fhir-version.ts'
import { findPatients, type MatchedPatient } from '../../fhir-rest/patients.ts'
import type { FhirRestSettings } from '../../fhir-rest/settings.ts'
import type { Transport } from '../../transport/transport.ts'

/** As asking for records sees it, so that the patient is found in the same way. */
export const askingFor = (
  edit: EditWanted,
  exchange: Exchange,
  settings: FhirRestSettings,
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
  if (state === 'REFUSED_BY_EXCHANGE') return { state: 'DECLINED', ground: 'REFUSED_BY_EXCHANGE' }
  if (state !== 'ANSWERED') return { state: 'DECLINED', ground: 'NOT_REACHED' }
  const [only, ...others] = patients
  const isWhole = only?.demographics.nhsNumbers.includes(asking.question.patient) === true && others.length === 0
  return only !== undefined && isWhole ? only : { state: 'DECLINED', ground: 'PATIENT_NOT_FOUND' }
}
