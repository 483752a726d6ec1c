import type { Symbols } from '../../shared/game/draftText.ts'
import type { EndpointView } from '../../shared/game/room/view.ts'
import type { ChipValue } from './Chips.tsx'

const chip = (name: string, value: number | undefined): readonly ChipValue[] =>
  value === undefined ? [] : [{ name, value }]

/** Offered for my number: mine, and the one that is so easily taken for it. */
export const seqChips = ({ variables, state }: EndpointView): readonly ChipValue[] => {
  const isOpening = state === 'CLOSED' || state === 'LISTEN'
  return [
    ...(isOpening ? chip('ISS', variables.iss) : chip('SND.NXT', variables.sndNxt)),
    ...chip('RCV.NXT', variables.rcvNxt),
  ]
}

/** Offered for the number I want next. */
export const ackChips = ({ variables, state }: EndpointView): readonly ChipValue[] => {
  const isOpening = state === 'CLOSED' || state === 'LISTEN' || state === 'SYN-SENT'
  return [
    ...(isOpening ? chip('IRS', variables.irs) : chip('SND.NXT', variables.sndNxt)),
    ...chip('RCV.NXT', variables.rcvNxt),
  ]
}

/** Names that the typed line understands: x and y for the ISNs, and in guided rooms the variables themselves. */
export const symbolsOf = ({ seat, variables }: EndpointView, isGuided: boolean): Symbols => {
  const { iss, irs } = variables
  const client = seat === 'client' ? iss : irs
  const server = seat === 'server' ? iss : irs
  const isns = { x: client, y: server, 'isn(c)': client, 'isn(s)': server, ISS: iss, IRS: irs }
  return isGuided
    ? {
        ...isns,
        'SND.UNA': variables.sndUna,
        'SND.NXT': variables.sndNxt,
        'RCV.NXT': variables.rcvNxt,
      }
    : isns
}
