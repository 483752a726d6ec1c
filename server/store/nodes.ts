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
    default:
      return news.rooms.reduce<readonly string[]>((pieces, [room, version]) => {
        const last = pieces.at(-1)
        const word = ` ${room}:${version}`
        return last === undefined || last.length + word.length > most
          ? [...pieces, `appended${word}`]
          : [...pieces.slice(0, -1), last + word]
      }, [])
  }
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
