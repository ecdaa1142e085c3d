import type { Asking } from './asking.ts'
import type { MatchedPatient } from './patients.ts'

/** The patient as this exchange wants a search to name one. */
export const patientReference = ({ id }: MatchedPatient, { settings, exchange }: Asking): string => {
  switch (settings.patientReference) {
    case 'relative':
      return `Patient/${id}`
    case 'bare':
      return id
    case 'absolute':
      return `${exchange.endpoint.replace(/\/$/, '')}/Patient/${id}`
  }
}
