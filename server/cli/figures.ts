/** A figure with two decimals. */
export const rounded = (value: number): number => Math.round(value * 100) / 100

/** What happened how often, as `3 x move/stale, 1 x ...`. */
export const counted = (counts: { readonly [what: string]: number }): string =>
  Object.entries(counts)
    .map(([what, count]) => `${count} x ${what}`)
    .join(', ') || 'none'
