import { parentPort, workerData } from 'node:worker_threads'
import rtlcss from 'rtlcss'

parentPort?.postMessage(rtlcss.process(String(workerData)))
