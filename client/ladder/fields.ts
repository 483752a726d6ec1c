// What stands on an arrow is the same on the page and in the pictures that are drawn outside it.
export { fieldsOfStep, flagsInWords, numberShown, relative } from '../../shared/replay/picture/fields.ts'
export type { Counted } from '../../shared/replay/picture/fields.ts'
