import { html, nothing, type TemplateResult } from 'lit'
import { icon, type IconName } from '../../element-support/icons.ts'
import type { en } from '../../i18n/en.ts'
import type { DeviceState, SlotViewModel } from '../../view-models/row-view-model.ts'

export type Device = 'microphone' | 'camera'
export type Wish = NonNullable<SlotViewModel['wish']>

/** The state of a device; for those who may change the right to it, and can ask here, a button that shows the verb when aimed at. */
export function deviceSlot(
  device: Device,
  slot: SlotViewModel,
  name: string,
  showsVerb: boolean,
  ask: ((wish: Wish) => void) | undefined,
  words: typeof en,
): unknown {
  const { state, drawn, pending, wish } = slot
  const stateWords = words[device][state]
  const classes = `slot ${device} ${state} ${pending ? 'pending' : ''}`
  if (!wish || !ask) {
    if (!drawn && state !== 'off') return nothing
    // Devices go off and on: what is only hidden need not be made anew.
    return html`<span class=${classes} part="slot" role="img" aria-label=${stateWords} ?hidden=${!drawn}
      >${stateIcon(device, state)}</span
    >`
  }
  const isAsk = wish.moment === 'participant.askUnmute'
  const verb = isAsk
    ? words.askTo[device]
    : wish.moment
      ? words.actions[wish.moment]
      : words.verb(wish.right, wish.value)
  const verbIcon = wish.value || isAsk ? device : (`${device}-${wish.moment ? 'off' : 'locked'}` as const)
  const reason = wish.blocked && words.blocked[wish.blocked]
  return html`<button
    class="${classes} ${drawn || pending ? '' : 'quiet'}"
    part="slot slot-button"
    type="button"
    tabindex="-1"
    title=${reason ?? words.slotTip(verb, name)}
    aria-label=${words.slot(verb, name, stateWords)}
    aria-description=${reason ?? nothing}
    aria-disabled=${reason ? 'true' : nothing}
    @click=${() => wish.blocked || ask(wish)}
  >
    ${showsVerb ? icon(verbIcon, 'verb') : nothing}${stateIcon(device, state)}
  </button>`
}

function stateIcon(device: Device, state: DeviceState): TemplateResult {
  return icon(iconName(device, state), 'state')
}

function iconName(device: Device, state: DeviceState): IconName {
  switch (state) {
    case 'speaking':
      return device === 'microphone' ? 'speaking' : 'camera'
    case 'off':
      return `${device}-off`
    case 'off-by-moderator':
      return `${device}-stopped`
    case 'not-allowed':
      return `${device}-locked`
    default:
      return device
  }
}
