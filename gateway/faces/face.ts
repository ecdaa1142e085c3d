import type { Role } from '../../schema/model/role.ts'
import type { File } from './file.ts'
import type { Form } from './form.ts'
import type { TextsByLanguage } from './language/texts.ts'
import type { Page } from './page.ts'
import type { ProviderName } from './sign-in/provider-name.ts'

/** A line of the navigation. Of a face with languages `text` is the name of a text. */
export type NavigationItem = { readonly href: string; readonly text: string }

/** One face of the service: its name, who signs in to it, its pages and forms. */
export type Face = {
  readonly name: string
  /** Said in the header, and after the title of each page. Of a face with languages: the name of a text. */
  readonly title: string
  readonly home: string
  /** Where its home leads on to, where the home is no page itself. */
  readonly start?: string
  /** Who signs in; undefined for a face that is for anyone. */
  readonly provider: ProviderName | undefined
  readonly navigation: readonly NavigationItem[]
  readonly pages: readonly Page[]
  readonly forms: readonly Form[]
  /** What can be kept: documents made of a query. */
  readonly files?: readonly File[]
  /** A template that tells its people of what happens while a page is open, for a role that is told. */
  readonly live?: { readonly template: string; readonly role: Role }
  /** What it says in each language, its frame included; without them it speaks English. */
  readonly texts?: TextsByLanguage
  /** Where people arrive who signed out, who signed in again in a second tab, who signed in and are not proved to be who they say, and whose patient's handle has ended. */
  readonly places?: Partial<Record<'signedOut' | 'signedIn' | 'notProved' | 'findPatient', string>>
}
