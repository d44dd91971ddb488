import { css } from '../../element-support/css.ts'

export const expected = css`
  participant-panel-expected {
    display: block;
  }
  .suggestion {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 6px;
    margin-inline: calc(var(--inset) / 2);
    margin-block-end: 8px;
    padding: 8px;
    border-radius: var(--radius-control);
    background: var(--sunken);
    font-size: var(--size-button);
  }
  .suggestion .words {
    flex: 1 1 160px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  /* The question runs as its own letters do, not as the name before them. */
  .suggestion bdi {
    unicode-bidi: plaintext;
  }
  .suggestion .choices {
    display: flex;
    gap: 6px;
  }
  @media (forced-colors: active) {
    .suggestion {
      border: 1px solid;
    }
  }
`
