import { expect, test } from 'vitest'
import { allFaults } from './faults/all.ts'
import { randomOf } from '../support/random.ts'
import { resultsTable } from './results.ts'
import { runFault } from './run.ts'

// npm run test:chaos in small: the same faults, fewer rooms, fewer times.
const SMALL = { rooms: 12, times: 2 }
const SEED = 20_261_121

for (const fault of allFaults(randomOf(SEED)))
  test.skipIf(fault.missing !== undefined)(
    `${fault.name}, in the middle of ${SMALL.rooms} rooms: nothing lost, nothing doubled, all agree, and play goes on`,
    async () => {
      const run = await runFault(fault, SMALL)
      expect(run.details).toEqual([])
      expect(run).toMatchObject({ rooms: SMALL.rooms, lost: 0, doubled: 0, disagreeing: 0, deaths: 0 })
      expect(run.acknowledged).toBeGreaterThanOrEqual(SMALL.rooms * (SMALL.times + 1))
      expect(run.views).toBeGreaterThan(run.acknowledged)
      expect(resultsTable([run])).toContain(`| ${fault.name} | 2 | 12 | ${run.acknowledged} | 0 | 0 |`)
    },
  )
