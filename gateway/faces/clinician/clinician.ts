import type { Face } from '../face.ts'
import { beginForm, breakGlassPage, confirmForm, confirmPage } from './break-glass.ts'
import { contextForm, contextPage } from './context.ts'
import { findForm, findPage } from './find.ts'
import { kindPages } from './one-kind.ts'
import { permissionForm, permissionPage } from './permission.ts'
import { recordPage } from './record.ts'
import { traceForm, tracePage } from './trace.ts'

/** Where a clinician or a dispatcher finds a patient and reads what London's exchanges may share of them. */
export const clinicianFace: Face = {
  name: 'clinician',
  title: 'Patient record across London',
  home: '/clinician',
  provider: 'staff',
  navigation: [{ href: '/clinician', text: 'Find a patient' }],
  places: { findPatient: '/clinician' },
  pages: [findPage, tracePage, recordPage, contextPage, permissionPage, breakGlassPage, confirmPage, ...kindPages],
  forms: [findForm, traceForm, contextForm, permissionForm, beginForm, confirmForm],
}
