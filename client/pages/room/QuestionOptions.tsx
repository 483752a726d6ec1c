import type { ReactNode } from 'react'
import '../../styles/cards.css'
import { Icon } from '../../ui/Icon.tsx'

/** The options of a question in the order of the screen; each is known by its index in the bank. */
export const QuestionOptions = ({
  labelledBy,
  options,
  order,
  mine,
  right,
  beside,
  onChoose,
}: {
  readonly labelledBy: string
  readonly options: readonly string[]
  readonly order: readonly number[]
  readonly mine: number | undefined
  /** Undefined until the answer may be known */
  readonly right: number | undefined
  /** Who else has chosen an option */
  readonly beside?: (index: number) => ReactNode
  readonly onChoose: (index: number) => void
}): ReactNode => (
  <ul aria-labelledby={labelledBy}>
    {order.map((index) => {
      const isRight = right === index
      return (
        <li key={index}>
          <button
            type="button"
            className={`option${mine === index ? ' mine' : ''}${right === undefined ? '' : isRight ? ' right' : ' wrong'}`}
            disabled={mine !== undefined}
            aria-pressed={mine === index}
            onClick={() => onChoose(index)}
          >
            {right !== undefined && (isRight || mine === index) && <Icon name={isRight ? 'tick' : 'cross'} />}
            <span>{options[index]}</span>
            {beside?.(index)}
          </button>
        </li>
      )
    })}
  </ul>
)
