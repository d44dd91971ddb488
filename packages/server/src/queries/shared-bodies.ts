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
  readonly #kept = new Map<string, Body>()
  readonly #underWay = new Map<string, Promise<Body>>()
  #bytes = 0

  has(key: string): boolean {
    return this.#kept.has(key) || this.#underWay.has(key)
  }

  /** @throws whatever `read` throws, to all who wait for it; the next to ask tries again */
  async body(key: string, read: () => Promise<object>): Promise<Body> {
    const kept = this.#kept.get(key)
    if (kept) {
      this.#kept.delete(key)
      this.#kept.set(key, kept)
      return kept
    }
    const underWay = this.#underWay.get(key) ?? this.#make(key, read)
    this.#underWay.set(key, underWay)
    return underWay
  }

  async #make(key: string, read: () => Promise<object>): Promise<Body> {
    try {
      const body = new Body(JSON.stringify(await read()))
      this.#keep(key, body)
      return body
    } finally {
      this.#underWay.delete(key)
    }
  }

  #keep(key: string, body: Body): void {
    this.#kept.set(key, body)
    this.#bytes += body.bytes
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= MAX_BYTES || oldest === key) return
      this.#kept.delete(oldest)
      this.#bytes -= bytes
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
