/** Sends what it is offered, but not more often than asked: of what comes too fast only the last is sent. */
export interface Pace<T> {
  readonly offer: (value: T) => void
  /** Sends nothing more of what was offered so far. */
  readonly stop: () => void
}

/**
 * @param everyMs least time between two values, in milliseconds; the first after a pause goes at once
 * @param send answers for how many milliseconds it could not be sent; then it is tried again unless a newer one has come
 */
export const pace = <T>(everyMs: number, send: (value: T) => Promise<number | undefined>): Pace<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let next: { readonly value: T } | undefined
  const wait = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(ring, ms)
  }
  const ring = (): void => {
    timer = undefined
    if (next === undefined) return
    const { value } = next
    next = undefined
    wait(everyMs)
    void send(value).then((againMs) => {
      if (againMs === undefined || next !== undefined) return
      next = { value }
      wait(againMs)
    })
  }
  return {
    offer: (value) => {
      next = { value }
      if (timer === undefined) ring()
    },
    stop: () => {
      clearTimeout(timer)
      timer = undefined
      next = undefined
    },
  }
}
