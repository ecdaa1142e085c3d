import type { ImmunisationContent } from '../../../schema/model/record.ts'
import type { Json } from '../resource.ts'
import type { About } from './about.ts'
import { neededCode } from './codes.ts'
import { concept, concepts, dateTime, NOT_KNOWN, neededConcept, texts } from './elements.ts'

/** Immunization. */
export const writtenImmunisation = (told: ImmunisationContent, { subject, base }: About): Json => ({
  ...neededCode('status', ['completed', 'entered-in-error', 'not-done'], told.status, base),
  statusReason: concept(told.statusReason),
  vaccineCode: neededConcept(told.concept),
  patient: subject,
  ...(told.date === null ? { _occurrenceDateTime: NOT_KNOWN } : { occurrenceDateTime: dateTime(told.date) }),
  recorded: dateTime(told.recordedDate),
  lotNumber: told.lotNumber,
  site: concept(told.site),
  route: concept(told.route),
  note: texts(told.notes),
  protocolApplied:
    told.doseNumber === null && told.targetDiseases.length === 0
      ? undefined
      : [
          {
            targetDisease: concepts(told.targetDiseases),
            ...(told.doseNumber === null ? { _doseNumberString: NOT_KNOWN } : { doseNumberString: told.doseNumber }),
          },
        ],
})
