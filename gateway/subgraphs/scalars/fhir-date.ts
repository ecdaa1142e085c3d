import { isFhirDate } from '../../../schema/model/fhir-date.ts'
import { textScalar } from './text-scalar.ts'

/** A FHIR date or dateTime. A partial date stays partial, in and out; what is none is `INPUT_INVALID`. */
export const FHIRDate = textScalar('FHIRDate', (text) => (isFhirDate(text) ? text : undefined), 'INPUT_INVALID')
