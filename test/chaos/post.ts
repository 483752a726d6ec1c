import { setTimeout as pause } from 'node:timers/promises'

/** How a message travels: `send` is one copy of it; the answer is that of whichever copy is answered first. */
export type Post = (send: () => Promise<string>) => Promise<string>

/** Once, at once. */
export const plainPost: Post = (send) => send()

/**
 * Up to three copies, each after a wait of its own, and now and then one that comes when the player has long gone on:
 * doubled, late, and overtaken by others.
 */
export const wildPost =
  (random: () => number): Post =>
  (send) => {
    const copies = Array.from({ length: 1 + Math.floor(random() * 3) }, () => random() * MOST_LATE_MS)
    if (random() < STRAGGLERS) void after(STRAGGLER_MS * (1 + random()), send).catch(() => undefined)
    return Promise.any(copies.map((ms) => after(ms, send)))
  }

const MOST_LATE_MS = 150
const STRAGGLER_MS = 400
const STRAGGLERS = 0.2

const after = async (ms: number, send: () => Promise<string>): Promise<string> => {
  await pause(ms)
  return send()
}
