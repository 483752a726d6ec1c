// Loaded into a server before anything else: says how much is on its heap after a collection, when it is asked.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
process.on('message', async () => {
  for (let time = 0; time < 3; time += 1) {
    collect()
    await new Promise(setImmediate)
  }
  process.send({ heap: process.memoryUsage().heapUsed })
})
