import type { OdsCode } from './ods-code.ts'

/** An organisation of the directory. `resolvesTo` is its legal entity: itself, its parent (a site) or its successor (closed, merged). */
export type Organisation = {
  readonly odsCode: OdsCode
  readonly name: string
  readonly kind: 'TRUST' | 'PRACTICE' | 'BOROUGH' | 'ICB' | 'AMBULANCE' | 'NHS_111' | 'SITE' | 'OTHER'
  readonly resolvesTo: OdsCode
}

/** Every known code → its legal entity. A code that is not a key does not resolve, and is refused. */
export type Resolution = ReadonlyMap<string, OdsCode>
