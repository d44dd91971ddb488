/** What the log says of an error, and no more: a database puts the values of a row into other fields of its errors. */
export function faultOf(error: Error): object {
  const { cause } = error
  const code = 'code' in error ? String(error.code) : undefined
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    stack: error.stack,
    ...(cause instanceof Error && { cause: faultOf(cause) }),
  }
}
