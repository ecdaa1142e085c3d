import { expect, test } from 'vitest'
import { besideOf } from '../../../gateway/faces/beside.ts'
import { type Asked, definePage } from '../../../gateway/faces/page.ts'
import type { Execute, Through } from '../../../gateway/http/graphql.ts'
import type { Requester } from '../../../schema/model/requester.ts'

const page = definePage({
  path: '/',
  audience: 'anyone',
  template: 'none.njk',
  beside: { document: '{ note }', variables: () => ({}) },
})

test('what could not be had beside a view that fills in is told once, asked once, and no part of the view fails of it', async () => {
  const told: unknown[] = []
  let asked = 0
  const beside = (execute: Execute, through: Through | undefined) =>
    besideOf(execute, page, {} as Asked, {} as Requester, through, (error) => void told.push(error))
  const failing: Execute = async () => {
    asked++
    throw new TypeError('gone')
  }
  const through: Through = async () => Promise.reject(new Error('is not asked'))
  expect(await Promise.all([beside(failing, through), beside(failing, through)])).toEqual([undefined, undefined])
  expect(await beside(failing, through)).toBe(undefined)
  expect([asked, told]).toEqual([1, [expect.any(TypeError)]])
  const refusing: Execute = async () => ({ data: { note: null }, errors: [{ code: 'OVERLOADED', path: ['note'] }] })
  expect(await beside(refusing, undefined)).toBe(undefined)
  expect(told[1]).toMatchObject({ code: 'OVERLOADED' })
  expect(await beside(async () => ({ data: { note: 'here' }, errors: [] }), undefined)).toEqual({ note: 'here' })
  expect(told).toHaveLength(2)
})
