import { createHmac } from 'node:crypto'

/**
 * What stands for a user id after the person was erased: the same person has the same one, and nobody without the secret
 * can tell whose it is. One for each secret, the one in use first.
 */
export function erasedIds(panelSecrets: string[], userId: string): [string, ...string[]] {
  return panelSecrets.map((secret) => {
    const key = createHmac('sha256', secret).update('erased').digest()
    return `erased-${createHmac('sha256', key).update(userId).digest('hex').slice(0, 32)}`
  }) as [string, ...string[]]
}
