import { css } from '../../element-support/css.ts'

export const print = css`
  @media print {
    :host(:state(insights)) {
      color-scheme: light !important;
      block-size: auto !important;
      min-block-size: auto !important;
      max-block-size: none !important;
    }
    participant-panel-insights {
      flex: none;
      overflow: visible;
    }
    .people.few tbody tr:nth-child(n) {
      display: table-row;
    }
    :is(.bar, .bar i, .figures div, .mark, .moves-key span) {
      print-color-adjust: exact;
    }
    :is(.figures, .curve, .talk li, tr) {
      break-inside: avoid;
    }
    :is(.downloads, .block > .button, summary) {
      display: none;
    }
  }
`
