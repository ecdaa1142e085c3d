import { Worker } from 'node:worker_threads'

/**
 * A style sheet for text that runs from right to left, made of one for left to right (rtlcss). It takes a second of a processor, so it is made
 * once, in a thread of its own, when it is first asked for.
 */
export const mirror = (css: string): Promise<string> =>
  new Promise((done, failed) => {
    const worker = new Worker(new URL('mirror-worker.ts', import.meta.url), { workerData: css })
    worker.once('message', done)
    worker.once('error', failed)
  })
