import type { Store } from '../store/store.ts'
import type { Meters } from './meters.ts'

/** The same store, and its speed is measured. */
export const meteredStore = (store: Store, meters: Meters): Store => ({
  ...store,
  append: async (rows) => {
    const since = performance.now()
    try {
      await store.append(rows)
      meters.stored(performance.now() - since, true)
    } catch (error) {
      meters.stored(performance.now() - since, false)
      throw error
    }
  },
})
