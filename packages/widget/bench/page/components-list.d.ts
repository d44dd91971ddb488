import type { List, Scene } from './list.ts'

export function mountComponentsList(scene: Scene): List
