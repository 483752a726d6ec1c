/** So many bytes, as the object of a sentence: "1 byte", "20 bytes". */
export const bytes = (n: number): string => (n === 1 ? '1 byte' : `${n} bytes`)

/** So many bytes with their verb, where being one or many changes it: "1 byte is", "20 bytes are". */
export const bytesWith = (n: number, one: string, many: string): string =>
  n === 1 ? `1 byte ${one}` : `${n} bytes ${many}`
