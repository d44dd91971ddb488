/** SIGKILL to a process and, where the system has process groups, to everything in the group that it leads. */
export function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // already gone
  }
}
