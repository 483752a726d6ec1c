import { describe, expect, test } from 'vitest'
import { studentsOf } from '../../shared/class/tables.ts'
import { aClass } from './support/aClass.ts'

describe('a class from its door to its end', () => {
  test('nobody comes in before the doors are open, after they are locked, twice by one name, or when banned', () => {
    const group = aClass()
    expect(group.joins('Ada')).toEqual(['class/not-open'])
    expect(group.run({ kind: 'open-doors' })).toBe('doors-opened')
    expect(group.joins('Ada', 'ada', 'Tom')).toEqual([
      'student-joined',
      'student/name-taken',
      'student-joined',
    ])
    group.run({ kind: 'set-lock', locked: true })
    expect(group.joins('Kim')).toEqual(['class/locked'])
    group.run({ kind: 'set-lock', locked: false })
    expect(group.run({ kind: 'remove', student: 's1', ban: false })).toBe('student-left')
    expect(group.joins('Ada')).toEqual(['student-joined'])
    expect(group.run({ kind: 'remove', student: 's3', ban: true })).toBe('student-left')
    expect(group.joins('Ada')).toEqual(['student/banned'])
  })

  test('pairs change ends from level to level, and the odd one is another one each time', () => {
    const group = aClass()
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom', 'Mei', 'Leo', 'Kim')
    expect(group.begins(0)).toBe('tables-dealt play-started level-begun')
    const odd = new Set<string>()
    for (const level of [0, 1, 2, 3]) {
      if (level > 0) group.begins(level)
      const alone = /(?:^| )(?:bot-(\w+)|(\w+)-bot)/.exec(group.tables())
      odd.add(alone?.[1] ?? alone?.[2] ?? 'nobody')
    }
    expect(odd.size).toBe(4)
    expect(odd.has('nobody')).toBe(false)
  })

  test('two change ends', () => {
    const group = aClass()
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom')
    group.begins(0)
    expect(group.tables()).toBe('Ada-Tom')
    group.begins(1)
    expect(group.tables()).toBe('Tom-Ada')
  })

  test('who leaves is kept a seat by a bot, and gets it back', () => {
    const group = aClass()
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom')
    group.begins(0)
    group.run({ kind: 'leave', student: 's2' })
    expect(group.tables()).toBe('Ada-bot(Tom)')
    expect(group.run({ kind: 'return', student: 's2' })).toBe('student-returned seat-given')
    expect(group.tables()).toBe('Ada-Tom')
  })

  test('who comes late sits down opposite the odd one, or at a table of their own', () => {
    const group = aClass()
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom', 'Mei')
    group.begins(0)
    const before = group.tables()
    expect(group.joins('Leo')).toEqual(['student-joined seat-given'])
    expect(group.tables()).toBe(before.replace('bot', 'Leo'))
    expect(group.joins('Kim')).toEqual(['student-joined table-added'])
    expect(group.tables()).toBe(`${before.replace('bot', 'Leo')} Kim-bot`)
  })

  test('the odd one looks on where the plan says so, and the next one to come sits down opposite', () => {
    const group = aClass({ oddOne: 'watches' })
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom', 'Mei')
    group.begins(0)
    const watcher = /\+(\w+)/.exec(group.tables())?.[1] ?? ''
    expect(watcher).not.toBe('')
    group.joins('Leo')
    expect(group.tables()).toMatch(new RegExp(`^\\w+-\\w+ Leo-${watcher}$`))
  })

  test('the odd one shares a seat where the plan says so, another one each time, at the other end with it', () => {
    const group = aClass({ oddOne: 'shares' })
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom', 'Mei', 'Leo', 'Kim')
    group.begins(0)
    const guests: string[] = []
    for (const level of [0, 1, 2, 3]) {
      if (level > 0) group.begins(level)
      guests.push(/&(\w+)/.exec(group.tables())?.[1] ?? 'nobody')
      expect(group.tables().split(' ')).toHaveLength(2)
    }
    expect(new Set(guests).size).toBe(4)
    expect(guests).not.toContain('nobody')
  })

  test('nobody is put at a seat that two have already with one device', () => {
    for (let n = 0; n < 20; n += 1) {
      const group = aClass({ oddOne: 'shares' }, `seed ${n}`)
      group.run({ kind: 'open-doors' })
      group.run({ kind: 'join', names: ['Ann', 'Ben'], tokenHash: '#1', room: '' })
      group.joins('Ada', 'Tom', 'Mei', 'Leo')
      group.begins(0)
      expect(group.tables()).toMatch(/&/)
      expect(group.tables()).not.toMatch(/Ann&/)
    }
  })

  test('who comes late sits down opposite the one who shared a seat', () => {
    const group = aClass({ oddOne: 'shares' })
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom', 'Mei')
    group.begins(0)
    const guest = /&(\w+)/.exec(group.tables())?.[1] ?? ''
    const pair = group.tables().replace(`&${guest}`, '')
    expect(group.joins('Leo')).toEqual(['student-joined table-added'])
    expect(group.tables()).toBe(`${pair} Leo-${guest}`)
    expect(group.joins('Kim')).toEqual(['student-joined seat-shared'])
    expect(group.tables()).toMatch(/&Kim/)
  })

  test('who shared a seat keeps it when the other one leaves, and no bot is needed', () => {
    const group = aClass({ oddOne: 'shares' })
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom', 'Mei')
    group.begins(0)
    const [, owner = '', guest = ''] = /(\w+)&(\w+)/.exec(group.tables()) ?? []
    const before = group.tables()
    group.run({ kind: 'leave', student: group.idOf(owner) })
    expect(group.tables()).toBe(before.replace(`${owner}&${guest}`, guest))
    expect(group.run({ kind: 'return', student: group.idOf(owner) })).toBe('student-returned seat-shared')
    expect(group.tables()).toMatch(new RegExp(`&${owner}`))
  })

  test('who shares a seat takes one that has come free at the next level', () => {
    const group = aClass({ oddOne: 'shares' })
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom', 'Mei')
    group.begins(0)
    const alone = /(?<![&\w])(\w+)(?!&)/.exec(group.tables().replace(/\w+&\w+/, ''))?.[1] ?? ''
    group.run({ kind: 'remove', student: group.idOf(alone), ban: false })
    expect(group.tables()).toMatch(/&/)
    group.begins(1)
    expect(group.tables()).toMatch(/^\w+-\w+$/)
    expect(group.tables()).not.toMatch(/bot/)
  })

  test('by hand who looks on, or shares a seat, changes places with who has one', () => {
    for (const oddOne of ['watches', 'shares'] as const) {
      const group = aClass({ oddOne })
      group.run({ kind: 'open-doors' })
      group.joins('Ada', 'Tom', 'Mei')
      group.begins(0)
      const odd = /[&+](\w+)/.exec(group.tables())?.[1] ?? ''
      const { seats } = group.current().tables[0] ?? {}
      const [there = ''] = seats === undefined ? [] : studentsOf(seats.client)
      const before = group.tables()
      group.run({ kind: 'seat', student: group.idOf(odd), table: 1, seat: 'client' })
      const name = group.current().students.find(({ id }) => id === there)?.names[0] ?? ''
      const swap = (text: string): string => (text === odd ? name : text === name ? odd : text)
      expect(group.tables()).toBe(before.replace(/\w+/g, swap))
    }
  })

  test('at their own pace a pair goes on, ends changed, when it has won; the class stands where the slowest pair is', () => {
    const group = aClass({ pace: 'own' })
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom', 'Mei', 'Leo')
    group.begins(0)
    expect(group.run({ kind: 'go-on', table: 2, turn: 1 })).toBe('table-went-on')
    expect(group.tables()).toBe('Ada-Tom Leo-Mei')
    expect(group.current().tables.map(({ levelAt }) => levelAt)).toEqual([0, 1])
    expect(group.current().levelAt).toBe(0)
    expect(group.current().tables.map(({ repeats }) => repeats)).toEqual([0, 0])
    // Told twice, it goes on once.
    expect(group.run({ kind: 'go-on', table: 2, turn: 1 })).toBe('')
    group.run({ kind: 'go-on', table: 1, turn: 1 })
    expect(group.current().levelAt).toBe(1)
  })

  test('a pair that has lost its round on the live wire plays the level again, and is not done', () => {
    const group = aClass({ pace: 'own' })
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom')
    group.begins(0)
    const told = (): readonly unknown[] =>
      group.current().tables.map(({ levelAt, turn, repeats }) => [levelAt, turn, repeats])
    expect(group.run({ kind: 'go-on', table: 1, turn: 1, isLost: true })).toBe('table-went-on')
    expect(told()).toEqual([[0, 2, 0]])
    group.run({ kind: 'go-on', table: 1, turn: 2, isLost: false })
    expect(told()).toEqual([[1, 3, 0]])
  })

  test('together, a pair that is done plays the level again and stays done; the next level begins for all', () => {
    const group = aClass()
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom', 'Mei', 'Leo')
    group.begins(0)
    const told = (): readonly unknown[] =>
      group.current().tables.map(({ levelAt, turn, repeats }) => [levelAt, turn, repeats])
    expect(group.run({ kind: 'go-on', table: 1, turn: 1 })).toBe('table-went-on')
    expect(told()).toEqual([
      [0, 2, 1],
      [0, 1, 0],
    ])
    group.begins(1)
    expect(told()).toEqual([
      [1, 3, 0],
      [1, 2, 0],
    ])
  })

  test('while all stands still nobody goes on', () => {
    const group = aClass()
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom')
    group.begins(0)
    group.run({ kind: 'freeze' })
    expect(group.run({ kind: 'go-on', table: 1, turn: 1 })).toBe('')
    group.run({ kind: 'thaw' })
    expect(group.run({ kind: 'go-on', table: 1, turn: 1 })).toBe('table-went-on')
  })

  test('by hand two change places', () => {
    const group = aClass()
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom', 'Mei', 'Leo')
    group.begins(0)
    expect(group.tables()).toBe('Ada-Tom Mei-Leo')
    group.run({ kind: 'seat', student: 's1', table: 2, seat: 'server' })
    expect(group.tables()).toBe('Leo-Tom Mei-Ada')
  })

  test('frozen: each seat predicts once, and may not change it when it has been shown', () => {
    const group = aClass()
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom')
    expect(group.run({ kind: 'freeze' })).toBe('class/not-playing')
    group.begins(0)
    group.run({ kind: 'freeze' })
    expect(group.run({ kind: 'predict', student: 's1', prediction: 'syn' })).toBe('predicted')
    expect(group.run({ kind: 'predict', student: 's1', prediction: 'ack' })).toBe('prediction/given')
    group.run({ kind: 'show-predictions' })
    expect(group.run({ kind: 'predict', student: 's2', prediction: 'syn' })).toBe('class/not-frozen')
    expect(group.run({ kind: 'thaw' })).toBe('class-thawed')
  })

  test('while all stands still no time passes, and more time is more than what was left', () => {
    const group = aClass()
    group.run({ kind: 'open-doors' })
    group.joins('Ada', 'Tom')
    group.begins(0, 8)
    const left = (): number => {
      const { until = 0, stillSince, at } = group.current()
      return until - (stillSince ?? at)
    }
    group.run({ kind: 'set-pause', paused: true })
    const before = left()
    // Each command is a second later than the one before.
    group.run({ kind: 'freeze' })
    group.run({ kind: 'give-time', minutes: 2 })
    expect(left()).toBe(before + 120_000)
    group.run({ kind: 'set-pause', paused: false })
    expect(group.current().stillSince).toBeDefined()
    group.run({ kind: 'thaw' })
    expect(group.current().stillSince).toBeUndefined()
    expect(left()).toBe(before + 120_000)
  })

  test('the last host cannot be sent away', () => {
    const group = aClass()
    expect(group.run({ kind: 'dismiss-host', id: 'h1' })).toBe('class/last-host')
    expect(group.run({ kind: 'add-host', name: 'Mr Wu', tokenHash: '#wu' })).toBe('host-added')
    expect(group.run({ kind: 'dismiss-host', id: 'h1' })).toBe('host-dismissed')
  })
})
