/** What stands below the header. */
export type ShownView = 'list' | 'insights' | 'activity' | 'kept-out'

export type ViewStore = ReturnType<typeof createViewStore>

export function createViewStore(onChange: () => void) {
  let shown: ShownView = 'list'
  return {
    get shown() {
      return shown
    },
    show(view: ShownView) {
      shown = view
      onChange()
    },
  }
}
