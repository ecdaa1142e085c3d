import type { Face } from '../face.ts'
import { accessibilityPage } from './accessibility.ts'
import { landingPage } from './landing.ts'
import { signedInPage } from './signed-in.ts'
import { signedOutPage } from './signed-out.ts'

/** The pages for anyone: what this service is, and the way in. */
export const frontFace: Face = {
  name: 'front',
  title: 'London Health and Care Information Exchange',
  home: '/',
  provider: undefined,
  navigation: [],
  pages: [landingPage, signedOutPage, signedInPage, accessibilityPage],
  forms: [],
}
