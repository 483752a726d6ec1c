import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** What happens in the server, counted. Cheap where it is called for each message: sums are taken when they are read. */
export interface Meters {
  /** A message was taken in. */
  readonly heard: () => void
  /** A message was refused, with this code. */
  readonly refused: (code: string) => void
  /** A move was stored and answered, so many milliseconds after it came. */
  readonly moved: (ms: number) => void
  /** The store has made events durable, or has failed to, so many milliseconds after it was asked. */
  readonly stored: (ms: number, done: boolean) => void
  /** An HTTP request was answered, with this status. */
  readonly requested: (status: number, ms: number) => void
  /** Says where the size of something can be asked for when it is wanted. */
  readonly gauge: (name: 'rooms' | 'sockets' | 'watched_rooms', help: string, read: () => number) => void
  /** All of it, as Prometheus reads it (text format 0.0.4). */
  readonly text: () => Promise<string>
  readonly contentType: string
  readonly stop: () => void
}

/** Seconds */
const LATENCIES = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const PREFIX = 'wavehand_'

interface Latency {
  readonly observe: (ms: number) => void
}

/** So many are added up together, or all there are when somebody asks: a move only leaves its number. */
const GATHERED = 500

const gathered = (name: string, help: string, registers: Registry[]): Latency => {
  let waiting: number[] = []
  const addUp = (histogram: Histogram): void => {
    const all = waiting
    waiting = []
    for (const ms of all) histogram.observe(ms / 1_000)
  }
  const histogram = new Histogram({
    name,
    help,
    buckets: LATENCIES,
    registers,
    collect() {
      addUp(this)
    },
  })
  return {
    observe: (ms) => {
      waiting.push(ms)
      if (waiting.length >= GATHERED) addUp(histogram)
    },
  }
}

export const createMeters = (): Meters => {
  const register = new Registry()
  collectDefaultMetrics({ register, prefix: PREFIX })
  const registers = [register]
  let messages = 0
  const refusals = new Map<string, number>()
  const requests = new Map<string, number>()

  const counter = (name: string, help: string, read: () => number): void => {
    register.registerMetric(
      new Counter({
        name: PREFIX + name,
        help,
        registers: [],
        collect() {
          this.reset()
          this.inc(read())
        },
      }),
    )
  }
  const counters = (name: string, help: string, label: string, counts: ReadonlyMap<string, number>): void => {
    register.registerMetric(
      new Counter({
        name: PREFIX + name,
        help,
        labelNames: [label],
        registers: [],
        collect() {
          this.reset()
          for (const [key, count] of counts) this.labels(key).inc(count)
        },
      }),
    )
  }
  const latency = (name: string, help: string): Latency => gathered(PREFIX + name, help, registers)

  counter('messages_total', 'Messages taken in over sockets', () => messages)
  counters('refusals_total', 'Messages refused, by code', 'code', refusals)
  counters('http_requests_total', 'HTTP requests answered, by status', 'status', requests)
  const moves = latency('move_seconds', 'From the arrival of a move to its answer, stored and told')
  const appends = latency('store_append_seconds', 'From handing events to the store until they are durable')
  const failures = new Counter({
    name: `${PREFIX}store_failures_total`,
    help: 'Events that could not be stored',
    registers,
  })
  const http = latency('http_request_seconds', 'From the arrival of an HTTP request to the end of its answer')
  const bump = (counts: Map<string, number>, key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }

  return {
    heard: () => {
      messages += 1
    },
    refused: (code) => bump(refusals, code),
    moved: moves.observe,
    stored: (ms, done) => {
      appends.observe(ms)
      if (!done) failures.inc()
    },
    requested: (status, ms) => {
      bump(requests, String(status))
      http.observe(ms)
    },
    gauge: (name, help, read) => {
      register.registerMetric(
        new Gauge({
          name: PREFIX + name,
          help,
          registers: [],
          collect() {
            this.set(read())
          },
        }),
      )
    },
    text: () => register.metrics(),
    contentType: register.contentType,
    stop: () => register.clear(),
  }
}
