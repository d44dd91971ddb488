import type { Context } from '../context.ts'
import { findRoom } from '../store/rooms.ts'

export async function roomExists({ db }: Context, name: string): Promise<boolean> {
  return (await findRoom(db, name)) !== undefined
}
