import { unreachable } from '../../shared/base/unreachable.ts'

/** What one node tells the others. A hint and nothing more: what counts is in the store. */
export type News =
  /** These rooms have come to these versions */
  | { readonly kind: 'appended'; readonly rooms: readonly (readonly [room: string, version: number])[] }
  /** This connection now speaks for the seat with this token; the last who says so is right */
  | { readonly kind: 'took'; readonly room: string; readonly token: string; readonly line: string }
  /** Whoever is connected to this room at this node, all of them; `asks` that others say the same */
  | {
      readonly kind: 'here'
      readonly room: string
      readonly tokens: readonly string[]
      readonly asks: boolean
    }
  /** Who of this class is connected where? */
  | { readonly kind: 'seeks'; readonly room: string }
  /** These of the class are connected to this node, and maybe others */
  | { readonly kind: 'holds'; readonly room: string; readonly tokens: readonly string[] }
  /** The connection of this one of the class has gone from this node */
  | { readonly kind: 'lost'; readonly room: string; readonly token: string }

/** The other nodes on the same store. */
export interface Nodes {
  readonly tell: (news: News) => void
  /** News of all nodes, this one included, in one order that is the same at every node. */
  readonly onNews: (
    listener: (news: News, from: { readonly node: string; readonly isSelf: boolean }) => void,
  ) => void
  /** Some news may have been missed: whoever follows a room looks for itself. */
  readonly onGap: (listener: () => void) => void
  /** A node has not been heard of for long, or has said that it goes. */
  readonly onGone: (listener: (node: string) => void) => void
}

/** Where one process has the store to itself. */
export const NO_NODES: Nodes = {
  tell: () => undefined,
  onNews: () => undefined,
  onGap: () => undefined,
  onGone: () => undefined,
}

/**
 * News as words with single spaces between: room codes, tokens' hashes and ids of connections have none in them. At
 * most `most` characters each, so that many rooms are told in several pieces.
 */
export const formatNews = (news: News, most: number): readonly string[] => {
  switch (news.kind) {
    case 'took':
      return [`took ${news.room} ${news.token} ${news.line}`]
    case 'here':
      return [['here', news.room, news.asks ? 'ask' : 'tell', ...news.tokens].join(' ')]
    case 'seeks':
      return [`seeks ${news.room}`]
    case 'lost':
      return [`lost ${news.room} ${news.token}`]
    case 'holds':
      return inPieces(`holds ${news.room}`, news.tokens, most)
    case 'appended':
      return inPieces(
        'appended',
        news.rooms.map(([room, version]) => `${room}:${version}`),
        most,
      )
    default:
      return unreachable(news)
  }
}

/** The head and as many words as fit, again and again until there are none. */
const inPieces = (head: string, all: readonly string[], most: number): readonly string[] => {
  const pieces: string[] = []
  for (const word of all) {
    const last = pieces.at(-1)
    if (last === undefined || last.length + 1 + word.length > most) pieces.push(`${head} ${word}`)
    else pieces[pieces.length - 1] = `${last} ${word}`
  }
  return pieces
}
/** Undefined for what another version of this program may have to say. */
export const parseNews = (text: string): News | undefined => {
  const [kind, ...words] = text.split(' ')
  const [room = '', second = '', third = ''] = words
  switch (kind) {
    case 'took':
      return { kind, room, token: second, line: third }
    case 'here':
      return { kind, room, asks: second === 'ask', tokens: words.slice(2) }
    case 'seeks':
      return { kind, room }
    case 'holds':
      return { kind, room, tokens: words.slice(1) }
    case 'lost':
      return { kind, room, token: second }
    case 'appended':
      return {
        kind,
        rooms: words.map((word) => {
          const [code = '', version] = word.split(':')
          return [code, Number(version)] as const
        }),
      }
    default:
      return undefined
  }
}
