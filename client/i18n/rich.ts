/** A piece of a sentence: plain text, a field's word (flags, states, variables, numbers), or the name of an end. */
export interface RichPart {
  readonly kind: 'text' | 'code' | 'client' | 'server'
  readonly text: string
}

/** Splits a sentence at its marks: `code`, [client]...[/client], [server]...[/server]. Unclosed marks stay text. */
export const richText = (sentence: string): readonly RichPart[] => {
  const parts: RichPart[] = []
  let at = 0
  for (const match of sentence.matchAll(/`([^`]+)`|\[(client|server)\](.*?)\[\/\2\]/g)) {
    if (match.index > at) parts.push({ kind: 'text', text: sentence.slice(at, match.index) })
    const end = match[2]
    if (end === 'client' || end === 'server') parts.push({ kind: end, text: match[3] ?? '' })
    else parts.push({ kind: 'code', text: match[1] ?? '' })
    at = match.index + match[0].length
  }
  if (at < sentence.length) parts.push({ kind: 'text', text: sentence.slice(at) })
  return parts
}

/** The sentence without its marks, for titles and labels that are read out. */
export const plainText = (sentence: string): string =>
  richText(sentence)
    .map((part) => part.text)
    .join('')
