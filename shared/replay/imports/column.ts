/** Numbers of one kind, one after the other, in as little memory as they need: a capture may hold millions. */
export interface Column {
  readonly length: () => number
  readonly push: (value: number) => void
  /** The number at this position; 0 where there is none */
  readonly at: (index: number) => number
  readonly set: (index: number, value: number) => void
}

/** @param room makes an array of so many numbers, as `(size) => new Float64Array(size)` */
export const columnOf = (room: (size: number) => Float64Array | Uint32Array | Uint8Array): Column => {
  let values = room(1024)
  let length = 0
  return {
    length: () => length,
    push: (value) => {
      if (length === values.length) {
        const larger = room(length * 2)
        larger.set(values)
        values = larger
      }
      values[length] = value
      length += 1
    },
    at: (index) => values[index] ?? 0,
    set: (index, value) => {
      values[index] = value
    },
  }
}
