import type { Role } from 'participant-panel-server/protocol'
import type { PanelPart } from '../../element-support/panel-part.ts'
import type { enRoles } from '../../i18n/en-roles.ts'
import type { RoleItem } from '../../view-models/role-items.ts'
import { isConfirmed } from '../panel-dialog/load-dialog.ts'
import { openForm } from '../panel-form/load-form.ts'

type Person = { id: string; name: string }
type Words = { own: typeof enRoles; roles: Record<Role, string> }

/** What the item says, and what happens once the menu has closed. `part` is where the question is asked. */
export function roleItem(item: RoleItem, { id, name }: Person, part: PanelPart, words: Words) {
  const { own, roles } = words
  const { requests } = part.context
  switch (item.kind) {
    case 'spotlight': {
      const label = item.isOn ? own.unspotlight : own.spotlight
      return { label, run: () => requests.act('participant.spotlight', [id], { on: !item.isOn }) }
    }
    case 'make-host':
      return {
        label: own.makeHost,
        run: () => afterAsking({ action: 'host.transfer', name }, () => requests.act('host.transfer', [id])),
      }
    case 'step-down': {
      const { to } = item
      const stepDown = () => requests.act('participant.change', [id], { role: to })
      return { label: own.stepDown, run: () => afterAsking({ action: 'step-down', role: roles[to] }, stepDown) }
    }
    default:
      return { label: own[item.kind], run: () => openForm(part, { kind: item.kind, id }) }
  }

  async function afterAsking(subject: Parameters<typeof isConfirmed>[1], run: () => unknown): Promise<void> {
    if (await isConfirmed(part, subject)) void run()
  }
}
