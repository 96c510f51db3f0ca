import type { Preview } from '@storybook/web-components-vite';
import type { environments } from '../test/fixtures/terminals';

/** Colours of merchants, easy and hard ones; without one, the house's blue stays. */
export const accents = {
  house: '',
  green: '#07c160',
  orange: '#ff6a00',
  violet: '#7a3ff2',
  'pale-yellow': '#fff3a3',
  'near-black': '#111214',
} as const;

/** What the toolbar is set to. */
export interface Toolbar {
  readonly locale: string;
  readonly theme: 'light' | 'dark' | 'auto';
  readonly textSize: 'standard' | 'large';
  /** Where the cashier is open, for states that say nothing of it themselves. */
  readonly terminal: keyof typeof environments | 'own';
  /** Of the story. Mere digits would come out of an address as a number. */
  readonly width: 'full' | '320px' | '390px' | '768px' | '1280px';
  readonly accent: keyof typeof accents;
}

const initial: Toolbar = { locale: 'zh-CN', theme: 'light', textSize: 'standard', terminal: 'own', width: 'full', accent: 'house' };

/** What it is set to when Storybook is opened. */
export const initialGlobals: Record<string, string> = { ...initial };

/** What it offers. */
export const globalTypes: NonNullable<Preview['globalTypes']> = {
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
  terminal: {
    description: 'Terminal',
    toolbar: {
      icon: 'mobile',
      dynamicTitle: true,
      items: [
        { value: 'own', title: 'Own terminal' },
        { value: 'pc', title: 'PC' },
        { value: 'wap', title: 'WAP' },
        { value: 'wechat', title: 'In WeChat' },
        { value: 'alipay', title: 'In Alipay' },
        { value: 'unionpay', title: 'In UnionPay' },
        { value: 'miniProgram', title: 'Mini program' },
        { value: 'app', title: 'App' },
        { value: 'counter', title: 'Counter' },
      ],
    },
  },
  width: {
    description: 'Width',
    toolbar: {
      icon: 'expandalt',
      dynamicTitle: true,
      items: [
        { value: 'full', title: 'Full width' },
        { value: '320px', title: '320 px' },
        { value: '390px', title: '390 px' },
        { value: '768px', title: '768 px' },
        { value: '1280px', title: '1280 px' },
      ],
    },
  },
  accent: {
    description: 'The merchant’s colour',
    toolbar: {
      icon: 'paintbrush',
      dynamicTitle: true,
      items: [
        { value: 'house', title: 'House blue' },
        { value: 'green', title: 'Green' },
        { value: 'orange', title: 'Orange' },
        { value: 'violet', title: 'Violet' },
        { value: 'pale-yellow', title: 'Pale yellow' },
        { value: 'near-black', title: 'Near-black' },
      ],
    },
  },
};
