import type { SourceResource } from '../../../schema/model/record.ts'

/** Where Care Connect keeps what STU3 has no member for. */
const DATE_RECORDED = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-DateRecorded-1'
const VACCINATION = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-VaccinationProcedure-1'
const UNKNOWN_VACCINE = { coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'UNK', display: 'unknown' }] }

type Coded = { readonly coding: readonly [{ readonly code: string }] }

const codeOf = (concept: unknown): string => (concept as Coded).coding[0].code

/** Without the members named, and with those given instead; what is undefined is left out when it is written. */
const instead = (resource: SourceResource, gone: readonly string[], come: SourceResource): SourceResource => ({
  ...Object.fromEntries(Object.entries(resource).filter(([name]) => !gone.includes(name))),
  ...come,
})

const allergyOrCondition = (r: SourceResource): SourceResource =>
  instead(r, ['clinicalStatus', 'verificationStatus', 'recordedDate', 'recorder'], {
    clinicalStatus: codeOf(r['clinicalStatus']),
    verificationStatus: codeOf(r['verificationStatus']),
    assertedDate: r['recordedDate'],
    [r['resourceType'] === 'Condition' ? 'asserter' : 'recorder']: r['recorder'],
  })

const immunisation = (r: SourceResource, isGp: boolean): SourceResource => {
  const extension = [
    { url: DATE_RECORDED, valueDateTime: r['recorded'] },
    ...(isGp ? [{ url: VACCINATION, valueCodeableConcept: r['vaccineCode'] }] : []),
  ]
  const [applied] = r['protocolApplied'] as readonly { readonly doseNumberPositiveInt: number }[]
  return instead(r, ['recorded', 'occurrenceDateTime', 'performer', 'protocolApplied', 'status', 'vaccineCode'], {
    extension: [...((r['extension'] ?? []) as readonly unknown[]), ...extension],
    status: 'completed',
    notGiven: r['status'] === 'not-done',
    vaccineCode: isGp ? UNKNOWN_VACCINE : r['vaccineCode'],
    date: r['occurrenceDateTime'],
    primarySource: true,
    practitioner: r['performer'],
    vaccinationProtocol: [{ doseSequence: applied?.doseNumberPositiveInt }],
  })
}

const referral = (r: SourceResource, isGp: boolean): SourceResource =>
  instead(r, ['code', 'category', 'requester'], {
    resourceType: 'ReferralRequest',
    type: (r['category'] as readonly unknown[])[0],
    // A GP system has the referral's code as its reason.
    ...(isGp ? { reasonCode: [r['code']] } : { serviceRequested: [r['code']] }),
    requester: { agent: r['requester'] },
  })

/** An R4 resource of the generator as STU3 spells it; `isGp`: as a GP system does in GP Connect. Nothing it says is lost, but for a plan's day of creation. */
export const inStu3 = (r: SourceResource, isGp: boolean): SourceResource => {
  switch (r['resourceType']) {
    case 'AllergyIntolerance':
    case 'Condition':
      return allergyOrCondition(r)
    case 'Immunization':
      return immunisation(r, isGp)
    case 'ServiceRequest':
      return referral(r, isGp)
    case 'MedicationStatement':
      return { ...r, taken: 'unk' }
    case 'MedicationRequest':
      return instead(r, ['requester'], { requester: { agent: r['requester'] } })
    case 'DiagnosticReport':
      return instead(r, ['category', 'performer'], {
        category: (r['category'] as readonly unknown[])[0],
        performer: (r['performer'] as readonly unknown[]).map((actor) => ({ actor })),
      })
    case 'DocumentReference':
      return instead(r, ['date'], { created: r['date'], indexed: r['date'] })
    case 'CarePlan':
      return instead(r, ['created', 'author'], { author: [r['author']] })
    case 'Flag':
      return instead(r, ['category'], { category: (r['category'] as readonly unknown[])[0] })
    default:
      return r
  }
}
