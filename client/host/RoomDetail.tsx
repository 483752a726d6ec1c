import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { BoardRow, TableView } from '../../shared/class/view.ts'
import { DEPTHS } from '../../shared/game/judging/verdict.ts'
import { SEATS, bySeat } from '../../shared/game/seat.ts'
import type { LookTold } from '../../shared/wire/classAnswers.ts'
import { useWords } from '../i18n/index.ts'
import { Board } from '../pages/room/Board.tsx'
import { holderName } from '../pages/room/names.ts'
import { Icon } from '../ui/Icon.tsx'
import { useCompact } from '../ui/useMedia.ts'
import { Drop } from './Drop.tsx'
import { useHosting } from './hosting.ts'
import { Sign } from './Sign.tsx'
import { useClassSaid, useMistakes } from './Spoken.tsx'

/** One room from inside, as it is played: its ladder with both ends, what goes wrong there, and what may be done. */
export const RoomDetail = ({
  table,
  row,
  name,
  look,
  isLarge,
  onLarge,
}: {
  readonly table: TableView
  readonly row: BoardRow | undefined
  readonly name: string
  readonly look: LookTold | undefined
  /** It has the whole page, not only the rail */
  readonly isLarge: boolean
  readonly onLarge: (isLarge: boolean) => void
}): ReactNode => {
  const words = useWords()
  const isCompact = useCompact()
  const { live, look: said, controls } = useClassSaid()
  const mistakes = useMistakes()
  const { run } = useHosting()
  const { n } = table
  const view = look?.table === n ? look.view : undefined
  const round = view?.round
  const isPlaying = row?.phase === 'playing' && !row.isPaused
  return (
    <section className={`look-in${isLarge ? ' large' : ''}`} aria-label={live.room(n)}>
      <header>
        <h2>
          {live.room(n)} <span className="muted">{name}</span>
        </h2>
        <button type="button" className="btn small" onClick={() => onLarge(!isLarge)}>
          <Icon name={isLarge ? 'back' : 'eye'} />
          {isLarge ? said.smaller : said.lookIn}
        </button>
      </header>
      <p className="room-acts">
        {table.calls && (
          <button
            type="button"
            className="btn small primary"
            onClick={() => void run({ kind: 'answer-call', table: n })}
          >
            <Sign name="bell" />
            {said.answer}
          </button>
        )}
        <Drop
          label={
            <>
              <Sign name="flag" />
              {controls.hintOne}
            </>
          }
          isDisabled={!isPlaying}
          items={DEPTHS.map((depth) => ({
            key: depth,
            label: controls.depth[depth],
            onChoose: () => void run({ kind: 'give-hint', table: n, depth }),
          }))}
        />
        <Drop
          label={controls.strayOne}
          isDisabled={!isPlaying}
          items={SEATS.map((to) => ({
            key: to,
            label: controls.strayTo[to],
            onChoose: () => void run({ kind: 'send-stray', table: n, to }),
          }))}
        />
        {row?.backlog !== undefined && (
          <button
            type="button"
            className="btn small"
            disabled={!isPlaying}
            onClick={() => void run({ kind: 'send-flood', table: n })}
          >
            {controls.floodOne}
          </button>
        )}
        {row?.phase === 'over' && row.replayId !== undefined && (
          <Link href={`/timeline/${row.replayId}`} className="btn small">
            {said.timeline}
          </Link>
        )}
      </p>
      {row !== undefined && row.tries > 0 && <p className="cap">{said.tries(row.tries)}</p>}
      {row?.now.map((id) => (
        <p key={id} className="cap fact">
          <b>
            <Icon name="cross" />
            {mistakes[id].name}
          </b>{' '}
          {said.fact}: {mistakes[id].fact}
        </p>
      ))}
      {view === undefined && <p className="cap">{said.coming}</p>}
      {view !== undefined && round === undefined && <p className="cap">{said.notPlaying}</p>}
      {view !== undefined && round !== undefined && (
        <div className="look-board">
          <Board
            begins={round.start}
            steps={round.steps}
            viewer="all"
            names={bySeat((seat) => holderName(view, seat, words))}
            isCompact={isCompact || !isLarge}
          />
        </div>
      )}
    </section>
  )
}
