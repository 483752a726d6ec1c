import { useId } from 'react'
import type { ReactNode } from 'react'
import type { RecordingWords } from '../../i18n/recordings.ts'
import type { Problem } from '../../recording/problem.ts'
import { openDropped } from '../../recording/recording.ts'
import { Icon } from '../../ui/Icon.tsx'
import { KeptNote } from './KeptNote.tsx'
import { PastePlace } from './PastePlace.tsx'

/** The place for a file, and why the last one is not shown. */
export const DropPlace = ({
  words,
  problem,
  name,
}: {
  readonly words: RecordingWords
  readonly problem: Problem | undefined
  /** Of the file that made trouble */
  readonly name: string | undefined
}): ReactNode => (
  <main className="open-drop">
    <h1>{words.title}</h1>
    <p className="lead">{words.lead}</p>
    {problem !== undefined && <ProblemNote words={words} problem={problem} name={name} />}
    <div className="drop-place">
      <b aria-hidden="true">{words.drop}</b>
      <FileButton label={words.choose} className="btn primary" />
    </div>
    <KeptNote words={words} isOpen={false} />
    <PastePlace words={words} />
    <p className="drop-local">
      <Icon name="tick" />
      {words.local}
    </p>
  </main>
)

/** A button that opens the system's choice of a file. */
export const FileButton = ({
  label,
  className,
}: {
  readonly label: string
  readonly className: string
}): ReactNode => {
  const id = useId()
  return (
    <span className="file-button">
      <input
        id={id}
        type="file"
        accept=".pcap,.pcapng,.cap,.json,.txt,text/plain,application/vnd.tcpdump.pcap"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file may be chosen again.
          event.target.value = ''
          if (files.length > 0) void openDropped({ files, hasFolder: false })
        }}
      />
      <label htmlFor={id} className={className}>
        {label}
      </label>
    </span>
  )
}

/** What is wrong with a file, where, and the code under which one can ask about it. */
export const ProblemNote = ({
  words,
  problem,
  name,
}: {
  readonly words: RecordingWords
  readonly problem: Problem
  readonly name: string | undefined
}): ReactNode => {
  const { title, more } = words.problem[problem.code](problem.at, problem.about)
  return (
    <div className="open-problem" role="alert">
      <h2>
        <Icon name="cross" />
        {title}
      </h2>
      <p>{more}</p>
      <p className="cap mono">
        {name !== undefined && name !== '' && `${name} · `}
        {problem.code}
      </p>
    </div>
  )
}
