import { memo } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Bar } from '../../app/Bar.tsx'
import { LensChoice, NumberChoice, ZoomChoice } from './Choices.tsx'
import type { TimelineView } from './useTimelineView.ts'

type Choosing = Pick<
  TimelineView,
  'lens' | 'setLens' | 'counting' | 'setCounting' | 'zoom' | 'setZoom' | 'isList' | 'setList'
>

/** The head of a timeline on a wide screen, with every choice of how it is looked at. It stays while one steps. */
export const WideHead = memo(function WideHead({
  title,
  more,
  hasZoom,
  ...choosing
}: Choosing & {
  readonly title: string
  readonly more: string | undefined
  /** Beside two addresses there is no room for it */
  readonly hasZoom: boolean
}): ReactNode {
  return (
    <Bar title={title} more={more}>
      <ListSwitch isList={choosing.isList} setList={choosing.setList} />
      {hasZoom && <ZoomChoice value={choosing.zoom} onChange={choosing.setZoom} />}
      <LensChoice value={choosing.lens} onChange={choosing.setLens} />
      <NumberChoice value={choosing.counting} onChange={choosing.setCounting} />
    </Bar>
  )
})

/** The choices for which the head of a phone has no room. */
export const SheetTools = memo(function SheetTools(choosing: Omit<Choosing, 'lens' | 'setLens'>): ReactNode {
  return (
    <>
      <NumberChoice value={choosing.counting} onChange={choosing.setCounting} />
      <ZoomChoice value={choosing.zoom} onChange={choosing.setZoom} />
      <ListSwitch isList={choosing.isList} setList={choosing.setList} />
    </>
  )
})

const ListSwitch = ({ isList, setList }: Pick<Choosing, 'isList' | 'setList'>): ReactNode => {
  const { timeline } = useWords()
  return (
    <button type="button" className="btn small" aria-pressed={isList} onClick={() => setList(!isList)}>
      <Icon name={isList ? 'tick' : 'menu'} />
      {timeline.list}
    </button>
  )
}
