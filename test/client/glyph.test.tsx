import { describe, expect, it } from 'vitest'
import { Glyph } from '../../client/ladder/Glyph.tsx'
import { PICTURES } from '../../client/ladder/glyphs.ts'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import { rendered } from '../support/speech.tsx'

describe('the glyphs of the levels', () => {
  it('are all different', async () => {
    const drawn = await Promise.all(LEVEL_IDS.map((level) => rendered(<Glyph level={level} />)))
    expect(new Set(drawn).size).toBe(LEVEL_IDS.length)
  })

  it('differ in what becomes of both ends, or in the sorts and order of the segments, not in heights alone', () => {
    const stories = LEVEL_IDS.map((level) => {
      const { life, marks } = PICTURES[level]
      const phases = [life.client, life.server].map((ends) => ends.map(([phase]) => phase).join('-'))
      return [
        ...phases,
        ...marks.map((mark) => ('seat' in mark ? `${mark.seat} ${mark.kind}` : mark.kind)),
      ].join()
    })
    const twice = stories.filter((story, index) => stories.indexOf(story) !== index)
    expect(twice).toEqual([])
  })

  it.each(LEVEL_IDS)('%s keeps within its 32 pixels, and time runs down', (level) => {
    for (const mark of PICTURES[level].marks)
      if ('to' in mark) {
        expect(mark.to).toBeGreaterThan(mark.y)
        expect(mark.to).toBeLessThanOrEqual(32)
      }
    for (const life of Object.values(PICTURES[level].life))
      expect(life.map(([, y]) => y)).toEqual(life.map(([, y]) => y).toSorted((a, b) => a - b))
  })
})
