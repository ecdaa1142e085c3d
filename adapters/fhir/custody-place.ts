import { z } from 'zod'

/**
 * Where the data controller of a record is read, tried in order until one states it: a tag of the ODS system in `meta`; `meta.source`; an
 * extension of the resource or of its `meta`, by URL; a member that is a Reference to the organisation (its identifier, or the Organization
 * that came along); the organisation behind the person who recorded it.
 */
export const custodyPlace = z.union([
  z.enum([
    'meta.tag',
    'meta.source',
    'custodian',
    'managingOrganization',
    'serviceProvider',
    'performer',
    'recorder.organization',
    'author',
    'source',
  ]),
  z.templateLiteral(['extension:', z.string()]),
  z.templateLiteral(['meta.extension:', z.string()]),
])

export type CustodyPlace = z.infer<typeof custodyPlace>
