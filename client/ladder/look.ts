// The geometry is shared with the pictures that are drawn outside the page.
export { BAND, HEAD } from '../../shared/replay/picture/look.ts'
export type { Look } from '../../shared/replay/picture/look.ts'
