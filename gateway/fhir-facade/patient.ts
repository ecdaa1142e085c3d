import { NHS_NUMBER_SYSTEM } from '../../schema/model/nhs-number.ts'
import type { View } from '../disclosure/view.ts'
import type { RegistryReader } from '../subgraphs/house-context.ts'
import { isObject, pruned, type Resource } from './resource.ts'

const GENDERS: ReadonlySet<string | null> = new Set(['male', 'female', 'other', 'unknown'])

/** The patient as the demographics service knows them and this reader may; by their number alone where it said nothing. */
export const patientResource = (view: View, id: string, registry: Pick<RegistryReader, 'organisation'>): Resource => {
  const { demographics, patient } = view
  const practice = demographics?.generalPractice ?? null
  const made = pruned({
    id,
    identifier: [{ use: 'official', system: NHS_NUMBER_SYSTEM, value: patient }],
    name: [
      {
        use: 'usual',
        text: demographics?.name,
        family: demographics?.family,
        given: demographics?.given,
      },
    ].filter(({ text }) => text != null),
    gender: GENDERS.has(demographics?.gender ?? null) ? demographics?.gender : undefined,
    birthDate: demographics?.birthDate,
    address: demographics?.address == null ? undefined : [{ use: 'home', text: demographics.address }],
    generalPractitioner:
      practice === null
        ? undefined
        : [
            {
              type: 'Organization',
              identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: practice },
              display: registry.organisation(practice)?.name,
            },
          ],
  })
  return { resourceType: 'Patient', ...(isObject(made) ? made : {}) }
}
