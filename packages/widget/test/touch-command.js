/** A plugin for tests: `executeServerCommand('touch', true)` makes the page one that is used with fingers. */
export function touchCommand() {
  return {
    name: 'touch-command',
    async executeCommand({ command, payload, session }) {
      if (command !== 'touch') return undefined
      const page = session.browser.getPage(session.id)
      const devtools = await page.context().newCDPSession(page)
      await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: payload })
      return true
    },
  }
}
