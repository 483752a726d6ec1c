import { describe, expect, it } from 'vitest'
import { STORY, STORY_START } from '../../client/ladder/story.ts'
import { peerOf } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { appearance } from '../../shared/tcp/appearance.ts'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import { closedTcb } from '../../shared/tcp/closed.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { open } from '../../shared/tcp/open.ts'
import { toSeq } from '../../shared/tcp/seq.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { transmit } from '../../shared/tcp/transmit.ts'

const done = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error('the call was refused')
  return result.value
}

describe('the story on the start page', () => {
  it('is one that RFC 9293 allows, segment by segment and state by state', () => {
    const ends: { [S in Seat]: Tcb } = {
      client: done(open(closedTcb({ iss: toSeq(100) }), 'active')),
      server: done(open(closedTcb({ iss: toSeq(5000) }), 'passive')),
    }
    expect(appearance(ends.client)).toBe(STORY_START.client)
    expect(appearance(ends.server)).toBe(STORY_START.server)
    for (const { seat, segment, senderState, receiverState } of STORY) {
      if (segment.flags.fin) ends[seat] = done(close(ends[seat]))
      expect(judge(ends[seat], segment).verdict).toBe('conforming')
      ends[seat] = transmit(ends[seat], segment)
      const peer = peerOf(seat)
      ends[peer] = arrive(ends[peer], segment).tcb
      expect(appearance(ends[seat])).toBe(senderState)
      expect(appearance(ends[peer])).toBe(receiverState)
    }
  })
})
