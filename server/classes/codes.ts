import { newCode } from '../rooms/secrets.ts'
import type { Store } from '../store/store.ts'

/** So many room codes that nobody has; they are not reserved: whoever opens a room under one finds out. */
export const freeRoomCodes = async (
  store: Pick<Store, 'versions'>,
  count: number,
): Promise<readonly string[]> => {
  const free = new Set<string>()
  while (free.size < count) {
    const drawn = Array.from({ length: count - free.size }, () => newCode())
    const taken = await store.versions(drawn)
    for (const code of drawn) if (!taken.has(code)) free.add(code)
  }
  return [...free]
}
