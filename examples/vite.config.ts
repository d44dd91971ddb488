import { svelte } from '@sveltejs/vite-plugin-svelte'
import react from '@vitejs/plugin-react'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const isPanel = (tag: string) => tag === 'participant-panel'

export default defineConfig({
  plugins: [react(), vue({ template: { compilerOptions: { isCustomElement: isPanel } } }), svelte()],
  build: {
    outDir: '../.tmp/examples',
    emptyOutDir: true,
    rolldownOptions: {
      input: { react: 'react/main.tsx', vue: 'vue/main.ts', svelte: 'svelte/main.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
