import { parentPort, workerData } from 'node:worker_threads'
import rtlcss from 'rtlcss'

/** A point of a polygon, its first measure from the other side. What is no percentage stands as it is. */
const mirroredPoint = (point: string): string => {
  const [across = '', ...down] = point.trim().split(/\s+/)
  const share = across === '0' ? 0 : /^[\d.]+%$/.test(across) ? Number.parseFloat(across) : undefined
  return share === undefined ? point : [`${100 - share}%`, ...down].join(' ')
}

/** rtlcss turns what is rotated and leaves what is cut out: arrows are both, and would point down. */
const CUT_OUT = {
  name: 'cut-out',
  priority: 1,
  directives: { control: {}, value: [] },
  processors: [
    {
      expr: /clip-path$/i,
      action: (prop: string, value: string) => ({
        prop,
        value: value.replace(
          /polygon\(([^)]*)\)/,
          (_, points: string) => `polygon(${points.split(',').map(mirroredPoint).join(',')})`,
        ),
      }),
    },
  ],
}

parentPort?.postMessage(rtlcss.process(String(workerData), {}, [CUT_OUT]))
