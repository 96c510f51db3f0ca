import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import '../src/entries/define';
import { isRightToLeft, languageOf } from '../src/locales/translate';
import { publicManifest } from './public-manifest';
import { StoryFrame } from './story-frame';
import { accents, globalTypes, initialGlobals, type Toolbar } from './toolbar';

setCustomElementsManifest(publicManifest);
// Registered here: a bundler drops a module of this package that is imported for its side effects alone, but for those package.json names.
customElements.define('story-frame', StoryFrame);

const preview: Preview = {
  globalTypes,
  initialGlobals,
  decorators: [
    (story, { globals, viewMode }) => {
      const { locale, theme, textSize, width, accent } = globals as unknown as Toolbar;
      // Elements without a locale of their own speak the page's language, which they read once, as they do the merchant's accent.
      document.documentElement.lang = locale;
      document.documentElement.dir = isRightToLeft(languageOf(locale)) ? 'rtl' : 'ltr';
      return html`<story-frame theme=${theme} text-size=${textSize} width=${width} accent=${accents[accent]} ?in-docs=${viewMode === 'docs'}
        >${keyed(`${locale} ${accent}`, story())}</story-frame
      >`;
    },
  ],
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true },
    a11y: {
      test: 'error',
      // Storybook leaves this one out unless told otherwise.
      config: { rules: [{ id: 'region', enabled: true }] },
      options: { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } },
    },
  },
};

export default preview;
