import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Role } from '../../schema/model/role.ts'
import type { Sent } from './fields.ts'
import type { Speaker } from './language/speaker.ts'
import type { Problem } from './problem-page.ts'
import type { StatedAccess } from './session/handles.ts'
import type { Marks } from './session/marks.ts'

/** Who a page is for: anyone at all, or people who signed in with one of these roles. */
export type Audience = 'anyone' | Role | readonly Role[]

/** Whether a page is for somebody with this role. */
export const isFor = (audience: Audience, role: Role): boolean =>
  audience === 'anyone' || [audience].flat().includes(role)

/** What was asked of a page. */
export type Asked = {
  /** The parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>
  /** Whose handle the path holds as `:patient` (`session/handles.ts`); undefined where it has none. */
  readonly patient: NhsNumber | undefined
  /** What for and as part of which care, as it was stated when the handle was given. */
  readonly access: StatedAccess | undefined
  /** What stands for something of this patient's record in an address; undefined where the path holds no handle. */
  readonly marks: Marks | undefined
  /** The first value of each name in the query: one line, with nothing in it that hides or turns text, 500 characters at most. */
  readonly query: Readonly<Record<string, string>>
  /** Who is signed in; nobody on a page for anyone. */
  readonly requester: Requester | undefined
  readonly now: Instant
  /** The language the page speaks. */
  readonly speaker: Speaker
  /** What a form sent that shows this page (`Shown`, or something is to be mended); undefined where the page was opened by its address. */
  readonly sent: Sent | undefined
}

/** What a template is given beside the frame. */
export type View = Readonly<Record<string, unknown>>

/**
 * A page: one GraphQL query, executed in process as the person who asks, and one template. The path is Fastify's (`/console/agreements/:id`).
 * `template` is named from `gateway/faces/`. Without `view` the template is given the query's data as it came. A `view` that throws
 * `new HouseError('NOT_FOUND')` shows the page that says so.
 */
export type Page<Data = unknown, Beside = unknown> = {
  readonly path: string
  readonly audience: Audience
  readonly document?: string
  readonly template: string
  /** What is said where there is nothing to show (`NOT_FOUND`), in the words of this page. */
  readonly notFound?: Omit<Problem, 'status' | 'name'>
  /** What is said where it was refused (`FORBIDDEN`), in the words of this page; of a face with languages, under its own name. */
  readonly forbidden?: Omit<Problem, 'status'>
  /** How many characters of a parameter of its address are read, where it is more than the usual 500. */
  readonly longestQuery?: number
  /** The template of what is shown anew as more exchanges answer (`fill-in/`): blocks that the page's own template includes. The view is given `fill`. */
  readonly fillsIn?: string
  /** A second query, of what the page can do without: asked beside the first, once for a page that fills in, and not at all where `variables` gives undefined. */
  readonly beside?: { readonly document: string; variables(asked: Asked): View | undefined }
  /** Whether something of this service stands in a frame on the page: no page may have one otherwise. */
  readonly frames?: boolean
  variables?(asked: Asked): View
  /** `beside`: what the second query gave; undefined where there is none, or it could not be had. */
  view?(data: Data, asked: Asked, beside: Beside | undefined): View
}

/** Defines a page. `Data` is what its query gives. Nothing is executed until it is mounted. */
export const definePage = <Data, Beside = unknown>(page: Page<Data, Beside>): Page => page as Page
