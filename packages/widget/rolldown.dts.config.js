import { dts } from 'rolldown-plugin-dts'

const emitted = '../../.tmp/types/widget'

/** Rolls up what the TypeScript compiler emitted; types of the protocol are copied in, so users never need the server. */
export default {
  input: { index: `${emitted}/index.d.ts`, define: `${emitted}/define.d.ts` },
  external: [/^lit($|\/)/, /^nanostores($|\/)/, /^livekit-client($|\/)/],
  plugins: [dts({ dtsInput: true, emitDtsOnly: true, generator: 'oxc', tsconfig: false })],
  output: { dir: 'dist', format: 'es' },
}
