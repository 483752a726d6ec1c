import { Endings } from './ending.ts'
import type { Ending } from './ending.ts'
import { happenings } from './happenings.ts'
import type { Happening } from './happenings.ts'
import { broken } from './invariants.ts'
import type { Budget, World } from './world.ts'
import { Namer, begin, statesOf } from './world.ts'

/** What was met after exactly so many events. */
export interface Layer {
  readonly depth: number
  /** Orders of events of this length: the nodes of the tree that is not merged */
  readonly orders: bigint
  /** Different worlds: endpoints, wire, budget and past */
  readonly worlds: number
  /** Different pairs of endpoints, whole TCBs compared */
  readonly pairs: number
  /** Pairs of endpoints from which nothing leads to an end */
  readonly stuck: number
}

export interface Walk {
  readonly layers: readonly Layer[]
  /** Nothing is left to happen: every world that the budget allows was met */
  readonly complete: boolean
  /** Different worlds in all layers, and how they end */
  readonly worlds: number
  readonly endings: { readonly [E in Ending]: number }
  /** Pairs of states, and in how many different worlds each was met */
  readonly states: ReadonlyMap<string, number>
  /** What broke an invariant, with the events that led there; empty when the rules are sound */
  readonly faults: readonly string[]
}

/** A world met in the layer at hand: in how many ways, and by which events first. */
interface Met {
  readonly world: World
  readonly trail: Trail | undefined
  orders: bigint
}

interface Trail {
  readonly name: string
  readonly before: Trail | undefined
}

const FAULTS_SHOWN = 5

/** Walks layer by layer; equal worlds of a layer are one, and count as often as they were reached. */
export const walk = (budget: Budget, depth: number): Walk => {
  const namer = new Namer()
  const notes = new Notes(namer)
  const start = begin(budget)
  let layer: ReadonlyMap<string, Met> = new Map([
    [namer.world(start), { world: start, trail: undefined, orders: 1n }],
  ])
  const layers: Layer[] = [notes.take(0, layer)]
  while (layers.length <= depth && layer.size > 0 && notes.faults.length < FAULTS_SHOWN) {
    layer = after(layer, namer, notes)
    if (layer.size > 0) layers.push(notes.take(layers.length, layer))
  }
  return { ...notes.summary(), layers, complete: layer.size === 0, faults: notes.faults }
}

const after = (layer: ReadonlyMap<string, Met>, namer: Namer, notes: Notes): ReadonlyMap<string, Met> => {
  const next = new Map<string, Met>()
  for (const { world, trail, orders } of layer.values()) {
    for (const happening of orFault(world, trail, notes)) {
      const name = namer.world(happening.world)
      const met = next.get(name)
      if (met === undefined)
        next.set(name, {
          world: happening.world,
          trail: { name: happening.name, before: trail },
          orders,
        })
      else met.orders += orders
    }
  }
  return next
}

/** A throw is a bug of the engine: it is told with the events that led there. */
const orFault = (world: World, trail: Trail | undefined, notes: Notes): readonly Happening[] => {
  try {
    return happenings(world)
  } catch (error) {
    notes.faults.push(`${String(error)}: ${told(trail)}`)
    return []
  }
}

const told = (trail: Trail | undefined): string => {
  const names: string[] = []
  for (let at = trail; at !== undefined; at = at.before) names.unshift(at.name)
  return names.join(' | ')
}

/** Looks at each different world once, and counts. */
class Notes {
  readonly faults: string[] = []
  private readonly seen = new Map<string, Ending>()
  private readonly states = new Map<string, number>()
  private readonly namer: Namer
  private readonly endings: Endings

  constructor(namer: Namer) {
    this.namer = namer
    this.endings = new Endings(namer)
  }

  take(depth: number, layer: ReadonlyMap<string, Met>): Layer {
    const pairs = new Set<string>()
    const stuck = new Set<string>()
    let orders = 0n
    for (const [name, met] of layer) {
      const pair = this.namer.pair(met.world)
      pairs.add(pair)
      orders += met.orders
      if (this.look(name, met) === 'stuck') stuck.add(pair)
    }
    return { depth, orders, worlds: layer.size, pairs: pairs.size, stuck: stuck.size }
  }

  summary(): Pick<Walk, 'worlds' | 'endings' | 'states'> {
    const endings = { closed: 0, 'closed-by-keep-alive': 0, stuck: 0 }
    for (const ending of this.seen.values()) endings[ending] += 1
    return { worlds: this.seen.size, endings, states: this.states }
  }

  private look(name: string, { world, trail }: Met): Ending {
    const known = this.seen.get(name)
    if (known !== undefined) return known
    const ending = this.endings.of(world)
    this.seen.set(name, ending)
    const states = statesOf(world)
    this.states.set(states, (this.states.get(states) ?? 0) + 1)
    const faults = ending === 'stuck' ? [...broken(world), 'stuck'] : broken(world)
    for (const fault of faults) this.faults.push(`${fault}: ${told(trail)}`)
    return ending
  }
}

/**
 * The same counts from the bare tree: nothing is merged, nothing is named on the way, every order is walked by
 * itself. Answers, for each depth, the orders and the different pairs of endpoints.
 */
export const walkUnmerged = (
  budget: Budget,
  depth: number,
): readonly { readonly orders: bigint; readonly pairs: number }[] => {
  const orders = Array.from({ length: depth + 1 }, () => 0n)
  const pairs = Array.from({ length: depth + 1 }, () => new Set<string>())
  const visit = (world: World, at: number): void => {
    orders[at] = (orders[at] ?? 0n) + 1n
    pairs[at]?.add(JSON.stringify(world.tcbs))
    if (at < depth) for (const next of happenings(world)) visit(next.world, at + 1)
  }
  visit(begin(budget), 0)
  return orders.map((count, at) => ({ orders: count, pairs: pairs[at]?.size ?? 0 }))
}
