import { defineConfig } from 'vite'

/** `pnpm exec vite gallery` in `demo/`: every state of the panel, drawn from view models built by hand. */
export default defineConfig({
  resolve: { conditions: ['participant-panel-source', 'module', 'browser', 'development'] },
  server: { fs: { allow: ['../..'] } },
})
