import type { Face } from '../face.ts'
import { registerEntryPage } from './register-entry.ts'
import { registerListPage } from './register-list.ts'

/** The public register: which organisations share records, what, and why. Nobody signs in, and it says nothing about people. */
export const registerFace: Face = {
  name: 'register',
  title: 'Register of data sharing agreements',
  home: '/register',
  provider: undefined,
  navigation: [],
  pages: [registerListPage, registerEntryPage],
  forms: [],
}
