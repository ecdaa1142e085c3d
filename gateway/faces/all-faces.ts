import { accountFace } from './account/account.ts'
import { clinicianFace } from './clinician/clinician.ts'
import { consoleFace } from './console/console.ts'
import type { Face } from './face.ts'
import { frontFace } from './front/front.ts'
import { operatorFace } from './operator/operator.ts'
import { practiceFace } from './practice/practice.ts'
import { privacyFace } from './privacy/privacy.ts'
import { registerFace } from './register/register.ts'

/** Every face of the service. */
export const allFaces: readonly Face[] = [
  frontFace,
  consoleFace,
  accountFace,
  registerFace,
  practiceFace,
  privacyFace,
  operatorFace,
  clinicianFace,
]

export { frontFace }
