/** What comes due by the clock alone: each id with the moment at which it is to be looked at again. A binary heap, soonest first. */
export type TurningPoints = {
  readonly set: (id: string, moment: number) => void
  /** Takes out every id that is due by now. */
  readonly due: (now: number) => readonly string[]
}

type Turn = { readonly id: string; readonly moment: number }

/** An empty heap. An id that is set anew leaves its old entry behind, which is dropped when it comes up. */
export const turningPoints = (): TurningPoints => {
  const heap: Turn[] = []
  const current = new Map<string, number>()
  const at = (place: number): number => heap[place]?.moment ?? Number.POSITIVE_INFINITY

  const swap = (one: number, other: number): void => {
    const kept = heap[one] as Turn
    heap[one] = heap[other] as Turn
    heap[other] = kept
  }
  const rise = (start: number): void => {
    for (let place = start; place > 0; ) {
      const parent = (place - 1) >>> 1
      if (at(parent) <= at(place)) return
      swap(place, parent)
      place = parent
    }
  }
  const sink = (): void => {
    for (let place = 0; ; ) {
      const child = 2 * place + (at(2 * place + 1) <= at(2 * place + 2) ? 1 : 2)
      if (at(child) >= at(place)) return
      swap(place, child)
      place = child
    }
  }
  const takeFirst = (): Turn | undefined => {
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    heap[0] = last
    sink()
    return first
  }

  return {
    set: (id, moment) => {
      if (!Number.isFinite(moment)) {
        current.delete(id)
        return
      }
      current.set(id, moment)
      heap.push({ id, moment })
      rise(heap.length - 1)
    },
    due: (now) => {
      const found: string[] = []
      while (at(0) <= now) {
        const turn = takeFirst()
        if (turn === undefined || current.get(turn.id) !== turn.moment) continue
        current.delete(turn.id)
        found.push(turn.id)
      }
      return found
    },
  }
}
