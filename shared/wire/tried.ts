/** What came of holding a value against a schema. */
interface Misfit {
  readonly success: false
  readonly error: {
    readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
  }
}

/**
 * The same as `schema.safeParse(value)`, for values from outside. zod looks at the length of a text before it has refused
 * what is none, and throws where that cannot be compared with a number (`{ "length": { "valueOf": 0, "toString": 0 } }`): here that is a
 * misfit like any other.
 */
export const tried = <S extends { readonly success: boolean }>(
  schema: { readonly safeParse: (value: unknown) => S },
  value: unknown,
): S | Misfit => {
  try {
    return schema.safeParse(value)
  } catch {
    return { success: false, error: { issues: [{ path: [], message: 'cannot be read' }] } }
  }
}
