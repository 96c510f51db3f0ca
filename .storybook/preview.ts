import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import manifest from '../custom-elements.json';
import '../src/entries/define';
import { isRightToLeft, languageOf } from '../src/locales/translate';
import { StoryFrame } from './story-frame';

setCustomElementsManifest(manifest);
// Registered here: a bundler drops a module of this package that is imported for its side effects alone, but for those package.json names.
customElements.define('story-frame', StoryFrame);

const preview: Preview = {
  globalTypes: {
    locale: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'zh-CN', title: '简体中文' },
          { value: 'zh-HK', title: '繁體中文（香港）' },
          { value: 'zh-TW', title: '繁體中文（台灣）' },
          { value: 'en', title: 'English' },
          { value: 'ja', title: '日本語' },
          { value: 'ko', title: '한국어' },
          { value: 'ar', title: 'العربية' },
        ],
      },
    },
    theme: {
      description: 'Theme',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
          { value: 'auto', title: 'As the system' },
        ],
      },
    },
    textSize: {
      description: 'Text size',
      toolbar: {
        icon: 'grow',
        dynamicTitle: true,
        items: [
          { value: 'standard', title: 'Standard text' },
          { value: 'large', title: 'Large text' },
        ],
      },
    },
  },
  initialGlobals: { locale: 'zh-CN', theme: 'light', textSize: 'standard' },
  decorators: [
    (story, { globals }) => {
      const { locale, theme, textSize } = globals as Record<'locale' | 'theme' | 'textSize', string>;
      // Elements without a locale of their own speak the page's language, which they read once.
      document.documentElement.lang = locale;
      document.documentElement.dir = isRightToLeft(languageOf(locale)) ? 'rtl' : 'ltr';
      return html`<story-frame theme=${theme} text-size=${textSize}>${keyed(locale, story())}</story-frame>`;
    },
  ],
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true },
    a11y: {
      test: 'error',
      options: { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } },
    },
  },
};

export default preview;
