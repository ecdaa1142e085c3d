import { accountFace } from './account/account.ts'
import { consoleFace } from './console/console.ts'
import type { Face } from './face.ts'
import { frontFace } from './front/front.ts'
import { registerFace } from './register/register.ts'

/** Every face of the service. */
export const allFaces: readonly Face[] = [frontFace, consoleFace, accountFace, registerFace]

export { frontFace }
