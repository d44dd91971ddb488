import { html, nothing } from 'lit'
import type { enCards } from '../../i18n/en-cards.ts'
import type { OwnPreview } from './own-preview.ts'

/** The own picture and loudness, once asked for; else the button to ask for it. */
export function previewed(preview: OwnPreview, words: typeof enCards): unknown {
  const { stream, failure, isStarting } = preview
  const hasPicture = stream && stream.getVideoTracks().length > 0
  return html`${
      stream
        ? html`<div class="preview">
            ${
              hasPicture
                ? html`<video
                    .srcObject=${stream}
                    .muted=${true}
                    autoplay
                    playsinline
                    aria-label=${words.picture}
                  ></video>`
                : html`<p>${words.noCamera}</p>`
            }
            <i class="level" aria-hidden="true"></i>
            <p>${words.onlyYou}</p>
          </div>`
        : nothing
    }
    ${failure ? html`<p class="failure">${words.noPreview[failure]}</p>` : nothing}
    <button
      class="button small ${isStarting ? 'pending' : ''}"
      part="button"
      type="button"
      aria-disabled=${isStarting ? 'true' : nothing}
      @click=${() => isStarting || void (stream ? preview.stop() : preview.start())}
    >
      ${stream ? words.stopPreview : words.preview}
    </button>`
}
