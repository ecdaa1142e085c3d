import { keepLooking } from './keep-looking.ts'

/** Looks that go on until nothing is found: by themselves, and at once when somebody says so. `now` asks for one; `stop` ends after what is under way. */
export type LookingWhenTold = { readonly now: () => void; readonly stop: () => Promise<void> }

/** Does what `once` finds to do, one after the other, until it finds nothing. Never two at once; who asks while one is under way has another look when it is done. */
export const lookWhenTold = ({
  everyMs,
  once,
  failed,
}: {
  readonly everyMs: number
  /** Gives whether there was anything to do. `stopped` tells one that does many things when to end. */
  readonly once: (stopped: () => boolean) => Promise<boolean>
  readonly failed: (error: unknown) => void
}): LookingWhenTold => {
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  const look = async (): Promise<void> => {
    do {
      again = false
      while (!stopped && (await once(() => stopped))) {}
    } while (again && !stopped)
  }
  const lookOnce = (): Promise<void> => {
    again = true
    running ??= look().finally(() => {
      running = undefined
    })
    return running
  }
  const stopLooking = keepLooking({ everyMs, look: lookOnce, failed })
  return {
    now: () => {
      if (!stopped) lookOnce().catch(failed)
    },
    stop: async () => {
      stopped = true
      await stopLooking()
      await running?.catch(failed)
    },
  }
}
