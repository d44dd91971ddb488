import { ActionResultEvent } from './events/action-result-event.ts'
import { BeforeActionEvent } from './events/before-action-event.ts'
import { PanelErrorEvent } from './events/panel-error-event.ts'
import { UnmuteAcceptedEvent } from './events/unmute-accepted-event.ts'
import { createActionRequests } from './requests/action-requests.ts'
import { createRoomChanges } from './requests/room-changes.ts'
import { createAnswers } from './requests/answers.ts'
import { createInviteRequests } from './requests/invite-requests.ts'
import { createBulkRequests } from './requests/bulk-requests.ts'
import { createRightsRequests } from './requests/rights-requests.ts'
import type { ActionOutcome, PeopleAction, Reason, RoomWish, Wish } from './stores/panel-action.ts'
import { settingsOf } from './stores/room-wish-store.ts'
import { isSame } from './view-models/is-same.ts'
import { isLobbyDecision, lobbyOutcome } from './view-models/lobby-outcome.ts'
import { maySelect } from './view-models/may-act.ts'
import { outcomeOf } from './view-models/outcome.ts'
import { personOf } from './view-models/person.ts'
import type { PanelRequests } from './element-support/panel-context.ts'
import { codeOf } from './sources/server-error.ts'
import type { ServerApi } from './sources/server-api.ts'
import type { PanelStores } from './view-models/panel-inputs.ts'

export type PanelRequestsOptions = Pick<PanelRequests, 'switchOwn' | 'refuseSuggestion' | 'tryNow' | 'joinAgain'> & {
  stores: PanelStores
  api: ServerApi
  /** What the page is told. */
  onEvent: (event: Event) => void
  /** Microphone and camera are the panel's own. */
  ownsDevices: () => boolean
  focusSearch: () => void
  /** The person does not want to be here any more. */
  leave: () => void
}

/** Composes what the panel asks for: the page may hold it back, and hears what came of it; so does who asked. */
export function createPanelRequests(options: PanelRequestsOptions) {
  const { stores, api, onEvent, ownsDevices, switchOwn, refuseSuggestion, focusSearch, tryNow, joinAgain, leave } =
    options
  const { roster, room, pending, notices, outcome, folds, find, selection, view, roomWishes, handChoices, now } = stores
  const { isReadonly } = stores
  const asking = { pending, now, change: api.change, onFailure: reportError, isAllowed, onResult }
  const rights = createRightsRequests({ ...asking, put: (record) => roster.put([record]) })
  const bulks = createBulkRequests({
    act: api.act,
    readBulk: api.readBulk,
    cancelBulk: api.cancelBulk,
    self: () => roster.self?.id,
    recordOf: (id) => roster.records.get(id),
    tell: (told) => outcome.put(told),
    isAllowed,
    onResult: (wish, results) => onEvent(new ActionResultEvent({ ...wish, results })),
    onFailure: reportError,
  })
  const actions = createActionRequests({
    ...asking,
    act: api.act,
    bulkResults: (bulk, targets) => bulks.resultsOf(bulk, targets),
    put: (records) => roster.put(records),
  })

  const invite = createInviteRequests({
    expect: api.expect,
    isAllowed,
    onFailure: reportError,
    onInvited(wish, count) {
      outcome.put({ expecting: 'invited', count })
      onEvent(new ActionResultEvent({ ...wish, results: [] }))
    },
  })
  const roomChanges = createRoomChanges({
    act: api.act,
    changeRoom: api.changeRoom,
    wishes: roomWishes,
    isTold: (wishes) =>
      roster.room !== undefined && isSame({ ...settingsOf(roster.room), ...wishes }, settingsOf(roster.room)),
    isAllowed,
    onResult: onRoomResult,
    onFailure: reportError,
  })
  const answers = createAnswers({
    act: actions.request,
    self: () => roster.self?.id,
    isAsked: (id, action) => pending.get(id, action) !== undefined,
    turnOn: (source) => {
      if (ownsDevices()) switchOwn(source, true)
      else onEvent(new UnmuteAcceptedEvent({ source }))
    },
  })

  const requests: PanelRequests = {
    setRight: rights.setRight,
    dismissFailure: (id, wish) => pending.dismiss(id, wish),
    act: (action, ids, input) => actions.request(action as PeopleAction, ids, input),
    answer: (kind, isYes) => answers.answer(kind, isYes),
    switchOwn,
    fold: (section, isFolded) => (find.isOn ? find : folds).fold(section, isFolded),
    preview: (action, filter) => bulks.preview(action, filter),
    actOnAll: bulks.actOnAll,
    cancelBulk: bulks.cancel,
    tellNobody: (action) => outcome.put({ nobody: action }),
    showOnly: (ids) => find.only(ids),
    search: (query) => find.search(query),
    toggleFilter: (name) => find.toggle(name),
    showFilters: (isOpen) => find.show(isOpen),
    clearFind: () => find.clear(),
    readLog: (query) => api.log({ only: 'actions', ...(query.after === undefined && { order: 'newest' }), ...query }),
    readAttendance: api.attendance,
    attendanceCsv: (lang) => {
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
      return api.attendanceCsv({ bom: 'true', timeZone, ...(lang && { lang }) })
    },
    chooseHands: (choice) => handChoices.choose(choice),
    focusSearch,
    // Who may be selected no more can still be let go.
    toggleSelected: (id) => (selection.has(id) ? selection.drop(id) : selectable([id]).forEach(selection.add)),
    select: (ids) => selectable(ids).forEach(selection.add),
    clearSelection: (ids = selection.ids()) => ids.forEach(selection.drop),
    changeRoom: ({ action, input }) => roomChanges.request(action, input),
    showView: (name) => view.show(name),
    invite,
    refuseSuggestion,
    dismissOutcome: () => outcome.put(undefined),
    dismissNotice: () => notices.put(undefined),
    tryNow,
    joinAgain,
    async leaveLobby() {
      const results = await actions.request('lobby.leave', roster.self ? [roster.self.id] : [])
      // None: the page held it back.
      if (results.length > 0) leave()
    },
  }

  /** The page is asked first. */
  function isAllowed(wish: Wish): boolean {
    const event = new BeforeActionEvent(wish)
    onEvent(event)
    return !event.defaultPrevented
  }
  function onResult(wish: Wish, results: ActionOutcome[], isTold = false) {
    const { action } = wish
    const said = isLobbyDecision(action)
      ? lobbyOutcome(action, results, roster.self, (id) => roster.records.get(id))
      : outcomeOf(wish, results)
    // What can be undone is said with that.
    if (said && (!isTold || action === 'participant.remove' || action === 'lobby.deny')) outcome.put(said)
    onEvent(new ActionResultEvent({ ...wish, results }))
  }
  function onRoomResult(wish: Wish, failed: Reason | undefined) {
    if (failed) outcome.put({ wish: wish as RoomWish, failed })
    onEvent(new ActionResultEvent({ ...wish, results: [] }))
  }
  function selectable(ids: readonly string[]): string[] {
    const { self } = roster
    const people = ids.flatMap((id) => roster.records.get(id) ?? []).map((record) => personOf(record, roster, room))
    return people
      .filter((person) => maySelect({ person, self, isReadonly: isReadonly() }))
      .map(({ record }) => record.id)
  }
  function reportError(error: unknown) {
    const code = codeOf(error) ?? 'no-answer'
    onEvent(new PanelErrorEvent({ code, message: error instanceof Error ? error.message : code }))
  }

  return { requests, actions, roomChanges, rights, bulks }
}
