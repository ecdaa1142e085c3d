import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import type { LondonAddresses } from '../../london/london.ts'

test('as a program it prints its addresses once everything listens, and ends cleanly when told to', async () => {
  const child = spawn(
    process.execPath,
    [new URL('../../london/main.ts', import.meta.url).pathname, '--patients', '30'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const exited = once(child, 'exit')
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    exited.then(() => Promise.reject(new Error('It ended before it was ready.'))),
  ])) as [string]
  const addresses = JSON.parse(line) as LondonAddresses
  const answers = await Promise.all(
    addresses.exchanges.map(async (exchange) => (await fetch(`${exchange.endpoint}/metadata`)).status),
  )
  // SOAP knows no question without a message: it says so, which is an answer too.
  expect(answers).toEqual(addresses.exchanges.map(({ protocol }) => (protocol === 'IHE_XCA' ? 400 : 200)))
  expect(answers).toHaveLength(30)
  child.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
})
