import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import helmet from '@fastify/helmet'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { holderOf, sealLink } from '../../../gateway/retrieval/document-link.ts'
import { mountDocuments } from '../../../gateway/retrieval/mount-documents.ts'
import { createSealing } from '../../../gateway/sealing/sealing.ts'
import type { ExchangeId } from '../../../schema/model/exchange-id.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { Requester } from '../../../schema/model/requester.ts'
import { testPatient } from '../state/state-examples.ts'

const DOCTOR: Requester = {
  userId: '910000000101',
  issuer: 'http://127.0.0.1:9',
  role: 'clinician',
  name: undefined,
  roleCode: undefined,
  organisation: undefined,
  nhsNumber: undefined,
  system: undefined,
}

/** What is answered in a page's frame to somebody, for whom a document of this type is there. */
const inFrame = async (contentType: string, who: readonly Requester[]) => {
  const app = Fastify({ exposeHeadRoutes: false, routerOptions: { maxParamLength: 4_000 } })
  await app.register(helmet)
  const sealing = createSealing([randomBytes(32)])
  const url = sealLink(sealing, {
    patient: testPatient(1),
    exchange: 'CAMDEN' as ExchangeId,
    sourceId: 'DocumentReference/1',
    holder: holderOf(DOCTOR),
    access: { purpose: 'TREAT', careContext: undefined },
    receipt: 'a-receipt',
    expires: 2,
  })
  mountDocuments(app, {
    sealing,
    retrieve: async () => ({ contentType, size: undefined, body: Readable.from([Buffer.from('5 µg', 'utf8')]) }),
    identify: async () => {
      if (who.length === 0) throw new HouseError('TOKEN_MISSING')
      return who
    },
    append: async () => undefined,
    tell: undefined,
    refused: () => undefined,
    now: async () => 1,
  })
  const { statusCode, headers, body } = await app.inject({ url: `${url}?in=page` })
  await app.close()
  return { statusCode, type: headers['content-type'], body }
}

test.each(['text/plain', 'text/csv'])('%s of no stated charset is shown in UTF-8', async (stated) => {
  expect(await inFrame(stated, [DOCTOR])).toEqual({ statusCode: 200, type: 'text/plain; charset=utf-8', body: '5 µg' })
})

test('who is not signed in any more is told the same in the frame as for a link that has run out, and no more', async () => {
  const signedOut = await inFrame('text/plain', [])
  const another = await inFrame('text/plain', [{ ...DOCTOR, userId: '910000000102' }])
  expect([signedOut.statusCode, another.statusCode]).toEqual([401, 404])
  expect(signedOut.body).toBe(another.body)
  expect(signedOut.body).toContain('A link to a document works for 5 minutes')
})
