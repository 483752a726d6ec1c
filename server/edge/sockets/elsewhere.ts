import type { News, Nodes } from '../../store/nodes.ts'

/** Who is connected to our rooms at other nodes. */
export interface Elsewhere {
  /** True when somebody with this token is connected to the room at another node. */
  readonly isHere: (room: string, token: string) => boolean
  /** Nobody of ours is in this room any more: what others do there is of no interest. */
  readonly forget: (room: string) => void
}

/**
 * Keeps what other nodes tell of rooms in which somebody of ours is. A node that goes takes its people with it.
 *
 * @param tokens the people of ours in a room, to answer those who ask; undefined where there is nobody
 * @param onChange called when somebody has come or gone elsewhere
 */
export const hearElsewhere = (
  nodes: Nodes,
  tokens: (room: string) => readonly string[] | undefined,
  onChange: (room: string) => void,
): Elsewhere => {
  const rooms = new Map<string, Map<string, ReadonlySet<string>>>()

  const hear = (news: Extract<News, { kind: 'here' }>, node: string): void => {
    const ours = tokens(news.room)
    if (ours === undefined) return
    const there = rooms.get(news.room) ?? new Map<string, ReadonlySet<string>>()
    if (news.tokens.length === 0) there.delete(node)
    else there.set(node, new Set(news.tokens))
    rooms.set(news.room, there)
    if (news.asks) nodes.tell({ kind: 'here', room: news.room, tokens: ours, asks: false })
    onChange(news.room)
  }

  nodes.onNews((news, { node, isSelf }) => {
    if (news.kind === 'here' && !isSelf) hear(news, node)
  })
  nodes.onGone((node) => {
    for (const [room, there] of rooms) if (there.delete(node)) onChange(room)
  })
  nodes.onGap(() => {
    for (const room of rooms.keys()) {
      const ours = tokens(room)
      if (ours !== undefined) nodes.tell({ kind: 'here', room, tokens: ours, asks: true })
    }
  })

  return {
    isHere: (room, token) => [...(rooms.get(room)?.values() ?? [])].some((there) => there.has(token)),
    forget: (room) => {
      rooms.delete(room)
    },
  }
}
