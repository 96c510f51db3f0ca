import { html } from 'lit';
import type { Screen } from './screen.js';

/** The shape of what comes, before it is there. */
export const loading: Screen<'loading'> = ({ t }) =>
  html`<div class="skeleton" aria-hidden="true"><i></i><i></i><i></i></div>
    <p class="visually-hidden">${t('loading.heading')}</p>`;
