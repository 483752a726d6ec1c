/** What of a long list is in sight. */
export interface Seen {
  /** First row in the page, and the one after the last */
  readonly from: number
  readonly to: number
  /** Room that stands for the rows above and below, in CSS pixels */
  readonly above: number
  readonly below: number
}

export interface Scrolled {
  readonly count: number
  /** Of a row */
  readonly height: number
  /** How far the box is scrolled, and how high it is */
  readonly top: number
  readonly box: number
}

/** Rows beyond the edges, so that a quick finger sees no gap */
const SPARE = 8
/** Browsers place nothing below some ten million pixels: a longer list is scrolled in larger steps. */
const HIGHEST = 8_000_000

/** The rows in sight and the room for all others; the room is no higher than browsers can bear. */
export const windowOf = (scrolled: Scrolled): Seen => {
  const { count, height, top, box } = scrolled
  const visible = Math.ceil(box / height)
  const full = heightOf(scrolled)
  const share = full <= box ? 0 : Math.min(1, top / (full - box))
  const isWhole = full === count * height
  const first = isWhole ? Math.floor(top / height) : Math.round(share * Math.max(0, count - visible))
  const from = Math.max(0, Math.min(first, count - visible) - SPARE)
  const to = Math.min(count, Math.max(0, first) + visible + SPARE)
  const above = isWhole ? from * height : Math.max(0, top - (first - from) * height)
  return { from, to, above, below: Math.max(0, full - above - (to - from) * height) }
}

/** How far the box has to be scrolled so that this row is in sight; where it is already, that is where it is. */
export const topFor = (row: number, scrolled: Scrolled): number => {
  const { count, height, top, box } = scrolled
  const full = heightOf(scrolled)
  if (full !== count * height) return (row / Math.max(1, count - 1)) * Math.max(0, full - box)
  const y = row * height
  // The head of the table stays at the top and hides as much as a row.
  if (y < top + height) return Math.max(0, y - height)
  return y + 2 * height > top + box ? y + 2 * height - box : top
}

const heightOf = ({ count, height }: Scrolled): number => Math.min(count * height, HIGHEST)
