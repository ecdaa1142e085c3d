import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ConsentStage } from '../../../schema/generated/consent.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { hiddenNumber, requiredText } from '../fields.ts'
import { defineForm } from '../form.ts'
import type { Speaker } from '../language/speaker.ts'
import { definePage } from '../page.ts'
import type { Fault, Right } from './choice.ts'
import { mendable } from './choice-fields.ts'
import { patientOf, WHO } from './whose.ts'

type Data = {
  readonly patientChoices: {
    readonly revision: number
    readonly stage: ConsentStage
    readonly proxies: readonly Right[]
  } | null
}

const PEOPLE = /* GraphQL */ `
  query People($patient: NHSNumber!) {
    patientChoices(patient: $patient) { revision stage proxies { id ground mayView period { start end } } }
  }`

const rightView = ({ id, ground, mayView, period }: Right, { t, word, day }: Speaker) => ({
  id,
  ground: word('ground', ground),
  mayView,
  since: period.start === null ? '' : t('people.since', { day: day(period.start) }),
  until: period.end === null ? '' : t('people.until', { day: day(Date.parse(period.end) - 1) }),
})

/** Who may end somebody's view: the person, from 11 on. */
const mayEnd = (stage: ConsentStage): boolean => stage === 'BOTH_WIDEN' || stage === 'OWN'

/** The people who may act for this one. */
export const peoplePage = definePage<Data>({
  path: '/account/people',
  audience: WHO,
  template: 'account/people.njk',
  document: PEOPLE,
  variables: (asked) => ({ patient: patientOf(asked) }),
  view: ({ patientChoices }, { speaker, query }) => {
    if (patientChoices === null) throw new HouseError('STATE_UNAVAILABLE')
    return {
      proxies: patientChoices.proxies.map((right) => rightView(right, speaker)),
      mayEnd: mayEnd(patientChoices.stage),
      done: query['done'] ?? '',
    }
  },
})

/** What ending somebody's view does, before it is done. */
export const personEndPage = definePage<Data>({
  path: '/account/people/:right/end',
  audience: WHO,
  template: 'account/person-end.njk',
  document: PEOPLE,
  variables: (asked) => ({ patient: patientOf(asked) }),
  view: ({ patientChoices }, { speaker, params }) => {
    const right = patientChoices?.proxies.find(({ id }) => id === params['right'])
    if (patientChoices === null || right === undefined || !right.mayView || !mayEnd(patientChoices.stage))
      throw new HouseError('NOT_FOUND')
    return { right: rightView(right, speaker), revision: patientChoices.revision, key: randomUUID() }
  },
})

const read = z.object({
  revision: hiddenNumber,
  key: requiredText(200, 'sentence.INPUT_INVALID'),
  sure: z.literal('yes', 'error.sure'),
})

type Ended = { readonly endProxyView: { readonly faults: readonly Fault[] } | null }

export const personEndForm = defineForm<z.output<typeof read>, Ended>({
  path: '/account/people/:right/end',
  page: personEndPage,
  read,
  mutation: /* GraphQL */ `
    mutation EndView($patient: NHSNumber!, $revision: Int!, $key: String!, $right: ID!) {
      endProxyView(patient: $patient, revision: $revision, idempotencyKey: $key, right: $right) { faults { code field } }
    }`,
  variables: ({ revision, key }, asked) => ({ patient: patientOf(asked), revision, key, right: asked.params['right'] }),
  done: ({ endProxyView }) => {
    if (endProxyView === null) throw new HouseError('INTERNAL')
    return endProxyView.faults.length > 0 ? { again: mendable(endProxyView.faults) } : '/account/people?done=ended'
  },
})
