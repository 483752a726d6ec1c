import type { Permission } from '../../tcp/permission.ts'
import { appearance } from '../../tcp/appearance.ts'
import { recognise } from './recognise.ts'
import type { Evidence } from './evidence.ts'
import type { Diagnosis, DraftFault, DraftField } from './verdict.ts'
import { DRAFT_FIELDS } from './verdict.ts'

/**
 * Why a draft is wrong: the field to look at first (flags before numbers, numbers before data and state, for the
 * later ones depend on the earlier), and the misconception that it reveals, if it reveals a known one.
 */
export const diagnose = (evidence: Evidence): Diagnosis => {
  const fault = firstFault(evidence.faults)
  return {
    field: fault.field,
    code: fault.code,
    misconception: recognise(evidence, fault),
    params: {
      found: fault.found,
      due: fault.expected,
      variable: variableOf(fault.field, evidence.nearest),
      state: appearance(evidence.tcb),
      octets: evidence.arrivals.at(-1)?.data.length ?? 0,
    },
    rfc: fault.rfc,
  }
}

const firstFault = (faults: readonly DraftFault[]): DraftFault => {
  const order = (field: DraftField): number => DRAFT_FIELDS.indexOf(field)
  const [first] = [...faults].sort((a, b) => order(a.field) - order(b.field))
  if (first === undefined) throw new Error('a draft without faults has no diagnosis')
  return first
}

const variableOf = (field: DraftField, nearest: Permission | undefined): string => {
  if (field === 'ack') return 'RCV.NXT'
  if (field !== 'seq') return ''
  switch (nearest?.kind) {
    case 'syn':
    case 'syn-ack':
    case 'syn-retransmission':
    case 'syn-ack-retransmission':
      return 'ISS'
    case 'data-retransmission':
    case 'fin-retransmission':
      return 'SND.UNA'
    default:
      return 'SND.NXT'
  }
}
