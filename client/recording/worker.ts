import { unreachable } from '../../shared/base/unreachable.ts'
import { deskAt } from './desk.ts'
import type { Desk } from './desk.ts'
import type { FromWorker, ToWorker } from './messages.ts'

// The worker in which a recording is read: the file never leaves this device, and the page stays free.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker speaks to its page alone
const tell = (message: FromWorker): void => self.postMessage(message)

let desk: Desk | undefined

const deskFor = (file: File): Desk =>
  deskAt({
    size: file.size,
    readAt: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
    tell,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    now: () => performance.now(),
  })

/** A file that cannot be read any more (moved, a folder, a stick pulled out) is told apart from a bug of ours. */
const failure = (error: unknown): FromWorker => ({
  kind: 'failed',
  code: error instanceof DOMException ? 'open/unreadable' : 'open/judge-failed',
})

const serve = async (message: ToWorker): Promise<void> => {
  switch (message.kind) {
    case 'read':
      desk = deskFor(message.file)
      return desk.read()
    case 'open':
      return desk?.open(message.row, message.from)
    case 'quiz':
      return desk?.quiz(message.row, message.seat, message.from)
    case 'export':
      return desk?.exports(message.row, message.format, message.language)
    case 'look':
      desk?.look(message.rows)
      return undefined
    default:
      return unreachable(message)
  }
}

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  serve(event.data).catch((error: unknown) => tell(failure(error)))
})
