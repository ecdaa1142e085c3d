// Loaded before a process (`node --expose-gc --import`): told `begin` it begins to look at what is held; told `end` it tells how much more was held at the most than at the least.

/** How much more was held at the most than at the least, in bytes: by objects and buffers, after a collection; and by the whole process. */
export type Growth = { readonly held: number; readonly resident: number; readonly looks: number }

const EVERY_MS = 500

const look = (): { readonly held: number; readonly resident: number } => {
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { held: heapUsed + external, resident: rss }
}

let least = look()
let most = least
let looks = 0
let timer: NodeJS.Timeout | undefined

const lookAgain = (): void => {
  const now = look()
  looks++
  least = { held: Math.min(least.held, now.held), resident: Math.min(least.resident, now.resident) }
  most = { held: Math.max(most.held, now.held), resident: Math.max(most.resident, now.resident) }
}

process.on('message', (word) => {
  if (word === 'begin') {
    least = look()
    most = least
    looks = 0
    timer = setInterval(lookAgain, EVERY_MS)
    process.send?.('begun')
  } else if (word === 'end') {
    clearInterval(timer)
    lookAgain()
    process.send?.({
      held: most.held - least.held,
      resident: most.resident - least.resident,
      looks,
    } satisfies Growth)
  }
})
