import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect: unknown = runInNewContext('gc')

/** Octets on this process's heap after a full collection. */
export const heapHere = async (): Promise<number> => {
  for (let time = 0; time < 3; time += 1) {
    if (typeof collect === 'function') collect()
    await new Promise(setImmediate)
  }
  return process.memoryUsage().heapUsed
}
