import type { CDPSession } from 'playwright-core'

/** What the page's main thread does in a frame, by what Chromium's trace calls it. */
const KINDS: { readonly [name: string]: string } = {
  FunctionCall: 'script',
  FireAnimationFrame: 'script',
  EvaluateScript: 'script',
  TimerFire: 'script',
  EventDispatch: 'script',
  RunMicrotasks: 'script',
  RunTask: 'other',
  'v8.callFunction': 'script',
  MinorGC: 'garbage',
  MajorGC: 'garbage',
  'V8.GCScavenger': 'garbage',
  'V8.GCFinalizeMC': 'garbage',
  'V8.GCIncrementalMarking': 'garbage',
  UpdateLayoutTree: 'style',
  'Document::updateStyleAndLayoutTree': 'style',
  Layout: 'layout',
  HitTest: 'layout',
  PrePaint: 'prepaint',
  Paint: 'paint',
  Layerize: 'layers',
  UpdateLayer: 'layers',
  Commit: 'commit',
  IntersectionObserverController: 'observers',
  'LocalFrameView::NotifyResizeObservers': 'observers',
}

/** All that the main thread does for one frame. */
const FRAME = 'ProxyMain::BeginMainFrame'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly pid: number
  readonly tid: number
  readonly args?: { readonly name?: string }
}

/** What the main thread did in a while, in milliseconds of its own processor time: that of others is not in it. */
export interface Spent {
  /** What lies inside counts once */
  readonly byKind: ReadonlyMap<string, number>
  /** Of each frame, the shortest first */
  readonly frames: readonly number[]
}

/** What the main thread does while `deed` goes on. */
export const tracedWhile = async (client: CDPSession, deed: () => Promise<void>): Promise<Spent> => {
  const events: TraceEvent[] = []
  const keep = ({ value }: { readonly value: readonly object[] }): void => {
    for (const each of value) if (isEvent(each)) events.push(each)
  }
  client.on('Tracing.dataCollected', keep)
  await client.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'blink', 'v8', 'toplevel', 'cc', '__metadata'] },
  })
  await deed()
  const ended = new Promise<void>((resolve) => client.once('Tracing.tracingComplete', () => resolve()))
  await client.send('Tracing.end')
  await ended
  client.off('Tracing.dataCollected', keep)
  const own = mainThread(events)
  return { byKind: selfTimes(own), frames: framesOf(own) }
}

const framesOf = (events: readonly TraceEvent[]): readonly number[] =>
  events
    .flatMap(({ name, tdur }) => (name === FRAME && tdur !== undefined ? [tdur / 1000] : []))
    .toSorted((a, b) => a - b)

const isEvent = (value: object): value is TraceEvent => 'name' in value && 'ph' in value && 'ts' in value

/** The events of the thread that called the most animation frames. */
const mainThread = (events: readonly TraceEvent[]): readonly TraceEvent[] => {
  const counts = new Map<string, number>()
  for (const { name, pid, tid } of events)
    if (name === 'FireAnimationFrame') counts.set(`${pid}/${tid}`, (counts.get(`${pid}/${tid}`) ?? 0) + 1)
  const [main] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? []
  return events
    .filter(({ pid, tid, ph, dur }) => `${pid}/${tid}` === main && ph === 'X' && dur !== undefined)
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
}

const selfTimes = (events: readonly TraceEvent[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  const add = (kind: string, us: number): void => void sums.set(kind, (sums.get(kind) ?? 0) + us / 1000)
  const open: { readonly kind: string; readonly until: number }[] = []
  for (const { name, ts, dur = 0, tdur = 0 } of events) {
    while ((open.at(-1)?.until ?? Infinity) <= ts) open.pop()
    const above = open.at(-1)
    const kind = KINDS[name] ?? above?.kind ?? 'other'
    add(kind, tdur)
    if (above !== undefined) add(above.kind, -tdur)
    open.push({ kind, until: ts + dur })
  }
  return sums
}
