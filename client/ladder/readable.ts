import type { Octets } from '../../shared/tcp/segment.ts'

/** Data as one can read them: what is no character of ASCII is a dot, and what is long is cut. */
export const readable = (data: Octets, most = 160): string => {
  const text = data.slice(0, most).replace(/[^ -~]/g, '·')
  return data.length > most ? `${text}…` : text
}
