import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const MAX_BYTES = 32 * 1024 * 1024
/** Smaller ones travel as they are. */
const WORTH_COMPRESSING = 1_024

/** Cheap levels: a body lives for one change of its room. */
const GZIP = { level: 1 }
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }

export type Encoding = 'identity' | 'gzip' | 'br'

/** One answer in its encodings, each made when first asked for. */
export class Body {
  readonly #encoded = new Map<Encoding, Promise<Buffer>>()
  readonly #plain: Buffer

  constructor(text: string) {
    this.#plain = Buffer.from(text)
  }

  get bytes(): number {
    return this.#plain.length
  }

  /** The best of these encodings that is worth it. */
  async in(accepted: readonly Encoding[]): Promise<{ encoding: Encoding; bytes: Buffer }> {
    const encoding = this.bytes < WORTH_COMPRESSING ? 'identity' : best(accepted)
    const encoded = this.#encoded.get(encoding) ?? encode(this.#plain, encoding)
    this.#encoded.set(encoding, encoded)
    return { encoding, bytes: await encoded }
  }
}

/** Answers that many ask for at once: made once, kept while there is room, the longest unused dropped first. */
export class SharedBodies {
  readonly #bodies = new Map<string, Promise<Body>>()
  #bytes = 0

  has(key: string): boolean {
    return this.#bodies.has(key)
  }

  async body(key: string, read: () => Promise<object>): Promise<Body> {
    const known = this.#bodies.get(key)
    const body = known ?? read().then((answer) => this.#keep(key, new Body(JSON.stringify(answer))))
    this.#bodies.delete(key)
    this.#bodies.set(key, body)
    if (!known) body.catch(() => this.#bodies.delete(key))
    return body
  }

  #keep(key: string, body: Body): Body {
    this.#bytes += body.bytes
    void this.#makeRoom(key)
    return body
  }

  async #makeRoom(newest: string): Promise<void> {
    for (const [key, body] of this.#bodies) {
      if (this.#bytes <= MAX_BYTES || key === newest) return
      this.#bodies.delete(key)
      this.#bytes -= (await body).bytes
    }
  }
}

function best(accepted: readonly Encoding[]): Encoding {
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity'
}

async function encode(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(plain, GZIP)
  if (encoding === 'br') return promisify(brotliCompress)(plain, BROTLI)
  return plain
}
