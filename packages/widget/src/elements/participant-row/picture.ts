/** Loads a person's picture; undefined where there is none or its address is not one of the web's safe ones. */
export function createPicture(url: string | undefined, onError: () => void): HTMLImageElement | undefined {
  if (!url?.startsWith('https:')) return undefined
  const picture = Object.assign(new Image(), {
    className: 'face',
    alt: '',
    referrerPolicy: 'no-referrer',
    loading: 'lazy',
    decoding: 'async',
    draggable: false,
    src: url,
  })
  picture.part.add('picture')
  picture.addEventListener('error', onError)
  return picture
}
