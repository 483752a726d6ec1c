import type { CheckBody } from '../../shared/wire/answers.ts'
import type { Reach } from './findings.ts'
import { SILENT_MS } from './line.ts'

const TIMES = 5

/** Asks the server for its time, five times one after the other. */
export const tryReach = async (origin: URL): Promise<Reach> => {
  const asked: { readonly ms: number; readonly aheadMs: number }[] = []
  try {
    for (let time = 0; time < TIMES; time += 1) {
      const since = performance.now()
      const response = await fetch(new URL('/api/check', origin), {
        cache: 'no-store',
        signal: AbortSignal.timeout(SILENT_MS),
      })
      const { at }: CheckBody = await response.json()
      const ms = performance.now() - since
      // Something else may have answered in the server's name: a page to log in, an error of a proxy.
      if (!Number.isFinite(at)) return { ok: false }
      asked.push({ ms, aheadMs: Date.now() - ms / 2 - at })
    }
  } catch {
    return { ok: false }
  }
  // The quickest knows best what time it is; the first is slow where a line had to be opened for it.
  const sorted = asked.toSorted((a, b) => a.ms - b.ms)
  const [quickest, middle, slowest] = [sorted[0], sorted[Math.floor(TIMES / 2)], sorted.at(-1)]
  if (quickest === undefined || middle === undefined || slowest === undefined) return { ok: false }
  return { ok: true, ms: middle.ms, slowestMs: slowest.ms, aheadMs: quickest.aheadMs }
}
