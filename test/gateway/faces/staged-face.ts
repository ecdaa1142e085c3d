import { randomBytes } from 'node:crypto'
import helmet from '@fastify/helmet'
import Fastify from 'fastify'
import { buildSchema } from 'graphql'
import { exportJWK, generateKeyPair } from 'jose'
import { pino } from 'pino'
import { z } from 'zod'
import { readConfig } from '../../../gateway/config.ts'
import type { Face } from '../../../gateway/faces/face.ts'
import { mountFaces } from '../../../gateway/faces/faces.ts'
import { hiddenNumber, requiredText, ticked, withDays } from '../../../gateway/faces/fields.ts'
import { defineForm } from '../../../gateway/faces/form.ts'
import { definePage } from '../../../gateway/faces/page.ts'
import { createSeal } from '../../../gateway/faces/session/seal.ts'
import { openSessions } from '../../../gateway/faces/session/sessions.ts'
import type { Execute } from '../../../gateway/http/graphql.ts'
import type { HouseErrorCode } from '../../../schema/model/house-error.ts'
import { parseOdsCode } from '../../../schema/model/ods-code.ts'
import type { Role } from '../../../schema/model/role.ts'
import { gatewayEnvironment, makeKeys } from '../../london/gateway-environment.ts'
import { keptSessions } from './kept-sessions.ts'

const SCHEMA = buildSchema(`
  type Query { note(id: ID!): Note }
  type Mutation { writeNote(id: ID!, text: String!, day: String, marks: [String!]): Note }
  type Note { text: String! }`)

const notePage = definePage<{ readonly note: { readonly text: string } | null }>({
  path: '/notes/:id',
  audience: 'ig-manager',
  template: 'note.njk',
  document: 'query Note($id: ID!) { note(id: $id) { text } }',
  variables: ({ params }) => ({ id: params['id'] }),
  view: ({ note }, { params }) => ({ id: params['id'], kept: note?.text ?? '' }),
})

/** A note with another beside it, which the page can do without. */
const besidePage = definePage<unknown, { readonly note: { readonly text: string } }>({
  path: '/notes/:id/beside/:other',
  audience: 'ig-manager',
  template: 'note.njk',
  document: 'query Note($id: ID!) { note(id: $id) { text } }',
  variables: ({ params }) => ({ id: params['id'] }),
  beside: {
    document: 'query Other($id: ID!) { note(id: $id) { text } }',
    variables: ({ params }) => ({ id: params['other'] }),
  },
  view: (_, { params }, beside) => ({
    id: params['id'],
    kept: beside === undefined ? 'alone' : `with ${beside.note.text}`,
  }),
})

const noteForm = defineForm({
  path: '/notes/:id/write',
  page: notePage,
  read: withDays(
    z.object({ text: requiredText(200, 'Write the note'), marks: ticked(['red', 'blue']), revision: hiddenNumber }),
    { day: null },
  ),
  mutation:
    'mutation Write($id: ID!, $text: String!, $day: String, $marks: [String!]) { writeNote(id: $id, text: $text, day: $day, marks: $marks) { text } }',
  variables: ({ text, day, marks }, { params }) => ({ id: params['id'], text, day, marks }),
  done: (_data, { text }, { params }) =>
    text === 'no' ? { again: [{ text: 'Say yes', field: 'text' }] } : `/notes/${params['id']}?done=written`,
})

const FACE: Face = {
  name: 'notes',
  title: 'Notes',
  home: '/notes',
  provider: 'staff',
  navigation: [],
  pages: [notePage, besidePage],
  forms: [noteForm],
}

export type Sent = { readonly variables: Readonly<Record<string, unknown>>; readonly role: Role }

/** A face of one page and one form, mounted over a GraphQL that answers as it is told, with sessions minted as wished. */
export const stageFace = async () => {
  const keys = [randomBytes(32)]
  const kept = keptSessions()
  const heard: string[] = []
  const sent: Sent[] = []
  let answer: { readonly code?: HouseErrorCode; readonly text?: string } = { text: 'kept' }

  const execute: Execute = async (document, variables, requester) => {
    if (document.startsWith('mutation')) {
      sent.push({ variables, role: requester.role })
      if (answer.code !== undefined) return { data: null, errors: [{ code: answer.code, path: ['writeNote'] }] }
      return { data: { writeNote: { text: 'written' } }, errors: [] }
    }
    if (variables['id'] === 'forbidden')
      return { data: { note: null }, errors: [{ code: 'FORBIDDEN', path: ['note'] }] }
    if (variables['id'] === 'broken') throw new TypeError('a secret word')
    return { data: { note: { text: answer.text ?? 'kept' } }, errors: [] }
  }

  const clientKey = await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)
  const publicUrl = 'http://127.0.0.1:4444'
  const identity = { issuer: 'http://127.0.0.1:9', clientId: 'console', clientKey }
  const environment = gatewayEnvironment(
    {
      issuers: [{ kind: 'staff', issuer: 'x', jwks: 'http://127.0.0.1:9/jwks' }],
      demographics: 'http://127.0.0.1:9',
      identity: { audience: 'x' },
      outward: {},
    } as unknown as Parameters<typeof gatewayEnvironment>[0],
    'pglite:',
    await makeKeys(),
  )
  const config = readConfig({
    ...environment,
    FACES: JSON.stringify({ publicUrl, staff: identity }),
    SESSION_KEYS: JSON.stringify(keys.map((key) => key.toString('base64url'))),
  }).FACES
  if (config === undefined) throw new Error('There is no configuration of faces.')

  const app = Fastify({ bodyLimit: 64 * 1024 })
  await app.register(helmet)
  await mountFaces(app, {
    config,
    sessionKeys: keys,
    idleMs: 900_000,
    longestMs: 28_800_000,
    roles: {},
    execute,
    schema: SCHEMA,
    limits: [],
    sessions: kept.store,
    refused: () => undefined,
    log: pino({ level: 'debug' }, { write: (line: string) => void heard.push(line) }),
    faces: [FACE],
    templates: [import.meta.dirname],
    strict: true,
  })
  const sessions = openSessions({
    seal: createSeal(keys),
    store: kept.store,
    clock: Date.now,
    idleMs: 900_000,
    longestMs: 28_800_000,
  })
  /** A session of somebody with this role: the cookie header and the token of its forms. */
  const signedIn = async (role: Role = 'ig-manager') => {
    const cookie = await sessions.start({
      provider: 'staff',
      requester: {
        userId: '910000000106',
        issuer: identity.issuer,
        role,
        name: 'A <b>person</b>',
        roleCode: undefined,
        organisation: parseOdsCode('RJ6'),
        nhsNumber: undefined,
        system: undefined,
      },
      organisation: 'A trust',
      idToken: 'id-token',
    })
    const session = await sessions.find(cookie)
    return { cookie: `staff-session=${cookie}`, csrf: session?.csrf ?? '' }
  }
  return {
    app,
    publicUrl,
    signedIn,
    sent,
    heard,
    answerWith: (next: typeof answer) => {
      answer = next
    },
    close: () => app.close(),
  }
}
