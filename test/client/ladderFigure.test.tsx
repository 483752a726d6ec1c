import { describe, expect, it } from 'vitest'
import { LadderFigure } from '../../client/ladder/LadderFigure.tsx'
import { TextTwin } from '../../client/ladder/TextTwin.tsx'
import { OPENING, STORY, STORY_START } from '../../client/ladder/story.ts'
import { refusedStep, segmentStep } from '../support/steps.ts'
import { rendered, textOf } from '../support/speech.tsx'

const size = {
  width: 600,
  x: { client: 120, server: 480 },
  top: 20,
  pitch: 80,
  slant: 30,
  lead: 0.4,
  tail: 20,
  minHeight: 0,
}
const look = {
  compact: false,
  segmentSize: 14,
  noteSize: 13,
  nameSize: 13,
  hasPlain: true,
  hasGutter: false,
}

describe('the ladder', () => {
  it('is one picture with a name, and writes what each segment says', async () => {
    const svg = await rendered(
      <LadderFigure steps={STORY} start={STORY_START} size={size} look={look} viewer="all" />,
    )
    expect(svg).toContain('role="img"')
    const text = textOf(svg)
    expect(text).toContain('SYN ACK seq 5000 ack 101')
    expect(text).toContain('“Can you hear me?”')
    for (const state of ['SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-2', 'TIME-WAIT', 'LAST-ACK'])
      expect(text).toContain(state)
  })

  it('lays the fog over the far end and draws no state there', async () => {
    const svg = await rendered(
      <LadderFigure
        steps={OPENING}
        start={{ client: 'CLOSED', server: undefined }}
        size={size}
        look={look}
        viewer="client"
      />,
    )
    expect(svg).toContain('fogrect')
    expect(svg).toContain('life veiled')
    expect(textOf(svg)).not.toContain('SYN-RECEIVED')
    expect(svg).not.toContain('c-server st')
  })

  it('stops a refused draft before the wire and counts its tries', async () => {
    const text = textOf(
      await rendered(
        <LadderFigure
          steps={[refusedStep(1, 'client', { tries: 2 })]}
          start={STORY_START}
          size={size}
          look={look}
          viewer="all"
        />,
      ),
    )
    expect(text).toContain('not sent · 2 tries')
  })

  it('shows the draft that is being composed, with a hole where a field is empty', async () => {
    const svg = await rendered(
      <LadderFigure
        steps={OPENING.slice(0, 1)}
        start={STORY_START}
        size={size}
        look={look}
        viewer="server"
        draft={{
          seat: 'server',
          fields: { flags: 'SYN ACK', seq: '5000', ack: '____', len: 0, wrong: [] },
          plain: '',
        }}
      />,
    )
    expect(textOf(svg)).toContain('ack ____')
    expect(svg).toContain('class="draft"')
  })

  it('marks a segment that is sent again', async () => {
    const again = segmentStep(1, 'client', ['SYN'], { again: true })
    const text = textOf(
      await rendered(
        <LadderFigure steps={[again]} start={STORY_START} size={size} look={look} viewer="all" />,
      ),
    )
    expect(text).toContain('again')
  })

  it('counts from the start numbers where relative numbers are asked for', async () => {
    const text = textOf(
      await rendered(
        <LadderFigure
          steps={OPENING}
          start={STORY_START}
          size={size}
          look={look}
          viewer="all"
          base={{ client: 100, server: 5000 }}
        />,
      ),
    )
    expect(text).toContain('SYN ACK seq 0 ack 1')
  })

  it('lets no arrow grow that was there from the start', async () => {
    const svg = await rendered(
      <LadderFigure steps={STORY} start={STORY_START} size={size} look={look} viewer="all" />,
    )
    expect(svg).not.toContain('fresh')
  })
})

describe('the ladder as a list', () => {
  it('has a full sentence for each step', async () => {
    const list = await rendered(<TextTwin steps={OPENING} />)
    expect(list.match(/<li/g)).toHaveLength(3)
    expect(textOf(list)).toContain('Server sends SYN ACK. seq 5000, ack 101.')
    expect(textOf(list)).toContain('Client shows ESTABLISHED.')
  })

  it('speaks Chinese without an English sentence in it', async () => {
    const text = textOf(await rendered(<TextTwin steps={OPENING} />, 'zh'))
    expect(text).toContain('服务器')
    expect(text).not.toMatch(/\b(sends|shows|Step)\b/)
  })

  it('can be walked through where it is shown instead of the picture', async () => {
    const list = await rendered(
      <TextTwin steps={OPENING} isVisible selected={2} onSelect={() => undefined} />,
    )
    expect(list.match(/<button/g)).toHaveLength(3)
    expect(list).toContain('aria-current="step"')
  })
})
