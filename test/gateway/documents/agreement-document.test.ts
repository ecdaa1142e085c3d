import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDocument } from '../../../gateway/documents/signed-document.ts'
import { openSigningKeys } from '../../../gateway/signing/signing-keys.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { requesterOf } from '../../policies/world.ts'
import { AGREEMENT, CROYDON, EALING, HARINGEY, NOW, newKey, openExporter, STRANGER, there } from './signed-world.ts'
import { verifyAgreement } from './verify-agreement.ts'

const SCRIPT = fileURLToPath(new URL('verify-agreement.ts', import.meta.url))

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** One bit away, and the next in base64url: at the end of a signature that changes only bits that nothing is encoded in. */
const othersThan = (byte: number): readonly number[] => {
  const place = BASE64URL.indexOf(String.fromCharCode(byte))
  return [byte ^ 1, ...(place < 0 ? [] : [BASE64URL.charCodeAt((place + 1) % 64)])]
}

describe('a third party', () => {
  const folder = mkdtempSync(join(tmpdir(), 'agreement-document-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  let text: string
  let keys: ReturnType<Awaited<ReturnType<typeof openSigningKeys>>['jwks']>
  beforeAll(async () => {
    const exporter = await openExporter()
    text = JSON.stringify(await exporter.exportDocument(AGREEMENT.id, 2))
    keys = exporter.keys.jwks()
  })

  const verifyOffline = (document: string, published: object) => {
    const [documentFile, keysFile] = [join(folder, 'agreement.json'), join(folder, 'jwks.json')]
    writeFileSync(documentFile, document)
    writeFileSync(keysFile, JSON.stringify(published))
    return spawnSync(process.execPath, [SCRIPT, documentFile, keysFile], { encoding: 'utf8' })
  }

  test('verifies the document offline, with jose and our public keys alone, and learns who signed', () => {
    const { status, stdout, stderr } = verifyOffline(text, keys)
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      agreement: 'south-west',
      version: 2,
      signed: [
        { organisation: HARINGEY, by: 'Siân O’Neill', at: '2026-11-20T10:00:00.123Z' },
        { organisation: CROYDON, by: 'Amara Okafor', at: '2026-11-19T10:00:00.123Z' },
      ],
    })
  })

  test('uses nothing of this project', () => {
    const imports = [...readFileSync(SCRIPT, 'utf8').matchAll(/from '(.*?)'|import\('(.*?)'\)/g)].map(
      ([, name]) => name,
    )
    expect(imports.toSorted()).toEqual(['jose', 'node:crypto', 'node:fs'])
  })

  test('is told when the file was changed, in one line and an exit code', () => {
    const { status, stderr } = verifyOffline(text.replace('"payload":"ey', '"payload":"eY'), keys)
    expect(status).toBe(1)
    expect(stderr).not.toBe('')
  })

  test('is told when another house signed it', async () => {
    const others = await openSigningKeys([await newKey()])
    await expect(verifyAgreement(text, others.jwks())).rejects.toThrow()
  })

  test('can still verify it when the key that signed has been followed by another', async () => {
    const [former, present] = [await newKey(), await newKey()]
    const then = await openExporter({ given: [former] })
    const old = JSON.stringify(await then.exportDocument(AGREEMENT.id, 2))
    const now = await openSigningKeys([present, former])
    await expect(verifyAgreement(old, now.jwks())).resolves.toMatchObject({ version: 2 })
  })

  test('finds every byte that is changed, wherever it is', async () => {
    const missed: number[] = []
    const bytes = Buffer.from(text)
    for (let place = 0; place < bytes.length; place++) {
      for (const other of othersThan(bytes[place] ?? 0)) {
        const changed = Buffer.from(bytes)
        changed[place] = other
        const isFound = await verifyAgreement(changed.toString(), keys).then(
          () => false,
          () => true,
        )
        if (!isFound) missed.push(place)
      }
    }
    expect(bytes.length).toBeGreaterThan(3_000)
    expect(missed).toEqual([])
  })

  test('finds whatever is put in, taken out or put elsewhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), fc.nat(3), fc.string({ maxLength: 3 }), async (at, cut, put) => {
        const changed = text.slice(0, at) + put + text.slice(at + cut)
        fc.pre(changed !== text)
        await expect(verifyAgreement(changed, keys)).rejects.toThrow()
      }),
      { numRuns: 300 },
    )
  })

  test('is not deceived by a signature of another party, version or agreement, though the house signed the document', async () => {
    const { exportDocument, keys: house } = await openExporter()
    const honest = readDocument(there(await exportDocument(AGREEMENT.id, 2)))
    const [croydon, haringey] = honest.signatures
    const forged = { ...honest, signatures: [{ ...croydon, jws: haringey?.jws }, haringey] }
    const [header, payload, signature] = (await house.sign(forged, 'agreement-document.v1+jws')).split('.')
    const forgery = JSON.stringify({ payload, signatures: [{ protected: header, signature }] })
    await expect(verifyAgreement(forgery, house.jwks())).rejects.toThrow('over something else')
  })

  test('takes no other thing that the house signed for a document', async () => {
    const { exportDocument, keys: house } = await openExporter()
    const honest = readDocument(there(await exportDocument(AGREEMENT.id, 2)))
    const [header, payload, signature] = (await house.sign(honest, 'agreement-document.v2+jws')).split('.')
    const other = JSON.stringify({ payload, signatures: [{ protected: header, signature }] })
    await expect(verifyAgreement(other, house.jwks())).rejects.toThrow('signed as something else')
  })
})

