import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { FAULT_SEED_CHARS, parseFaultSeed } from '../../../shared/game/room/faultSeed.ts'
import { useWords } from '../../i18n/index.ts'

/** Which faults a wire that is left to chance has: new ones each time, or those that somebody names. */
const FaultSeed = ({
  seed,
  isFixed,
  onChoose,
}: {
  readonly seed: string | undefined
  readonly isFixed: boolean
  readonly onChoose: (seed: string | undefined) => void
}): ReactNode => {
  const words = useWords().lobby
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const parsed = typed === undefined ? seed : parseFaultSeed(typed)
  const isWrong = typed !== undefined && typed.trim() !== '' && parsed === undefined
  const choose = (): void => {
    if (typed === undefined || isWrong) return
    if (parsed !== seed) onChoose(parsed)
    setTyped(undefined)
  }
  return (
    <div className="fault-seed">
      <dt>
        <label htmlFor={id}>{words.faultSeed}</label>
      </dt>
      <dd>
        <input
          id={id}
          value={typed ?? seed ?? ''}
          maxLength={2 * FAULT_SEED_CHARS}
          disabled={isFixed}
          placeholder={words.faultSeedNew}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={isWrong}
          aria-describedby={`${id}-more`}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={choose}
          onKeyDown={(event) => {
            if (event.key === 'Enter') choose()
          }}
        />
        <small id={`${id}-more`}>{isWrong ? words.faultSeedWrong : words.faultSeedMore}</small>
      </dd>
    </div>
  )
}
export default FaultSeed
