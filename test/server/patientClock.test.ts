import { expect, test } from 'vitest'
import { patientClock } from '../../server/patientClock.ts'

const HOUR = 3_600_000

const clock = () => {
  let [steady, ahead] = [5_000, 1_000_000_000]
  const patient = patientClock(
    () => steady + ahead,
    () => steady,
  )
  return {
    patient,
    /** Time passes, and somebody looks at the clock each hour of it. */
    passes: (hours: number) => {
      for (let hour = 0; hour < hours; hour += 1) {
        steady += HOUR
        patient()
      }
    },
    set: (byMs: number) => {
      ahead += byMs
    },
    wall: () => steady + ahead,
  }
}

test('a clock that nobody sets is followed to the millisecond', () => {
  const { patient, passes, wall } = clock()
  for (const hours of [0, 1, 30, 500]) {
    passes(hours)
    expect(patient()).toBe(wall())
  }
})

test('a clock that is set forwards is believed when it has stood there for a day', () => {
  const { patient, passes, set, wall } = clock()
  passes(3)
  set(400 * 24 * HOUR)
  expect(patient()).toBe(wall() - 400 * 24 * HOUR)
  passes(23)
  expect(patient()).toBe(wall() - 400 * 24 * HOUR)
  passes(2)
  expect(patient()).toBe(wall())
})

test('a clock that is set back is followed at once, and again when it is set right within a day or later', () => {
  const { patient, passes, set, wall } = clock()
  patient()
  set(-2 * HOUR)
  expect(patient()).toBe(wall())
  set(2 * HOUR)
  expect(patient()).toBe(wall() - 2 * HOUR)
  passes(25)
  expect(patient()).toBe(wall())
})
