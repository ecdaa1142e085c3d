import { expect, test } from 'vitest'
import { runPolicy } from '../../../gateway/disclosure/running-policy.ts'
import { agreement, EALING, HARINGEY, NOW } from '../../policies/world.ts'

test('an agreement that is no longer what was signed counts as none from the next catching up, for decisions and for readers', async () => {
  const running = await runPolicy({
    agreementsSince: async (version) =>
      version === 0
        ? { version: 1, agreements: [agreement(), agreement({}, { id: 'AG-2', withdrawn: [EALING] })], refused: [] }
        : { version: 2, agreements: [], refused: ['AG-1', 'never heard of'] },
    registry: async () => ({ version: 0, exchanges: [], organisations: [] }),
    now: async () => NOW,
  })
  const covers = () => running.agreements().grants(HARINGEY, 'TREAT', 'view', NOW).covers(EALING, 'ALLERGY', [])
  expect(covers()).toMatchObject({ agreement: 'AG-1' })
  await running.catchUp({ agreements: 2, registry: 0 })
  expect(covers()).toBeUndefined()
  expect(running.agreementReader.byId('AG-1')).toBeUndefined()
  expect(running.agreementReader.all().map(({ id }) => id)).toEqual(['AG-2'])
  expect(running.agreementReader.ofOrganisation(HARINGEY).map(({ id }) => id)).toEqual(['AG-2'])
})
