import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AREAS } from '../london/generator/areas.ts'

const ROOMS = ['schema', 'policies', 'adapters', 'gateway', 'test'] as const

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())

const sourcesOf = (...rooms: readonly string[]): readonly string[] =>
  rooms.flatMap(filesIn).filter((path) => path.endsWith('.ts'))

describe('the house', () => {
  test('has these rooms and no other folder', () => {
    const folders = readdirSync('.', { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('.'),
    )
    const allowed = new Set<string>([...ROOMS, 'node_modules', 'coverage', 'var'])
    expect(folders.map(({ name }) => name).filter((name) => !allowed.has(name))).toEqual([])
  })

  test('has no drawer for odds and ends', () => {
    const drawers = /(^|\/)(utils?|utilities|helpers?|common|shared|lib|core|types)(\/|\.ts$)/
    expect(sourcesOf(...ROOMS).filter((path) => drawers.test(path))).toEqual([])
  })

  test('names every file in kebab-case', () => {
    expect(sourcesOf(...ROOMS).filter((path) => !/^[a-z0-9/.-]+$/.test(path))).toEqual([])
  })

  test('no code that runs asks which exchange it is talking to', () => {
    const names = AREAS.map(({ id }) => id)
    const asking = sourcesOf('schema/model', 'policies', 'adapters', 'gateway').filter((path) => {
      const text = readFileSync(path, 'utf8')
      return names.some((name) => new RegExp(`['"\`]${name}['"\`]`).test(text))
    })
    expect(asking).toEqual([])
  })

  test('every room and the rooms within say in a README what lives there', () => {
    const folders = [
      ...ROOMS.filter((room) => room !== 'test'),
      ...['adapters', 'gateway'].flatMap((room) =>
        readdirSync(room, { withFileTypes: true }).flatMap((entry) =>
          entry.isDirectory() ? [join(room, entry.name)] : [],
        ),
      ),
    ]
    expect(folders.filter((folder) => !existsSync(join(folder, 'README.md')))).toEqual([])
  })

  test('what runs writes no log line but through the logger', () => {
    const writing = sourcesOf('schema/model', 'policies', 'adapters', 'gateway').filter((path) =>
      /\bconsole\.\w+\(/.test(readFileSync(path, 'utf8')),
    )
    expect(writing).toEqual([])
  })
})
