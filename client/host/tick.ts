import { useSyncExternalStore } from 'react'

const TICK_MS = 1_000

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = Date.now()

const subscribe = (listener: () => void): (() => void) => {
  if (listeners.size === 0) {
    now = Date.now()
    timer = setInterval(() => {
      now = Date.now()
      for (const tell of listeners) tell()
    }, TICK_MS)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

/** Calls back at once and then once a second with the page's clock, in milliseconds; the answer ends it. */
export const onTick = (listener: (now: number) => void): (() => void) => {
  listener(Date.now())
  return subscribe(() => listener(now))
}

/** The page's clock in milliseconds, once a second: one timer, however many look at it. */
export const useTick = (): number => useSyncExternalStore(subscribe, () => now)

/** A stretch of time as minutes and seconds, `3:40`; never below zero. */
export const clockText = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
