import type * as z from 'zod/mini'

export type Schema = z.core.$ZodType

/** What a schema is made of, as one of the kinds that zod itself lists. */
// oxlint-disable-next-line no-underscore-dangle -- zod's own name for what tools may read
export const defOf = (schema: Schema): z.core.$ZodTypes['_zod']['def'] =>
  (schema as z.core.$ZodTypes)._zod.def
