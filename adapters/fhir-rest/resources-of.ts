import type { RecordType } from '../../schema/model/record-type.ts'
import type { Asking } from './asking.ts'

/** The resource types that hold a record type at this exchange. */
export const resourcesOf = (
  type: RecordType,
  { settings, version }: Pick<Asking, 'settings' | 'version'>,
): readonly string[] => (type === 'MEDICATION' ? settings.medications : version.resourceTypes[type])
