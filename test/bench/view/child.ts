import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of the bench: told something, it answers once. */
export type Child = { readonly tell: <Answer>(message: object) => Promise<Answer>; readonly end: () => void }

const nextMessage = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const told = (message: unknown): void => {
      child.off('exit', ended)
      resolve(message)
    }
    const ended = (): void => {
      child.off('message', told)
      reject(new Error('a process of the bench ended'))
    }
    child.once('message', told)
    child.once('exit', ended)
  })

/** Starts a program of this folder. `execArgv` are Node's own flags. */
export const startChild = (
  program: string,
  execArgv: readonly string[] = [],
): { readonly child: Child; readonly first: Promise<unknown> } => {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), {
    execArgv: [...execArgv],
    env: { ...process.env, APOLLO_TELEMETRY_DISABLED: 'true', NODE_ENV: 'production' },
  })
  return {
    child: {
      tell: async <Answer>(message: object) => {
        const answer = nextMessage(child)
        child.send(message)
        return (await answer) as Answer
      },
      end: () => void child.kill('SIGTERM'),
    },
    first: nextMessage(child),
  }
}
