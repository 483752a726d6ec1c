import type { Store } from '../store/store.ts'
import type { Meters } from './meters.ts'

/** The same store, and its speed is measured. */
export const meteredStore = (store: Store, meters: Meters): Store => ({
  ...store,
  append: (rows, isAwaited) => {
    const since = performance.now()
    return store.append(rows, isAwaited).then(
      () => meters.stored(performance.now() - since, true),
      (error: unknown) => {
        meters.stored(performance.now() - since, false)
        throw error
      },
    )
  },
})
