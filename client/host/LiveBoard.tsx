import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { floodIn } from '../../shared/class/board.ts'
import type { MisconceptionId } from '../../shared/game/judging/misconceptions.ts'
import { Bar } from '../app/Bar.tsx'
import { useWords } from '../i18n/index.ts'
import type { ClassState } from '../net/hostSession.ts'
import { useCompact } from '../ui/useMedia.ts'
import { Flood } from './Flood.tsx'
import { FrozenBar } from './FrozenBar.tsx'
import { GoingWrong } from './GoingWrong.tsx'
import { useHosting } from './hosting.ts'
import { LevelHead } from './LevelHead.tsx'
import { MoreMenu } from './MoreMenu.tsx'
import { byId, pairName } from './names.ts'
import { countsOf, spotsOf } from './order.ts'
import type { Order } from './order.ts'
import { ProjectorButton } from './ProjectorButton.tsx'
import { RoomDetail } from './RoomDetail.tsx'
import { Rooms } from './Rooms.tsx'
import { Tools } from './Tools.tsx'
import { useClassSaid, useMistakes } from './Spoken.tsx'
import { useTick } from './tick.ts'
import { useSlow } from './useSlow.ts'

/** Rooms change their places so seldom, in milliseconds; only a call goes to the top at once. */
const CALM_MS = 3_000

/** The class as it plays: who needs the teacher first, what goes wrong now, one room from inside, and the controls. */
export const LiveBoard = ({
  state,
  told,
  onReport,
}: {
  readonly state: ClassState
  readonly told: ReactNode
  readonly onReport: () => void
}): ReactNode => {
  const { app } = useWords()
  const { create, live } = useClassSaid()
  const mistakes = useMistakes()
  const { view, session } = useHosting()
  const isCompact = useCompact()
  const [order, setOrder] = useState<Order>('needs')
  const [only, setOnly] = useState<MisconceptionId>()
  const [selected, setSelected] = useState<number>()
  const [isLarge, setLarge] = useState(false)
  const { aheadMs, look } = state
  // What is pressed goes before what is told.
  const rows = useDeferredValue(state.rows)
  const now = useTick() + aheadMs
  const ranked = useSlow(rows, CALM_MS)
  const spots = useMemo(
    () => spotsOf(view.rows, rows, order, now, ranked),
    [view.rows, rows, order, now, ranked],
  )
  const counts = countsOf(spots)
  const shown =
    only === undefined ? spots : spots.filter(({ row }) => row?.shown.some(({ id }) => id === only))
  const flood = floodIn(rows.flatMap(({ backlog }) => backlog ?? []))
  const spot = spots.find(({ table }) => table.n === selected)

  const select = useCallback((n: number | undefined): void => {
    setSelected((old) => (old === n ? undefined : n))
    setLarge(false)
  }, [])
  // The room that is looked into is told as long as it is shown, and no longer.
  useEffect(() => session.look(selected), [session, selected])
  useEffect(() => () => session.look(undefined), [session])

  const closeDetail = (): void => setSelected(undefined)
  const detail = spot !== undefined && (
    <RoomDetail
      key={spot.table.n}
      table={spot.table}
      row={spot.row}
      name={pairName(byId(view.students), spot.table, app.bot)}
      look={look}
      isLarge={isLarge || isCompact}
      onLarge={isCompact ? closeDetail : setLarge}
    />
  )
  const calling = view.rows.filter(({ calls }) => calls)
  return (
    <div className={`class-live${isCompact ? ' phone' : ''}`}>
      <Bar title={view.title === '' ? create.untitled : view.title} more={view.code} isCompact={isCompact}>
        {!isCompact && <LevelHead aheadMs={aheadMs} />}
        {!isCompact && <ProjectorButton />}
        <MoreMenu onReport={onReport} />
      </Bar>
      <h1 className="vh">{live.list}</h1>
      {isCompact && (
        <div className="level-line">
          <LevelHead aheadMs={aheadMs} />
        </div>
      )}
      <Tools counts={counts} hasBacklogs={flood !== undefined} order={order} onOrder={setOrder} />
      <div className="told-place">
        {view.frozen !== undefined && <FrozenBar frozen={view.frozen} />}
        {told}
        <p className="vh" aria-live="assertive">
          {calling.map(({ n }) => live.announceCall(n)).join('. ')}
        </p>
      </div>
      <main className="main">
        {isLarge && !isCompact ? (
          detail
        ) : (
          <>
            <div className="rooms-place">
              {only !== undefined && (
                <p className="only">
                  <b>{live.onlyWith(mistakes[only].name)}</b>
                  <button type="button" className="btn small" onClick={() => setOnly(undefined)}>
                    {live.showAll}
                  </button>
                </p>
              )}
              {spots.length === 0 && <p className="cap nothing">{live.empty}</p>}
              <Rooms
                spots={shown}
                students={view.students}
                aheadMs={aheadMs}
                selected={selected}
                onSelect={select}
              />
            </div>
            <aside className="rail">
              {flood !== undefined && <Flood flood={flood} />}
              <GoingWrong rows={rows} now={now} only={only} onOnly={setOnly} />
              {!isCompact && (detail || <RailHint />)}
            </aside>
          </>
        )}
      </main>
      {isCompact && spot !== undefined && <div className="detail-over">{detail}</div>}
    </div>
  )
}

const RailHint = (): ReactNode => {
  const { look } = useClassSaid()
  return <p className="cap rail-hint">{look.none}</p>
}
