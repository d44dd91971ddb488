import { css } from '../../element-support/css.ts'

export const files = css`
  .downloads {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .downloads h3 {
    flex: 1;
  }
  .downloads p {
    flex-basis: 100%;
    color: var(--attention-text);
  }
  @container (max-width: 285px) {
    .downloads h3 {
      flex-basis: 100%;
    }
  }
  @media (pointer: coarse) {
    .downloads .button {
      min-block-size: 44px;
    }
  }
`
