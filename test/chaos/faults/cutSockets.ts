import { startCuttingProxy } from '../../support/cuttingProxy.ts'
import type { Fault } from '../fault.ts'
import { openStage } from '../stage.ts'

/** Half of all connections are cut, some of them between a question and its answer; then the next questions and answers. */
export const cutSockets = (random: () => number): Fault => ({
  name: 'sockets cut at random',
  setUp: async () => {
    const stage = await openStage({})
    const proxy = await startCuttingProxy(stage.url().href)
    return {
      stage,
      url: new URL(proxy.through(stage.url().href)),
      strike: async ({ moreMoves }) => {
        proxy.cutSome(() => random() < 0.5)
        for (const what of ['question', 'answer', 'question', 'answer'] as const) {
          proxy.cutNext(what)
          await moreMoves(2)
        }
      },
      remove: async () => {
        await stage.remove()
        await proxy.close()
      },
    }
  },
})
