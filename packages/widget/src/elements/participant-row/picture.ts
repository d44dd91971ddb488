import type { ReactiveControllerHost } from 'lit'

/**
 * The picture of whoever an element shows: another one for each address, for the old face must not stay while the next
 * one loads; none where it does not load.
 */
export class Picture {
  readonly #host: ReactiveControllerHost
  #url: string | undefined
  #image: HTMLImageElement | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
  }

  of(url: string | undefined): HTMLImageElement | undefined {
    if (url !== this.#url) {
      this.#url = url
      const image = createImage(url)
      image?.addEventListener('error', () => this.#failed(image))
      this.#image = image
    }
    return this.#image
  }

  #failed(image: HTMLImageElement): void {
    if (this.#image === image) this.#image = undefined
    this.#host.requestUpdate()
  }
}

/** Undefined where there is none or its address is not one of the web's safe ones. */
function createImage(url: string | undefined): HTMLImageElement | undefined {
  if (!url?.startsWith('https:')) return undefined
  const image = Object.assign(new Image(), {
    className: 'face',
    alt: '',
    referrerPolicy: 'no-referrer',
    loading: 'lazy',
    decoding: 'async',
    draggable: false,
    src: url,
  })
  image.part.add('picture')
  return image
}
