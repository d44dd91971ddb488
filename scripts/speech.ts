import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const SAMPLE_RATE = 48_000

export type Speech = { seconds?: number; /** Hz, glides 28 % up and down. */ pitch?: number }

/**
 * Something that voice detection takes for speech, 16 bit mono at 48 kHz: a buzz with a gliding pitch and four syllables
 * a second. It must vary in loudness: of a steady tone LiveKit tells only those who were there when it began.
 */
export function speech({ seconds = 4, pitch = 140 }: Speech = {}): Int16Array {
  const samples = new Int16Array(seconds * SAMPLE_RATE)
  let phase = 0
  for (let i = 0; i < samples.length; i += 1) {
    const at = i / SAMPLE_RATE
    phase += (2 * Math.PI * pitch * (1 + 0.28 * Math.sin(Math.PI * at))) / SAMPLE_RATE
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 4 * at)) ** 0.5
    let value = 0
    for (let harmonic = 1; harmonic <= 20; harmonic += 1) value += Math.sin(harmonic * phase) / harmonic
    samples[i] = 9000 * syllable * value
  }
  return samples
}

/** Writes speech.wav into the folder, for `--use-file-for-fake-audio-capture`, and returns its path. */
export function writeSpeechFile(folder: string, options?: Speech): string {
  const file = join(folder, 'speech.wav')
  writeFileSync(file, wav(speech(options)))
  return file
}

function wav(samples: Int16Array): Buffer {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.byteLength, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16) // length of the format chunk
  header.writeUInt16LE(1, 20) // PCM
  header.writeUInt16LE(1, 22) // channels
  header.writeUInt32LE(SAMPLE_RATE, 24)
  header.writeUInt32LE(SAMPLE_RATE * 2, 28) // bytes a second
  header.writeUInt16LE(2, 32) // bytes a sample
  header.writeUInt16LE(16, 34) // bits a sample
  header.write('data', 36)
  header.writeUInt32LE(samples.byteLength, 40)
  return Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)])
}
