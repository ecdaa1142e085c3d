import { compactVerify, createLocalJWKSet, type JWK } from 'jose'
import { expect, test } from 'vitest'
import { openSigningKeys } from '../../../gateway/signing/signing-keys.ts'
import { aSigningKey } from '../agreements/life-house.ts'

test('the first key signs, every key is published by its public half alone, and what an earlier one signed still verifies', async () => {
  const [older, newer] = [await aSigningKey(), await aSigningKey()]
  const before = await openSigningKeys([older])
  const after = await openSigningKeys([newer, older])
  const jws = await before.sign({ said: 'then' }, 'test+jwt')
  expect(await after.verify(jws, 'test+jwt')).toEqual({ said: 'then' })
  const { keys } = after.jwks()
  expect(keys.map(({ kid }) => kid)).toHaveLength(2)
  expect(keys.every((key: JWK) => key.d === undefined && key.use === 'sig' && key.alg === 'ES256')).toBe(true)
  const { protectedHeader } = await compactVerify(await after.sign({}, 'test+jwt'), createLocalJWKSet(after.jwks()))
  expect(protectedHeader).toEqual({ alg: 'ES256', kid: keys[0]?.kid, typ: 'test+jwt' })
})

test('another key’s signature, a changed one, and one of another type are refused', async () => {
  const ours = await openSigningKeys([await aSigningKey()])
  const theirs = await openSigningKeys([await aSigningKey()])
  const jws = await ours.sign({ said: 'this' }, 'test+jwt')
  const [header, , signature] = jws.split('.')
  const changed = [header, Buffer.from('{"said":"that"}').toString('base64url'), signature].join('.')
  for (const [bad, typ] of [
    [await theirs.sign({ said: 'this' }, 'test+jwt'), 'test+jwt'],
    [changed, 'test+jwt'],
    [jws, 'other+jwt'],
    ['no jws', 'test+jwt'],
  ] as const)
    await expect(ours.verify(bad, typ)).rejects.toThrow()
})

test('there is no signing without a key', async () => {
  await expect(openSigningKeys([])).rejects.toThrow('A signing key is needed.')
})
