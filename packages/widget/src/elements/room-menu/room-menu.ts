import { html, nothing } from 'lit'
import { ButtonMenu } from '../../element-support/button-menu.ts'
import { StoreController } from '../../element-support/store-controller.ts'
import { enDoor } from '../../i18n/en-door.ts'
import { enRoom } from '../../i18n/en-room.ts'
import { en } from '../../i18n/en.ts'
import type { RoomInputs } from '../../view-models/room-inputs.ts'
import { roomMenu, type RoomChoice, type RoomMenuGroup, type RoomMenuItem } from '../../view-models/room-menu.ts'
import { writeToLobby } from '../lobby-message/load-lobby-message.ts'
import { itemButton, unfoldButton } from '../../element-support/item-button.ts'
import { chooseForRoom, ROOM_DEEDS, turnRoom } from './room-deeds.ts'
import { roomItemIcon } from './room-menu-icons.ts'

/** What can be done with the room itself, beside the button that opened it. */
export class RoomMenuElement extends ButtonMenu {
  readonly #room = new StoreController<RoomInputs>(this, () => this.context.room)

  protected override render(): unknown {
    const inputs = this.#room.value
    const menu = this.isOpen && inputs ? roomMenu(inputs) : undefined
    if (!menu) return nothing
    const reason = this.#reasonForAll()
    return html`<div class="who">
        <b><bdi>${inputs!.room!.title}</bdi></b>
        ${reason === undefined ? nothing : html`<small>${reason}</small>`}
      </div>
      <div role="menu" aria-label=${this.words('panel', en).room}>
        ${this.#group(menu.deeds)}${this.#group(menu.doors)}${this.#rules(menu.rules)}${this.#group(menu.views)}
        ${this.#group(menu.ends)}
      </div>`
  }

  /** Said once, above all of them. */
  #reasonForAll(): string | undefined {
    const { outage, room } = this.#room.value ?? {}
    const blocked = outage ?? (room?.ended && 'ended')
    return blocked && this.words('room', enRoom).blocked[blocked]
  }

  #group(items: RoomMenuGroup): unknown {
    const first = items.find((item) => item !== undefined)
    if (!first) return nothing
    const label = first.kind === 'choice' ? this.words('room', enRoom).choices[first.setting] : undefined
    return html`<div role="group" aria-label=${label ?? nothing}>
      ${label === undefined ? nothing : html`<div class="label" aria-hidden="true">${label}</div>`}
      ${items.map((item) => (item ? this.#item(item) : nothing))}
    </div>`
  }

  #rules(rules: readonly RoomMenuGroup[]): unknown {
    if (rules.flat().every((item) => item === undefined)) return nothing
    const { rules: label } = this.words('room', enRoom)
    const { isUnfolded } = this
    return html`${unfoldButton({ label, isUnfolded, run: () => void this.unfold(!isUnfolded) })}
    ${isUnfolded ? rules.map((items) => this.#group(items)) : nothing}`
  }

  #item(item: RoomMenuItem): unknown {
    const words = this.words('room', enRoom)
    switch (item.kind) {
      case 'switch':
        // A switch stays where it is: several are often changed together.
        return this.#button(item, words.switches[item.setting], () => void turnRoom(this, item.setting, !item.isOn))
      case 'lobby-message':
        return this.#button(item, this.words('door', enDoor).message.item, () => this.do(() => writeToLobby(this)))
      case 'choice':
        return this.#button(item, this.#choice(item), () => this.do(() => item.isOn || chooseForRoom(this, item)))
      case 'view':
        return this.#button(item, this.words('panel', en).views[item.view], () =>
          this.do(() => this.context.requests.showView(item.view)),
        )
      case 'deed':
        return this.#button(item, words.deeds[item.deed], () => this.do(() => ROOM_DEEDS[item.deed](this)))
    }
  }

  #choice(choice: RoomChoice): unknown {
    const words = this.words('room', enRoom)
    switch (choice.setting) {
      case 'mode': {
        const { name, note } = words.mode[choice.value]
        return html`${name}<small>${note}</small>`
      }
      case 'visibility':
        return words.visibility[choice.value]
      case 'whenHostLeaves':
        return choice.value === 'keep' ? words.keep : words.endAfter(choice.value.endAfterMinutes * 60_000)
    }
  }

  #button(item: RoomMenuItem, label: unknown, run: () => void): unknown {
    const reason = item.blocked && this.words('room', enRoom).blocked[item.blocked]
    return itemButton({
      role: item.kind === 'switch' ? 'menuitemcheckbox' : item.kind === 'choice' ? 'menuitemradio' : 'menuitem',
      className: item.kind === 'deed' && item.deed === 'room.end' ? 'remove' : '',
      icon: roomItemIcon(item),
      label,
      isOn: 'isOn' in item ? item.isOn : undefined,
      reason,
      isReasonHidden: reason === this.#reasonForAll(),
      run,
    })
  }
}
