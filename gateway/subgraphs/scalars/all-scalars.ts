import type { GraphQLScalarType } from 'graphql'
import { DateTime } from './date-time.ts'
import { ExchangeId } from './exchange-id.ts'
import { FHIRDate } from './fhir-date.ts'
import { AnyJson } from './json.ts'
import { NHSNumber } from './nhs-number.ts'
import { ODSCode } from './ods-code.ts'

/** Every scalar of the SDL by its name. */
export const scalars = { NHSNumber, ODSCode, ExchangeId, DateTime, FHIRDate, JSON: AnyJson } satisfies Record<
  string,
  GraphQLScalarType
>
