import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The pages of the end-to-end tests that are made with a framework. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: '../../../.tmp/e2e-pages',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: { 'components-react': 'components-react.tsx' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
