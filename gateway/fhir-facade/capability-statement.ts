import type { Resource } from './resource.ts'
import { SERVED_NAMES, servedType } from './served-types.ts'

const R4 = 'http://hl7.org/fhir/SearchParameter'

/** What a token service of this deployment is called, for clients that get their own tokens. */
export type TokenService = { readonly authorizationEndpoint: string; readonly tokenEndpoint: string }

const patientParameter = (name: string) => ({
  name,
  type: 'reference',
  documentation: 'The patient, by the id that a search for them gave; one patient a search.',
})

const byIdentifier = {
  name: 'patient.identifier',
  type: 'token',
  documentation: 'The patient by NHS number (https://fhir.nhs.uk/Id/nhs-number|…). `patient:identifier` is the same.',
}

const byId = { name: '_id', type: 'token', definition: 'http://hl7.org/fhir/SearchParameter/Resource-id' }

const changed = {
  name: '_lastUpdated',
  type: 'date',
  definition: 'http://hl7.org/fhir/SearchParameter/Resource-lastUpdated',
  documentation: 'When a source changed it last. What a source does not say this of is always found.',
}

const DATES =
  'All prefixes of R4. A record that is dated only in part is found where it could lie there; one without a date always is.'

/** What is true of this façade, made of the very tables that it serves by. */
export const capabilityStatement = (base: string, published: string, tokens: TokenService | undefined): Resource => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: published,
  publisher: 'London Health and Care Information Exchange',
  kind: 'instance',
  software: { name: 'London Health and Care Information Exchange' },
  implementation: {
    description: "Reads over London's regional exchanges, as agreements and patients' choices allow",
    url: base,
  },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json', 'json'],
  rest: [
    {
      mode: 'server',
      documentation:
        'Reads alone. Every answer of several resources holds an OperationOutcome (search mode "outcome") that tells what each exchange did: nothing found is not nothing there. Lists are sorted with the newest first (_sort by a date, descending), and in no other way. The total is left out where it would say "none" of what is not known. Purpose of use and care context are claims of the access token (IHE IUA: extensions.ihe_iua.purpose_of_use, care_context); SMART scopes (patient/… and user/…, .r and .s) narrow what may be asked.',
      security: {
        cors: false,
        service: [
          {
            coding: [
              {
                system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
                code: 'SMART-on-FHIR',
              },
            ],
          },
        ],
        ...(tokens === undefined
          ? {}
          : {
              extension: [
                {
                  url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
                  extension: [
                    { url: 'authorize', valueUri: tokens.authorizationEndpoint },
                    { url: 'token', valueUri: tokens.tokenEndpoint },
                  ],
                },
              ],
            }),
      },
      resource: [
        {
          type: 'Patient',
          interaction: [{ code: 'read' }, { code: 'search-type' }],
          searchParam: [
            {
              name: 'identifier',
              type: 'token',
              definition: `${R4}/Patient-identifier`,
              documentation: 'NHS number alone.',
            },
            byId,
          ],
          operation: [
            {
              name: 'everything',
              definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything',
              documentation: 'Takes start, end, _since, _type and _count; in pages.',
            },
          ],
        },
        ...SERVED_NAMES.map((name) => {
          const { hasSubject, search } = servedType(name)
          return {
            type: name,
            interaction: [{ code: 'read' }, { code: 'search-type' }],
            searchInclude: [`${name}:patient`, ...(hasSubject ? [`${name}:subject`] : [])],
            searchRevInclude: ['Provenance:target'],
            searchParam: [
              patientParameter('patient'),
              ...(hasSubject ? [patientParameter('subject')] : []),
              byIdentifier,
              byId,
              changed,
              ...Object.entries(search).map(([parameter, { kind }]) => ({
                name: parameter,
                type: kind,
                ...(kind === 'date' ? { documentation: DATES } : {}),
              })),
            ],
          }
        }),
        {
          type: 'Provenance',
          interaction: [{ code: 'search-type' }],
          searchParam: [{ name: 'target', type: 'reference', documentation: 'One resource of this façade.' }],
        },
      ],
    },
  ],
})
