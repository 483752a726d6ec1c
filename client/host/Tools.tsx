import type { ReactNode } from 'react'
import { DEPTHS } from '../../shared/game/judging/verdict.ts'
import { SEATS } from '../../shared/game/seat.ts'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Drop } from './Drop.tsx'
import { useHosting } from './hosting.ts'
import type { Order } from './order.ts'
import type { countsOf } from './order.ts'
import { Sign } from './Sign.tsx'
import { useClassSaid } from './Spoken.tsx'

/** How the class stands, in four numbers; what can be done to all of it. Freezing is the one primary button. */
export const Tools = ({
  counts,
  hasBacklogs,
  order,
  onOrder,
}: {
  readonly counts: ReturnType<typeof countsOf>
  /** Some table plays a level in which the listener's host can be flooded */
  readonly hasBacklogs: boolean
  readonly order: Order
  readonly onOrder: (order: Order) => void
}): ReactNode => {
  const { live, controls } = useClassSaid()
  const { view, run } = useHosting()
  const isStill = view.isPaused || view.frozen !== undefined
  return (
    <div className="tools">
      <p className="counts">
        <span className="count">
          <b>{view.here.count}</b> {live.students(view.here.count)}
        </span>
        <span className="count">
          <b>{view.rows.length}</b> {live.rooms(view.rows.length)}
        </span>
        {counts.called > 0 && (
          <span className="count loud">
            <Sign name="bell" />
            <b>{counts.called}</b> {live.calling(counts.called)}
          </span>
        )}
        {counts.stuck > 0 && (
          <span className="count loud">
            <Icon name="clock" />
            <b>{counts.stuck}</b> {live.stuck}
          </span>
        )}
        <span className="count">
          <Icon name="tick" />
          <b>{counts.done}</b> {live.done}
        </span>
      </p>
      <Segmented
        label={live.order}
        value={order}
        options={[
          { value: 'needs', label: live.needs },
          { value: 'number', label: live.byNumber },
        ]}
        onChange={onOrder}
      />
      <div className="to-all">
        <Drop
          label={
            <>
              <Sign name="flag" />
              {controls.hintAll}
            </>
          }
          isDisabled={isStill}
          items={DEPTHS.map((depth) => ({
            key: depth,
            label: controls.depth[depth],
            onChoose: () => void run({ kind: 'give-hint', table: 'all', depth }),
          }))}
        />
        <Drop
          label={controls.strayAll}
          isDisabled={isStill}
          items={SEATS.map((to) => ({
            key: to,
            label: controls.strayTo[to],
            onChoose: () => void run({ kind: 'send-stray', table: 'all', to }),
          }))}
        />
        {hasBacklogs && (
          <button
            type="button"
            className="btn small"
            disabled={isStill}
            onClick={() => void run({ kind: 'send-flood', table: 'all' })}
          >
            {controls.floodAll}
          </button>
        )}
        <button
          type="button"
          className="btn small"
          aria-pressed={view.isPaused}
          onClick={() => void run({ kind: 'set-pause', paused: !view.isPaused })}
        >
          <Icon name={view.isPaused ? 'play' : 'pause'} />
          {view.isPaused ? controls.resume : controls.pause}
        </button>
        <button
          type="button"
          className="btn small primary"
          disabled={view.frozen !== undefined}
          onClick={() => void run({ kind: 'freeze' })}
        >
          <Icon name="help" />
          {controls.freeze}
        </button>
      </div>
    </div>
  )
}
