import { sameData } from '../../base/sameData.ts'

/** Fields with new values, and those that have none any more (JSON has no other way to say so). */
export interface FieldChanges<T> {
  readonly set?: Partial<T>
  readonly gone?: readonly (keyof T & string)[]
}

/** Names of all fields of a type, none forgotten: the compiler counts them. */
export const named = <K extends string>(fields: Readonly<Record<K, true>>): readonly K[] =>
  Object.keys(fields).filter((name): name is K => name in fields)

/** Those of these fields that are other ones now; undefined where none is. */
export const fieldChanges = <T extends object, K extends keyof T & string>(
  before: T,
  after: T,
  fields: readonly K[],
): FieldChanges<Pick<T, K>> | undefined => {
  const set: Partial<Pick<T, K>> = {}
  const gone: K[] = []
  let news = 0
  for (const name of fields) {
    const value = after[name]
    if (sameData(before[name], value)) continue
    if (value === undefined) gone.push(name)
    else {
      set[name] = value
      news += 1
    }
  }
  if (gone.length > 0) return news > 0 ? { set, gone } : { gone }
  return news > 0 ? { set } : undefined
}

/** The same with the fields that have changed. */
export const withChanges = <T extends object>(before: T, change: FieldChanges<Partial<T>> | undefined): T => {
  if (change === undefined) return before
  const after = { ...before, ...change.set }
  for (const name of change.gone ?? []) delete after[name]
  return after
}
