import { z } from 'zod'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import { requiredText } from '../fields.ts'
import { defineForm } from '../form.ts'
import { type Asked, definePage } from '../page.ts'
import { accessFields, accessOf } from './access-fields.ts'
import { VIEWERS } from './find.ts'
import { recordPath } from './paths.ts'

/** Longer than any launch: it is in an address, which browsers and proxies bound too. */
const LONGEST_LAUNCH = 4_096

type Data = {
  readonly launch: {
    readonly outcome: string
    readonly sentence: string
    readonly system: string | null
    readonly purpose: PurposeOfUse | null
    readonly careContext: string | null
  } | null
}

const sentOr = ({ sent, query }: Asked, name: 'iss' | 'launch'): string =>
  String([sent?.[name] ?? query[name] ?? ''].flat()[0] ?? '')

/**
 * Where another system's link leads (SMART App Launch: `iss`, `launch`). What the link says of the care is shown to be confirmed; nobody's record is opened and
 * nothing is used up before that, so that a link that is fetched ahead of its reader does no harm.
 */
export const launchPage = definePage<Data>({
  path: '/clinician/launch',
  audience: VIEWERS,
  template: 'clinician/launch.njk',
  longestQuery: LONGEST_LAUNCH,
  document: /* GraphQL */ `
    query ReadLaunch($iss: String!, $launch: String!) {
      launch(iss: $iss, launch: $launch) { outcome sentence system purpose careContext }
    }`,
  variables: (asked) => ({ iss: sentOr(asked, 'iss'), launch: sentOr(asked, 'launch') }),
  view: ({ launch }, asked) => ({
    isReady: launch?.outcome === 'READY',
    sentence: launch?.sentence ?? 'The link could not be read just now. Try again in a few minutes.',
    system: launch?.system ?? '',
    access: { purpose: launch?.purpose ?? '', careContext: launch?.careContext ?? '' },
    iss: sentOr(asked, 'iss'),
    launch: sentOr(asked, 'launch'),
  }),
})

const read = z.object({
  iss: requiredText(2_000, 'Open the link again'),
  launch: requiredText(LONGEST_LAUNCH, 'Open the link again'),
  ...accessFields,
})

type Opened = { readonly openLaunch: { readonly sentence: string; readonly nhsNumber: NhsNumber | null } | null }

/** Uses the link up, and leads on to the record with what was confirmed. */
export const launchForm = defineForm<z.output<typeof read>, Opened>({
  path: '/clinician/launch',
  page: launchPage,
  read,
  mutation: /* GraphQL */ `
    mutation OpenLaunch($iss: String!, $launch: String!) {
      openLaunch(iss: $iss, launch: $launch) { sentence nhsNumber }
    }`,
  variables: ({ iss, launch }) => ({ iss, launch }),
  done: ({ openLaunch }, fields) => {
    const patient = openLaunch?.nhsNumber
    if (patient == null) return { again: [{ text: openLaunch?.sentence ?? 'The link could not be used just now' }] }
    return { patient, access: accessOf(fields), path: (handle) => recordPath(handle) }
  },
})
