import type { EpochMs } from 'participant-panel-server/protocol'
import type { PanelRequests } from '../../element-support/panel-context.ts'
import type { enRoles } from '../../i18n/en-roles.ts'
import type { ActionOutcome, RowInputs } from '../../view-models/row-view-model.ts'

/** What is to be done to whom. */
export type FormSubject = { kind: 'ban' | 'limit' | 'note'; id: string }

export type FormInputs = {
  /** As the person was when the form was opened: what is written into it stays. */
  opened: RowInputs
  inputs: RowInputs
  words: typeof enRoles
  now: () => EpochMs
  /** Why it was not done when it was sent. */
  failed: Failed | undefined
}

export type Failed = Extract<ActionOutcome, { ok: false }>['problem']

/** A question with fields. Of a danger the Enter key never confirms, and the focus is on the way back. */
export type Form = {
  heading: string
  text: string
  verb: string
  isDanger: boolean
  fields: unknown
  /** What stands in place of the reason where it was not done. */
  failure?: unknown
  send: (data: FormData, requests: Pick<PanelRequests, 'act'>) => Promise<readonly ActionOutcome[]>
}
