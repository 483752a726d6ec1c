declare const brand: unique symbol

/** A value that must not be mixed with others of the same shape. Made only by its own checked maker. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
