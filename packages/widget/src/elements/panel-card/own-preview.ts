import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { PreviewFailure } from '../../view-models/card.ts'

/** How the person looks and sounds, for themselves alone: only once they ask for it, and only as long as the host is there. */
export class OwnPreview implements ReactiveController {
  readonly #host: ReactiveControllerHost
  /** Of several starts the newest counts; 0: stopped. */
  #run = 0
  #runs = 0
  #audio: AudioContext | undefined
  isStarting = false
  stream: MediaStream | undefined
  failure: PreviewFailure | undefined
  /** 0 to 1. */
  onLevel: (level: number) => void = () => {}

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.stop()
  }

  async start(): Promise<void> {
    this.stop()
    const run = (this.#run = ++this.#runs)
    this.isStarting = true
    this.failure = undefined
    this.#host.requestUpdate()
    try {
      const stream = await openDevices()
      if (run !== this.#run) return release(stream)
      this.stream = stream
      if (stream.getAudioTracks().length > 0) this.#listen(stream)
    } catch (error) {
      if (run === this.#run) this.failure = failureOf(error)
    }
    this.isStarting = false
    this.#host.requestUpdate()
  }

  stop(): void {
    if (this.stream) release(this.stream)
    void this.#audio?.close()
    this.stream = this.#audio = undefined
    this.isStarting = false
    this.#run = 0
    this.#host.requestUpdate()
  }

  #listen(stream: MediaStream): void {
    const audio = (this.#audio = new AudioContext())
    const analyser = audio.createAnalyser()
    audio.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    const measure = () => {
      if (audio !== this.#audio) return
      analyser.getFloatTimeDomainData(samples)
      const loudness = Math.hypot(...samples) / Math.sqrt(samples.length)
      this.onLevel(Math.min(1, 4 * loudness))
      requestAnimationFrame(measure)
    }
    measure()
  }
}

/** Both, else the microphone alone. */
async function openDevices(): Promise<MediaStream> {
  const { mediaDevices } = navigator
  if (!mediaDevices) throw new DOMException('', 'NotAllowedError')
  try {
    return await mediaDevices.getUserMedia({ audio: true, video: true })
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'NotFoundError') throw error
    return mediaDevices.getUserMedia({ audio: true })
  }
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

const FAILURES: Partial<Record<string, PreviewFailure>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  NotReadableError: 'busy',
}

function failureOf(error: unknown): PreviewFailure {
  return FAILURES[error instanceof Error ? error.name : ''] ?? 'failed'
}
