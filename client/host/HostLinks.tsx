import { useState } from 'react'
import type { ReactNode } from 'react'
import { LIMITS } from '../../shared/wire/limits.ts'
import { parseNickname } from '../../shared/wire/typed.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { useHosting } from './hosting.ts'
import { useClassSaid } from './Spoken.tsx'

/** A secret goes behind the #: no server log ever sees it. */
const hostLink = (code: string, secret: string): string => `${location.origin}/c/${code}/host#${secret}`

/** Links that make host, and who has been given one. They can be copied; they are never written out on the screen. */
export const HostLinks = (): ReactNode => {
  const { view, secret, run } = useHosting()
  const { lobby } = useClassSaid()
  const [name, setName] = useState('')
  const [made, setMade] = useState<string>()
  const nick = parseNickname(name)
  const make = async (): Promise<void> => {
    if (nick === undefined) return
    const answer = await run({ kind: 'add-host', name: nick })
    if (answer.ok && answer.secret !== undefined) setMade(answer.secret)
  }
  return (
    <section className="host-links">
      <h3>{lobby.links}</h3>
      <p className="link-line">
        <span>
          {lobby.hostLink}
          <small>{lobby.hostLinkMore}</small>
        </span>
        <CopyButton text={hostLink(view.code, secret)} label={lobby.copyLink} done={lobby.copied} />
      </p>
      <form
        className="link-line"
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <label>
          {lobby.cohostName}
          <input
            value={name}
            maxLength={LIMITS.nameChars}
            autoComplete="off"
            onChange={(event) => {
              setName(event.target.value)
              setMade(undefined)
            }}
          />
        </label>
        {made === undefined ? (
          <button type="submit" className="btn small" disabled={nick === undefined}>
            {lobby.makeLink}
          </button>
        ) : (
          <CopyButton text={hostLink(view.code, made)} label={lobby.copyLink} done={lobby.copied} />
        )}
      </form>
      <h3>{lobby.hosts}</h3>
      <ul className="hosts">
        {view.hosts.map(({ id, name: host, isMe }) => (
          <li key={id}>
            <b>{host}</b> {isMe && <span className="muted">{lobby.me}</span>}
            {!isMe && (
              <button
                type="button"
                className="btn quiet small"
                onClick={() => void run({ kind: 'dismiss-host', id })}
              >
                {lobby.dismiss(host)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
