import { beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../../gateway/config.ts'
import { gatewayEnvironment, makeKeys } from '../../london/gateway-environment.ts'
import { makeClient } from '../../london/identity/clients.ts'

let whole: Readonly<Record<string, string>>
beforeAll(async () => {
  const provider = { issuer: 'http://127.0.0.1:1', jwks: 'http://127.0.0.1:1/jwks' }
  const clients = { console: await makeClient('console'), account: await makeClient('account') }
  const london = {
    issuers: [{ kind: 'staff', ...provider }],
    demographics: 'http://127.0.0.1:2',
    identity: { audience: 'us', staff: provider, citizen: provider, clients },
    outward: {},
  } as unknown as Parameters<typeof gatewayEnvironment>[0]
  whole = gatewayEnvironment(london, 'pglite:', await makeKeys(), 'http://127.0.0.1:4000')
})

const withFaces = (change: (faces: Record<string, unknown>) => void): (() => unknown) => {
  const faces = JSON.parse(whole['FACES'] ?? '{}')
  change(faces)
  return () => readConfig({ ...whole, FACES: JSON.stringify(faces) })
}

describe('the configuration of the pages', () => {
  test('is that of the demo, and may be absent', () => {
    expect(readConfig(whole).FACES?.publicUrl).toBe('http://127.0.0.1:4000')
    const { FACES: _, SESSION_KEYS: __, ...without } = whole
    expect(readConfig(without).FACES).toBeUndefined()
  })

  test('is refused without keys for sessions, along with every other fault', () => {
    const { SESSION_KEYS: _, ...without } = whole
    expect(() => readConfig({ ...without, PORT: 'x' })).toThrow(
      /PORT[\s\S]*SESSION_KEYS: is needed where FACES is given/,
    )
  })

  test.each([['[]'], ['["short"]'], [JSON.stringify([Buffer.alloc(48).toString('base64url')])]])(
    'is refused with keys that are not of 32 bytes: %s',
    (SESSION_KEYS) => {
      expect(() => readConfig({ ...whole, SESSION_KEYS })).toThrow(/SESSION_KEYS/)
    },
  )

  test('is refused where anything but this machine is reached without encryption', () => {
    const issuer = { ...JSON.parse(whole['FACES'] ?? '{}').staff, issuer: 'http://issuer.example' }
    expect(withFaces((faces) => Object.assign(faces, { staff: issuer }))).toThrow(/FACES.staff.issuer: is https/)
    expect(withFaces((faces) => Object.assign(faces, { publicUrl: 'http://exchange.example' }))).toThrow(
      /FACES.publicUrl: is https/,
    )
    expect(withFaces((faces) => Object.assign(faces, { publicUrl: 'https://exchange.example' }))).not.toThrow()
  })

  test('is refused with a client’s public key alone', () => {
    expect(
      withFaces((faces) => {
        const staff = faces['staff'] as { clientKey: Record<string, unknown> }
        delete staff.clientKey['d']
      }),
    ).toThrow(/FACES.staff.clientKey.d/)
  })
})
