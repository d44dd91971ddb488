/** The words of the panel as a sheet. */
export const enSheet = {
  taller: 'Make taller',
  shorter: 'Make shorter',
  close: 'Close',
}
