/** Ends a switch over a union: the compiler proves that no case is missing, and a lie fails loudly. */
export const unreachable = (value: never): never => {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
