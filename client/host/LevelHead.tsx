import { useState } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/index.ts'
import { leftMs } from '../net/serverClock.ts'
import { Icon } from '../ui/Icon.tsx'
import { Confirm } from './Confirm.tsx'
import { Drop } from './Drop.tsx'
import { useHosting } from './hosting.ts'
import { useClassSaid } from './Spoken.tsx'
import { clockText, useTick } from './tick.ts'

/** So many minutes more may be given at one press. */
const MORE_MINUTES = [1, 2, 5, 10] as const

/** Which level is played, how much time is left, and the way to the next one. */
export const LevelHead = ({ aheadMs }: { readonly aheadMs: number }): ReactNode => {
  const words = useWords()
  const { live, controls } = useClassSaid()
  const { view, run } = useHosting()
  const { levels, levelAt, until, stillSince } = view
  const level = levels[levelAt]
  const next = levels[levelAt + 1]
  return (
    <>
      <div className="crumb level-now">
        <span>{live.level(levelAt + 1, levels.length)}</span>
        <b>{level === undefined ? '' : words.levels.name[level]}</b>
      </div>
      <Drop
        label={
          <>
            <Icon name="clock" />
            {until === undefined ? (
              controls.time
            ) : (
              <Left until={until} stillSince={stillSince} aheadMs={aheadMs} />
            )}
          </>
        }
        items={MORE_MINUTES.map((minutes) => ({
          key: String(minutes),
          label: controls.moreTime(minutes),
          onChoose: () => void run({ kind: 'give-time', minutes }),
        }))}
      />
      {next === undefined ? (
        <EndButton />
      ) : (
        <button
          type="button"
          className="btn small next"
          title={controls.nextIs(words.levels.name[next])}
          onClick={() => void run({ kind: 'begin-level', level: levelAt + 1 })}
        >
          {controls.next}
          <Icon name="forward" />
        </button>
      )}
    </>
  )
}

const Left = ({
  until,
  stillSince,
  aheadMs,
}: {
  readonly until: number
  readonly stillSince: number | undefined
  readonly aheadMs: number
}): ReactNode => {
  const { live } = useClassSaid()
  const left = leftMs(until, stillSince, useTick() + aheadMs)
  return left <= 0 ? (
    <span className="over">{live.timeOver}</span>
  ) : (
    <span>
      <span className="mono">{clockText(left)}</span> {live.timeLeft}
    </span>
  )
}

/** Ends the class when it has been asked for twice. */
const EndButton = (): ReactNode => {
  const { controls } = useClassSaid()
  const { run } = useHosting()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <button type="button" className="btn small next" onClick={() => setAsking(true)}>
        {controls.end}
      </button>
      {isAsking && (
        <Confirm
          title={controls.endAsk}
          more={controls.endMore}
          yes={controls.end}
          onYes={() => void run({ kind: 'end-class' })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
