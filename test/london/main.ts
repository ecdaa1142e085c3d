// The simulated London as a program: `node test/london/main.ts --patients 200 --seed london --members full --everywhere 5,40,300
// --base-port 4100 --latency 40`. Prints its addresses as one line of JSON once everything listens; SIGINT or SIGTERM ends it.
import { parseArgs } from 'node:util'
import { startLondon } from './london.ts'

const { values } = parseArgs({
  options: {
    patients: { type: 'string', default: '200' },
    seed: { type: 'string', default: 'london' },
    members: { type: 'string', default: 'demo' },
    everywhere: { type: 'string', default: '' },
    'base-port': { type: 'string', default: '0' },
    latency: { type: 'string', default: '0' },
    audience: { type: 'string' },
  },
})

const london = await startLondon({
  patients: Number(values.patients),
  seed: values.seed,
  members: values.members === 'full' ? 'full' : 'demo',
  everywhere: values.everywhere.split(',').filter(Boolean).map(Number),
  basePort: Number(values['base-port']),
  latency: Number(values.latency),
  ...(values.audience === undefined ? {} : { audience: values.audience }),
})

const stop = async (): Promise<void> => {
  await london.close()
  process.exit(0)
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
// A child whose parent has gone has nobody to serve.
if (process.send) process.once('disconnect', stop)

process.stdout.write(`${JSON.stringify(london.addresses)}\n`)
process.send?.(london.addresses)
