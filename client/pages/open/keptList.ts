import type { Order } from './order.ts'

/** How somebody has left the list of a file: whoever comes back from a connection finds it so. */
export interface KeptList {
  readonly search: string
  readonly order: Order
  /** How far it was scrolled, and the row that was opened from it */
  readonly top: number
  readonly opened: number | undefined
}

const FRESH: KeptList = { search: '', order: { by: 'start', isDown: false }, top: 0, opened: undefined }

const lists = new WeakMap<object, KeptList>()

export const keptList = (file: object): KeptList => lists.get(file) ?? FRESH

export const keepList = (file: object, part: Partial<KeptList>): void => {
  lists.set(file, { ...keptList(file), ...part })
}
