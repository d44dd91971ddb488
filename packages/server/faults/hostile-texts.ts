/** What people call themselves, by what is wrong with it. */
export const HOSTILE_NAMES: Record<string, string> = {
  markup: '<img src=x onerror=alert(1)>',
  script: '</script><script>alert(1)</script>',
  bidi: '\u202Eevil\u2066\u2069',
  'zero width': '\u200B\u200D\uFEFF',
  'combining marks': `a${'\u0301'.repeat(10_000)}`,
  'a lone surrogate': 'a\uD800b',
  NUL: 'a\0b',
  '64 KiB': 'x'.repeat(65_536),
  CSS: 'x" style="position:fixed',
  'only spaces': '   ',
  'line breaks': 'a\r\nX-Injected: 1\u2028',
  'right to left': '\u05D0\u05D1\u05D2',
}

export const HOSTILE_IDS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'host#2',
  'auth0|x/y',
  '..',
  '%2e%2e',
  '𝒶',
]

export const HOSTILE_PICTURES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'http://plain.example/a.png',
  '//other.example/a.png',
  'blob:https://x/1',
  ' https://leading.example/a.png',
  'https://user:secret@site.example/a.png',
]
