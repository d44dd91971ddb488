import { css } from '../../element-support/css.ts'

export const lobbyMessage = css`
  participant-lobby-message textarea {
    inline-size: 100%;
    box-sizing: border-box;
    min-block-size: 72px;
    margin-block-start: 12px;
    padding: 8px 10px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--base-bg);
    color: var(--base-fg);
    font: inherit;
    font-size: var(--size-button);
    resize: vertical;
  }
`
