/** The five roles, by rank. Who may do what to whom is in `matrix.ts`. */
export const ROLE_RANK = { HOST: 50, CO_HOST: 40, MODERATOR: 30, SPEAKER: 20, VIEWER: 10 } as const

export type Role = keyof typeof ROLE_RANK

export const ROLES = Object.keys(ROLE_RANK) as Role[]

export function rankOf(role: Role): number {
  return ROLE_RANK[role]
}

/** Host, co-hosts and moderators: they look after the room and are never hit by the room's policy. */
export function isStaff(role: Role): boolean {
  return ROLE_RANK[role] >= ROLE_RANK.MODERATOR
}
