import type * as z from 'zod/mini'

export type Schema = z.core.$ZodType

/** What a schema is made of, as one of the kinds that zod itself lists. */
export const defOf = (schema: Schema): z.core.$ZodTypes['_zod']['def'] => {
  const known = schema as z.core.$ZodTypes
  // oxlint-disable-next-line no-underscore-dangle -- zod's own name for what tools may read
  return known._zod.def
}
