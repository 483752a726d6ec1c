import { useLayoutEffect } from 'react'
import type { ReactNode } from 'react'
import type { LevelStart } from '../../../shared/game/levels/level.ts'
import type { Step } from '../../../shared/game/room/step.ts'
import type { State } from '../../../shared/tcp/state.ts'
import { SEATS } from '../../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../../shared/game/seat.ts'
import { useWords } from '../../i18n/index.ts'
import { LadderFigure } from '../../ladder/LadderFigure.tsx'
import type { DraftShown } from '../../ladder/Label.tsx'
import { boardLook, boardSize } from '../../ladder/boardSize.ts'
import { TextTwin } from '../../ladder/TextTwin.tsx'
import { useSize } from '../../ui/useSize.ts'

/** The wire between the two ends, as this viewer sees it; the newest row is always in sight. */
export const Board = ({
  begins,
  steps,
  viewer,
  names,
  draft,
  isCompact,
  hasStates = true,
  onSelect,
}: {
  /** Where both ends are when the round starts */
  readonly begins: LevelStart
  readonly steps: readonly Step[]
  readonly viewer: Seat | 'all'
  /** What stands beside each end's mark */
  readonly names: BySeat<string>
  readonly draft?: DraftShown | undefined
  readonly isCompact: boolean
  /** Who looks on at a running round sees what crosses the wire, and no states */
  readonly hasStates?: boolean
  /** A row was pressed */
  readonly onSelect?: (n: number) => void
}): ReactNode => {
  const words = useWords()
  const [box, measured] = useSize<HTMLDivElement>()
  const shown = joinTries(steps)
  const size = boardSize(shown, draft !== undefined, measured, viewer, isCompact)
  const start = STARTS[begins]
  const count = shown.length + (draft === undefined ? 0 : 1)
  useLayoutEffect(() => {
    const element = box.current
    if (viewer !== 'all' || !hasStates) element?.scrollTo({ top: element.scrollHeight, behavior: 'instant' })
    // Whatever adds a row, or changes their height, moves the end.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [box, count, viewer, hasStates, size.pitch])
  return (
    <>
      <div className="ends">
        {SEATS.map((seat) => (
          <span key={seat} className={`seat ${seat}${viewer === 'all' || viewer === seat ? '' : ' hushed'}`}>
            {words.app[seat]} <i>{names[seat]}</i>
          </span>
        ))}
      </div>
      <section
        className={`scroll${viewer === 'all' ? ' lifted' : ''}`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
        tabIndex={0}
        aria-label={words.timeline.ladder}
        ref={box}
      >
        {measured.width > 0 && (
          <LadderFigure
            steps={shown}
            start={{
              client: viewer === 'server' || !hasStates ? undefined : start.client,
              server: viewer === 'client' || !hasStates ? undefined : start.server,
            }}
            size={size}
            look={boardLook(isCompact, size.pitch, hasLongNumbers(shown))}
            viewer={viewer}
            draft={draft}
            {...(onSelect === undefined ? {} : { onSelect })}
          />
        )}
      </section>
      <TextTwin steps={steps} />
    </>
  )
}

/** The states in which the lifelines of a level begin. */
const STARTS: { readonly [S in LevelStart]: BySeat<State> } = {
  closed: { client: 'CLOSED', server: 'CLOSED' },
  established: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  crashed: { client: 'ESTABLISHED', server: 'CLOSED' },
  'time-wait': { client: 'TIME-WAIT', server: 'CLOSED' },
}

/** Absolute 32-bit numbers, not the small ones of the first lessons. */
const hasLongNumbers = (steps: readonly Step[]): boolean =>
  steps.some((step) => step.kind === 'segment' && step.segment.seq > 999_999)

/** Several tries at one segment are one ghost that counts them. */
const joinTries = (steps: readonly Step[]): readonly Step[] =>
  steps.filter((step, index) => {
    const next = steps.slice(index + 1).find((later) => later.seat === step.seat)
    return !(step.kind === 'refused' && next?.kind === 'refused' && next.tries > step.tries)
  })
