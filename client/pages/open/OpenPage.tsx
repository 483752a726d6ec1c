import { useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { unreachable } from '../../../shared/base/unreachable.ts'
import { Bar, LanguageButton } from '../../app/Bar.tsx'
import { ThemeButton } from '../../app/ThemeButton.tsx'
import { useWords } from '../../i18n/index.ts'
import { useRecordingWords } from '../../i18n/recordings.ts'
import type { RecordingWords } from '../../i18n/recordings.ts'
import { problem } from '../../recording/problem.ts'
import { currentRecording, openDropped, watchRecording } from '../../recording/recording.ts'
import type { Listed, Recording } from '../../recording/recording.ts'
import type { Dropped } from '../../recording/intake.ts'
import { useDrop } from '../../recording/useDrop.ts'
import { usePaste } from '../../recording/usePaste.ts'
import '../../styles/table.css'
import '../../styles/timeline.css'
import '../../styles/drop.css'
import '../../styles/open.css'
import { useCompact } from '../../ui/useMedia.ts'
import { useKept } from './useKept.ts'
import { useTitle } from '../room/useTitle.ts'
import { ConnectionList } from './ConnectionList.tsx'
import { DropPlace } from './DropPlace.tsx'
import { OpenedRound, roundOf } from './OpenedRound.tsx'
import { QuizScreen } from './QuizScreen.tsx'
import { Reading } from './Reading.tsx'
import { RecordedScreen } from './RecordedScreen.tsx'

/** Where recordings are opened: the place to drop a file, its connections, and one of them as a timeline. */
const OpenPage = ({
  connection,
  end,
}: {
  /** Position in the list; undefined for the list itself */
  readonly connection: string | undefined
  /** Whose next segment is asked for; undefined for the timeline */
  readonly end: string | undefined
}): ReactNode => {
  const words = useRecordingWords()
  const { app } = useWords()
  const [, go] = useLocation()
  const recording = useSyncExternalStore(watchRecording, currentRecording)
  const take = (dropped: Dropped): void => {
    void openDropped(dropped)
    // Whoever was asked for a file goes on to the step that the address names.
    if (recording.kind !== 'none') go('/open')
  }
  const isAwaited = useKept(recording.kind === 'none' && connection !== undefined)
  const isOver = useDrop(take)
  usePaste(take, () => true)
  useTitle(`${words?.title ?? ''} · ${app.name}`)
  if (words === undefined || isAwaited) return <p className="loading">{app.loading}</p>
  return (
    <>
      {isOver && (
        <div className="drop-over" aria-hidden="true">
          <b>{words.letGo}</b>
        </div>
      )}
      <Shown recording={recording} connection={connection} end={end} words={words} />
    </>
  )
}
export default OpenPage

const Shown = ({
  recording,
  connection,
  end,
  words,
}: {
  readonly recording: Recording
  readonly connection: string | undefined
  readonly end: string | undefined
  readonly words: RecordingWords
}): ReactNode => {
  switch (recording.kind) {
    case 'none':
      return (
        <Framed words={words}>
          <DropPlace
            words={words}
            problem={connection === undefined ? undefined : problem('open/gone')}
            name={undefined}
          />
        </Framed>
      )
    case 'problem':
      return (
        <Framed words={words}>
          <DropPlace words={words} problem={recording.problem} name={recording.name} />
        </Framed>
      )
    case 'reading':
      return (
        <Framed words={words}>
          <Reading reading={recording} words={words} />
        </Framed>
      )
    case 'replay':
      return <OpenedRound key={roundOf(recording.opened.timeline)} opened={recording.opened} />
    case 'listed':
      return <InList recording={recording} connection={connection} end={end} words={words} />
    default:
      return unreachable(recording)
  }
}

const InList = ({
  recording,
  connection,
  end,
  words,
}: {
  readonly recording: Listed
  readonly connection: string | undefined
  readonly end: string | undefined
  readonly words: RecordingWords
}): ReactNode => {
  const row = connection === undefined ? undefined : recording.rows[Number(connection)]
  if (row === undefined)
    return (
      <Framed words={words}>
        <ConnectionList listed={recording} words={words} />
      </Framed>
    )
  return end === 'client' || end === 'server' ? (
    <QuizScreen key={`${row.id}/${end}`} listed={recording} row={row.id} seat={end} words={words} />
  ) : (
    <RecordedScreen key={row.id} listed={recording} row={row} words={words} />
  )
}

const Framed = ({
  words,
  children,
}: {
  readonly words: RecordingWords
  readonly children: ReactNode
}): ReactNode => {
  const isCompact = useCompact()
  return (
    <div className="open-page">
      <Bar title={words.title} isCompact={isCompact}>
        <ThemeButton />
        <LanguageButton />
      </Bar>
      {children}
    </div>
  )
}
