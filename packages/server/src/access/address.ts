/**
 * Where a request comes from: the socket's address, or what the outermost of our own proxies wrote down. Each proxy
 * appends whom it heard from, so what stands further left may have been made up. Used to count failures, never kept.
 */
export function clientAddress(socketAddress: string, forwardedFor: string | undefined, trustedProxies: number): string {
  if (trustedProxies === 0 || !forwardedFor) return socketAddress
  return forwardedFor.split(',').at(-trustedProxies)?.trim() || socketAddress
}
