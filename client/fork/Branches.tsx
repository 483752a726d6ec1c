import { useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useLanguage } from '../i18n/index.ts'
import { useAgainWords } from '../i18n/parts/again.ts'
import type { AgainWords } from '../i18n/parts/again.ts'
import '../styles/again.css'
import { NAME_CHARS, branchesOf, changes, deleteBranch, isKept, renameBranch } from './branches.ts'
import type { Branch } from './branches.ts'
import { boughsOf } from './branchTree.ts'
import type { Bough } from './branchTree.ts'

/** The round and the branches that have left it, as a tree; none where nobody has played on. */
const Branches = ({
  id,
  branch,
}: {
  /** By which the timeline opens that is looked at */
  readonly id: string
  /** Undefined where it is that of the round itself */
  readonly branch: Branch | undefined
}): ReactNode => {
  const words = useAgainWords()
  useSyncExternalStore(changes.subscribe, changes.get, changes.get)
  const trunk = branch?.trunk ?? id
  const branches = branchesOf(trunk)
  if (words === undefined || branches.length === 0) return null
  return (
    <section className="branches" aria-label={words.branches}>
      <h3>{words.branches}</h3>
      <ul>
        <li>
          {trunk === id ? (
            <b aria-current="page">{words.asPlayed}</b>
          ) : (
            <Link href={`/timeline/${trunk}`}>{words.asPlayed}</Link>
          )}
          <Boughs boughs={boughsOf(branches, trunk)} here={id} words={words} />
        </li>
      </ul>
    </section>
  )
}
export default Branches

const Boughs = ({
  boughs,
  here,
  words,
}: {
  readonly boughs: readonly Bough[]
  readonly here: string
  readonly words: AgainWords
}): ReactNode =>
  boughs.length > 0 && (
    <ul>
      {boughs.map((bough) => (
        <li key={bough.branch.id}>
          <Row branch={bough.branch} isHere={bough.branch.id === here} words={words} />
          <Boughs boughs={bough.boughs} here={here} words={words} />
        </li>
      ))}
    </ul>
  )

const Row = ({
  branch,
  isHere,
  words,
}: {
  readonly branch: Branch
  readonly isHere: boolean
  readonly words: AgainWords
}): ReactNode => {
  const { language } = useLanguage()
  const [, go] = useLocation()
  const [asked, setAsked] = useState<'name' | 'delete'>()
  const { id, at, name, madeAt, steps, isWon, parent } = branch
  const title = name === '' ? words.fromStep(at) : name
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' })
  if (asked === 'name')
    return (
      <form
        className="branch-name"
        onSubmit={(event) => {
          event.preventDefault()
          const given = new FormData(event.currentTarget).get('name')
          renameBranch(id, typeof given === 'string' ? given : '')
          setAsked(undefined)
        }}
      >
        <input
          name="name"
          defaultValue={name}
          maxLength={NAME_CHARS}
          placeholder={words.fromStep(at)}
          aria-label={words.newName}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for by the button that stood here
          autoFocus
        />
        <button type="submit" className="btn small">
          {words.save}
        </button>
      </form>
    )
  const remove = (): void => {
    deleteBranch(id)
    if (isHere) go(`/timeline/${parent}#step=${Math.max(1, at)}`)
  }
  return (
    <div className="branch">
      {isHere ? (
        <b aria-current="page">{title}</b>
      ) : (
        <Link href={`/timeline/${id}#step=${at + 1}`}>{title}</Link>
      )}
      <p className="cap">
        {name !== '' && `${words.fromStep(at)} · `}
        {words.told(steps, date.format(madeAt))} · {isWon ? words.won : words.unfinished}
        {!isKept(id) && ` · ${words.untilClosed}`}
      </p>
      <p className="branch-acts">
        {asked === 'delete' ? (
          <>
            <button type="button" className="as-link" onClick={remove}>
              {words.deleteReally}
            </button>
            <button type="button" className="as-link" onClick={() => setAsked(undefined)}>
              {words.keep}
            </button>
          </>
        ) : (
          <>
            <button type="button" className="as-link" onClick={() => setAsked('name')}>
              {words.rename}
            </button>
            <button type="button" className="as-link" onClick={() => setAsked('delete')}>
              {words.delete}
            </button>
          </>
        )}
      </p>
    </div>
  )
}
