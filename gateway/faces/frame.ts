import type { Assets } from './assets/assets.ts'
import type { Face, NavigationItem } from './face.ts'
import type { FieldError } from './form.ts'
import type { Speaker } from './language/speaker.ts'
import { isFor, type View } from './page.ts'
import type { Session } from './session/sessions.ts'

/** A form as a template sees it: whether it was sent, what was typed, what is to be mended. */
export type FormShown = {
  readonly sent: boolean
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: readonly FieldError[]
}

/** No form was sent. */
export const NOTHING_SENT: FormShown = { sent: false, values: {}, errors: [] }

/** The error summary links each sentence to its field; a field's own sentence is had by its name. */
export const formView = ({ sent, values, errors }: FormShown, errorWord = 'Error') => ({
  sent,
  values,
  errors,
  summary: errors.map(({ text, field }) => (field === undefined ? { text } : { text, href: `#${field}` })),
  error: Object.fromEntries(
    errors
      .flatMap(({ text, field }) =>
        field === undefined ? [] : [[field, { text, visuallyHiddenText: errorWord }] as const],
      )
      .toReversed(),
  ),
})

/** A line of the navigation is for whom its page is for. */
const isShown = (face: Face, href: string, session: Session | undefined): boolean => {
  if (face.provider === undefined) return true
  const page = face.pages.find(({ path }) => path === href)
  return session !== undefined && isFor(page?.audience ?? 'anyone', session.requester.role)
}

/** Where else the same person signed in to: faces of the same way in that have a page for their part. A face with languages is for people, and alone there. */
const elsewhere = (face: Face, faces: readonly Face[], session: Session | undefined): readonly NavigationItem[] =>
  session === undefined
    ? []
    : faces
        .filter(
          (other) =>
            other.name !== face.name &&
            other.provider === face.provider &&
            other.pages.some(({ audience }) => audience !== 'anyone' && isFor(audience, session.requester.role)),
        )
        .map(({ home, start, title }) => ({ href: start ?? home, text: title }))

/** A language that the page can be read in instead. */
export type LanguageLink = { readonly href: string; readonly language: Speaker['language'] }

/** What the frame is made of: the face, where it stands, who is signed in, the form as it was sent, and the language with the ways to the others. */
export type Framed = {
  readonly face: Face
  /** All that are mounted, for the way from one to another. */
  readonly faces: readonly Face[]
  readonly path: string
  readonly session: Session | undefined
  readonly form: FormShown
  readonly speaker: Speaker
  readonly languages: readonly LanguageLink[]
}

/** Everything that every template is given. `t`, `word`, `day`, `moment`, `number`, `list` speak the page's language (`language/speaker.ts`). */
export const frameView = (
  { face, faces, path, session, form, speaker, languages }: Framed,
  assets: Assets,
  demo: boolean,
): View => ({
  ...speaker,
  asset: assets.path,
  form: formView(form, speaker.t('frame.error')),
  /** What was typed, else what is kept. */
  typed: (name: string, otherwise: unknown) => (form.sent ? (form.values[name] ?? '') : (otherwise ?? '')),
  /** Whether a box is ticked: as it was sent, else as it is kept. */
  ticked: (name: string, value: string, otherwise: readonly string[] = []) =>
    form.sent ? [form.values[name] ?? []].flat().includes(value) : otherwise.includes(value),
  frame: {
    title: face.texts === undefined ? face.title : speaker.t(face.title),
    speaker,
    t: speaker.t,
    languages,
    home: face.home,
    path,
    demo,
    navigation: [
      ...face.navigation.filter(({ href }) => isShown(face, href, session)),
      ...(face.texts === undefined ? elsewhere(face, faces, session) : []),
    ].map((item) => ({
      href: item.href,
      text: face.texts === undefined ? item.text : speaker.t(item.text),
      here: path === item.href || (item.href !== face.home && path.startsWith(`${item.href}/`)),
    })),
    provider: face.provider,
    csrf: session?.csrf,
    idleEnd: session?.idleEnd,
    live: face.live !== undefined && face.live.role === session?.requester.role ? face.live.template : undefined,
    person:
      session === undefined
        ? undefined
        : {
            name: session.requester.name ?? session.requester.userId,
            organisation: session.organisation,
            role: session.requester.role,
          },
  },
})
