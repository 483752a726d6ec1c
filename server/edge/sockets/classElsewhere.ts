import type { Nodes } from '../../store/nodes.ts'

/** Students of classes who are connected at other nodes. */
export interface ClassElsewhere {
  /** The student with this token is connected to the class at another node. */
  readonly isHere: (code: string, token: string) => boolean
  /** All of this class who are connected at other nodes, by token. */
  readonly tokensIn: (code: string) => ReadonlySet<string>
  /** The class has come into memory here: the others are asked who is with them. */
  readonly follow: (code: string) => void
  /** The student has come to this node. */
  readonly came: (code: string, token: string) => void
}

const NOBODY: ReadonlySet<string> = new Set()

/**
 * Keeps what other nodes tell of the classes that are in memory here, and of no others. Of each student the last who said
 * so is right; who leaves a node is forgotten, and a node that goes takes its students with it.
 *
 * @param options.isKept whether a class is in memory here
 * @param options.ours   the students who are connected to a class at this node, by token
 * @param onChange       called when somebody may have come or gone elsewhere
 */
export const hearOfStudents = (
  nodes: Nodes,
  options: { readonly isKept: (code: string) => boolean; readonly ours: (code: string) => readonly string[] },
  onChange: (code: string) => void,
): ClassElsewhere => {
  const { isKept, ours } = options
  /** The node of each student, by class and token */
  const known = new Map<string, Map<string, string>>()

  const note = (code: string, tokens: readonly string[], node: string): void => {
    if (!isKept(code)) return
    const there = known.get(code) ?? new Map<string, string>()
    for (const token of tokens) there.set(token, node)
    known.set(code, there)
    onChange(code)
  }

  nodes.onNews((news, { node, isSelf }) => {
    if (isSelf) return
    switch (news.kind) {
      case 'took':
        note(news.room, [news.token], node)
        return
      case 'holds': {
        // Who has come here since is not there any more.
        const here = new Set(ours(news.room))
        note(
          news.room,
          news.tokens.filter((token) => !here.has(token)),
          node,
        )
        return
      }
      case 'lost':
        if (known.get(news.room)?.get(news.token) !== node) return
        known.get(news.room)?.delete(news.token)
        onChange(news.room)
        return
      case 'seeks':
        if (ours(news.room).length > 0)
          nodes.tell({ kind: 'holds', room: news.room, tokens: ours(news.room) })
        return
      default:
    }
  })
  nodes.onGone((gone) => {
    for (const [code, there] of known) {
      for (const [token, node] of there) if (node === gone) there.delete(token)
      onChange(code)
    }
  })
  nodes.onGap(() => {
    for (const code of known.keys()) if (isKept(code)) follow(code)
  })

  const follow = (code: string): void => {
    for (const other of known.keys()) if (!isKept(other)) known.delete(other)
    known.set(code, new Map())
    nodes.tell({ kind: 'seeks', room: code })
  }

  return {
    isHere: (code, token) => known.get(code)?.has(token) === true,
    tokensIn: (code) => new Set(known.get(code)?.keys() ?? NOBODY),
    follow,
    came: (code, token) => void known.get(code)?.delete(token),
  }
}
