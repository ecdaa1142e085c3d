import { readConfig, SETTINGS } from './config.ts'
import { openHouse } from './house.ts'
import { withSecretFiles } from './secret-files.ts'

// `npm run serve`: the configuration comes from the environment; half-configured, it refuses to start.

const fail = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? error.message : 'The gateway could not start.'}\n`)
  process.exit(1)
}

const serve = async (): Promise<void> => {
  const config = readConfig(withSecretFiles(process.env, SETTINGS))
  const house = await openHouse(config)
  const address = await house.app.listen({ host: config.HOST, port: config.PORT })
  process.stdout.write(`The gateway listens at ${address}\n`)

  let ending = false
  const end = (close: () => Promise<void>) => async (): Promise<void> => {
    if (ending) return
    ending = true
    await close()
    process.exit(0)
  }
  process.on('SIGINT', end(house.close))
  // Whoever runs several nodes ends one of them: those who are there finish, and nobody notices.
  process.on('SIGTERM', end(house.drain))
}

serve().catch(fail)
