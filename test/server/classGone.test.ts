import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { createClasses } from '../../server/classes/classes.ts'
import type { Nodes } from '../../server/store/nodes.ts'
import { DEFAULT_PLAN } from '../../shared/class/class.ts'
import { memoryStore } from './support/memoryStore.ts'

test('a class that was erased at another node before we have looked is gone here too, and whoever is in it is told', async () => {
  const store = memoryStore()
  const heard: Parameters<Nodes['onNews']>[0][] = []
  const nodes: Nodes = { ...store.nodes, onNews: (listener) => heard.push(listener) }
  const classes = createClasses({
    store: { ...store, nodes },
    log: pino({ level: 'silent' }),
    now: () => 1_000,
  })
  const gone: string[] = []
  classes.onGone((code) => gone.push(code))
  const opened = await classes.open(DEFAULT_PLAN, { name: 'Ms Li', tokenHash: 'hash' })
  if (!opened.ok) throw new Error(opened.code)
  const { code, version } = opened.group

  // The other node ends it, which is told, and erases it at once.
  await store.erase([code])
  for (const listener of heard)
    listener({ kind: 'appended', rooms: [[code, version + 1]] }, { node: 'other', isSelf: false })
  await vi.waitFor(() => expect(gone).toEqual([code]))
  expect(classes.peek(code)).toBeUndefined()
  expect(await classes.execute(code, () => ({ kind: 'end-class' }))).toMatchObject({ code: 'class/unknown' })
})
