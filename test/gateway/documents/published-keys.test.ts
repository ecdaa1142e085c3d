import Fastify from 'fastify'
import { calculateJwkThumbprint } from 'jose'
import { expect, test } from 'vitest'
import { mountKeys } from '../../../gateway/documents/mount-keys.ts'
import { openSigningKeys } from '../../../gateway/signing/signing-keys.ts'
import { newKey } from './signed-world.ts'

const published = async (count: number) => {
  const given = await Promise.all(Array.from({ length: count }, newKey))
  const app = Fastify()
  mountKeys(app, await openSigningKeys(given))
  const { statusCode, headers, body } = await app.inject({ method: 'GET', url: '/.well-known/jwks.json' })
  await app.close()
  return { given, statusCode, headers, body }
}

test('the public keys are there for anybody, the present one and those before it, each by its thumbprint', async () => {
  const { given, statusCode, body } = await published(3)
  expect(statusCode).toBe(200)
  const kids = await Promise.all(given.map((key) => calculateJwkThumbprint(key)))
  expect(JSON.parse(body).keys.map(({ kid }: { kid: string }) => kid)).toEqual(kids)
})

test('nothing private is ever in them: the members of each are a closed list', async () => {
  const { given, body } = await published(2)
  for (const key of JSON.parse(body).keys)
    expect(Object.keys(key).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
  for (const { d } of given) expect(body).not.toContain(d)
})

test('they may be kept for an hour, by anybody, and fetched from any page', async () => {
  const { headers } = await published(1)
  expect(headers).toMatchObject({
    'content-type': 'application/jwk-set+json; charset=utf-8',
    'cache-control': 'public, max-age=3600',
    'access-control-allow-origin': '*',
  })
})