describe('the document', () => {
  test('holds the whole version, how it stood, who exported it and when', async () => {
    const { exportDocument } = await openExporter()
    const document = readDocument(there(await exportDocument(AGREEMENT.id, 2)))
    expect(document).toMatchObject({
      iat: Math.floor(NOW / 1000),
      agreement: 'south-west',
      version: 2,
      proposedAt: '2026-11-12T10:00:00.123Z',
      terms: AGREEMENT.versions[1]?.terms,
      parties: [
        { organisation: EALING, provides: true, receives: false },
        { organisation: HARINGEY, provides: false, receives: true },
        { organisation: CROYDON, provides: true, receives: true },
      ],
      organisations: { [EALING]: 'Ealing Park Surgery' },
      exported: {
        at: '2026-11-22T10:00:00.123Z',
        by: { name: 'Amara Okafor', role: 'ig-manager', organisation: CROYDON },
      },
    })
    expect(document.signatures.map(({ organisation }) => organisation)).toEqual([HARINGEY, CROYDON])
    expect(document.standing.inForce).toEqual([
      { version: 1, providers: [EALING], recipients: [HARINGEY, CROYDON] },
      { version: 1, providers: [HARINGEY, CROYDON], recipients: [EALING] },
      { version: 2, providers: [CROYDON], recipients: [HARINGEY] },
    ])
  })

  test('is of the newest signed version where none is named', async () => {
    const { exportDocument } = await openExporter()
    expect(readDocument(there(await exportDocument(AGREEMENT.id, undefined))).version).toBe(2)
  })

  test('says that a signature was given elsewhere, and shows none', async () => {
    const { exportDocument, keys } = await openExporter()
    const signed = there(await exportDocument(AGREEMENT.id, 1))
    expect(readDocument(signed).signatures.map(({ jws }) => jws)).toEqual([null, null, null])
    await expect(verifyAgreement(JSON.stringify(signed), keys.jwks())).resolves.toMatchObject({ signed: [] })
  })

  test('does not exist for an agreement or a version that does not', async () => {
    const { exportDocument, written } = await openExporter()
    expect(await exportDocument('another', undefined)).toBeNull()
    expect(await exportDocument(AGREEMENT.id, 3)).toBeNull()
    expect(written).toEqual([])
  })

  test('does not exist for others while the register does not tell of the agreement', async () => {
    const [first] = AGREEMENT.versions
    if (first === undefined) throw new Error('There is no version.')
    const [signatory, ...others] = first.parties
    if (signatory === undefined) throw new Error('There is no party.')
    const parties = [signatory, ...others.map((party) => ({ ...party, signedAt: undefined }))]
    const agreement = { ...AGREEMENT, versions: [{ ...first, parties }] }
    const own = await openExporter({ agreement })
    expect(await own.exportDocument(AGREEMENT.id, 1)).not.toBeNull()
    const strange = await openExporter({
      agreement,
      requester: requesterOf({ role: 'ig-manager' }),
      organisation: STRANGER,
    })
    expect(await strange.exportDocument(AGREEMENT.id, 1)).toBeNull()
    expect(strange.written).toEqual([])
  })

  test('is written down before it leaves, and stays when that cannot be', async () => {
    const { exportDocument, written } = await openExporter()
    await exportDocument(AGREEMENT.id, 2)
    expect(written).toEqual(['export-agreement: south-west version 2'])
    const deaf = await openExporter({ writeDown: () => Promise.reject(new HouseError('AUDIT_UNAVAILABLE')) })
    await expect(deaf.exportDocument(AGREEMENT.id, 2)).rejects.toThrow(HouseError)
  })

  test.each([
    ['an information governance manager of a party', requesterOf({ role: 'ig-manager' }), HARINGEY, true],
    ['the operator', requesterOf({ role: 'operator' }), undefined, true],
    ['an information governance manager of no party', requesterOf({ role: 'ig-manager' }), STRANGER, false],
    ['a clinician of a party', requesterOf({ role: 'clinician' }), HARINGEY, false],
    ['a patient', requesterOf({ role: 'patient' }), undefined, false],
  ])('is for %s: %#', async (_, requester, organisation, isGiven) => {
    const { exportDocument, written } = await openExporter({ requester, organisation })
    const given = exportDocument(AGREEMENT.id, 2)
    if (isGiven) await expect(given).resolves.not.toBeNull()
    else {
      await expect(given).rejects.toMatchObject({ code: 'FORBIDDEN' })
      expect(written).toEqual([])
    }
  })
})
