import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ConsentStage } from '../../../schema/generated/consent.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { PART, PART_ASKED, partAsked } from '../choices/preview-part.ts'
import { CHOICE, type RecordedChoice } from '../choices/shown-choice.ts'
import { isStanding } from '../choices/standing.ts'
import { hiddenNumber, requiredText } from '../fields.ts'
import { defineForm, type Form } from '../form.ts'
import type { Page } from '../page.ts'
import { type Fault, headlineOf, rowsOf } from './choice.ts'
import { mendable } from './choice-fields.ts'
import { comparedView, PREVIEW, type Preview } from './who-could-see.ts'
import { baseOf, definePageFor, patientOf, type Whose } from './whose.ts'

type Data = {
  readonly patientChoices: {
    readonly revision: number
    readonly stage: ConsentStage
    readonly directives: readonly RecordedChoice[]
  } | null
  readonly now: Preview | null
  readonly after: Preview | null
  readonly emergency: Preview | null
}

/** What ending a choice does, before it is done. */
export const choiceEndPage = (whose: Whose): Page =>
  definePageFor<Data>(whose, {
    path: '/choices/:id/end',
    template: 'account/choice-end.njk',
    document: /* GraphQL */ `
    query ChoiceToEnd($patient: NHSNumber!, $directive: ID!, ${PART_ASKED}) {
      ${whose.asks}
      patientChoices(patient: $patient) { revision stage directives { ...Choice } }
      now: consentPreview(patient: $patient, ${PART}) { ...Previewed }
      after: consentPreview(patient: $patient, ends: [$directive], ${PART}) { ...Previewed }
      emergency: consentPreview(patient: $patient, ends: [$directive], purpose: BTG, ${PART}) { ...Previewed }
    }
    ${CHOICE} ${PREVIEW}`,
    variables: (asked) => ({ patient: patientOf(asked), directive: asked.params['id'], ...partAsked(asked.sent) }),
    view: ({ patientChoices, now, after, emergency }, asked) => {
      const choice = patientChoices?.directives.find(({ id }) => id === asked.params['id'])
      if (patientChoices === null || choice === undefined || !isStanding(choice, asked.now))
        throw new HouseError('NOT_FOUND')
      if (now === null || after === null || emergency === null) throw new HouseError('STATE_UNAVAILABLE')
      return {
        id: choice.id,
        headline: headlineOf(choice, asked.speaker),
        rows: rowsOf(choice, asked.speaker),
        ...comparedView(now, after, emergency, asked.sent, asked.speaker),
        lookAt: `${baseOf(whose, asked)}/choices/${choice.id}/end/look`,
        together: patientChoices.stage === 'BOTH_WIDEN' && choice.effect === 'deny',
        revision: patientChoices.revision,
        key: randomUUID(),
      }
    },
  })

/** Looks at another part of what it would do; nothing is ended. */
export const choiceEndLook = (whose: Whose, page: Page): Form =>
  defineForm<unknown, null>({
    path: `${whose.path}/choices/:id/end/look`,
    page,
    read: z.looseObject({}),
    done: () => ({ show: page }),
  })

const read = z.object({ revision: hiddenNumber, key: requiredText(200, 'sentence.INPUT_INVALID') })

type Ended = {
  readonly withdrawDirective: {
    readonly ended: { readonly id: string } | null
    readonly faults: readonly Fault[]
  } | null
}

export const choiceEndForm = (whose: Whose, page: Page): Form =>
  defineForm<z.output<typeof read>, Ended>({
    path: `${whose.path}/choices/:id/end`,
    page,
    read,
    mutation: /* GraphQL */ `
    mutation EndChoice($patient: NHSNumber!, $revision: Int!, $key: String!, $directive: ID!) {
      withdrawDirective(patient: $patient, revision: $revision, idempotencyKey: $key, directive: $directive) {
        ended { id }
        faults { code field }
      }
    }`,
    variables: ({ revision, key }, asked) => ({
      patient: patientOf(asked),
      revision,
      key,
      directive: asked.params['id'],
    }),
    done: ({ withdrawDirective }, _, asked) => {
      if (withdrawDirective === null) throw new HouseError('INTERNAL')
      if (withdrawDirective.faults.length > 0) return { again: mendable(withdrawDirective.faults) }
      return withdrawDirective.ended === null
        ? `${baseOf(whose, asked)}/choices?done=proposed`
        : `${baseOf(whose, asked)}/choices/${asked.params['id']}?done=endedDone`
    },
  })
