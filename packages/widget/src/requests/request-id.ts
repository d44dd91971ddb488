/** By which the server knows a request again. Also on pages without https, which have no `crypto.randomUUID`. */
export function createRequestId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-')
}
