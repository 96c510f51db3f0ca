import { adoptStyles, supportsAdoptingStyleSheets, type CSSResultOrNative } from 'lit';
import { laterStyles } from './later.styles.js';

/** Adds the style of later screens to an element that wears its first already. Where sheets are not adopted they are appended, one after the other. */
export function dress(root: HTMLElement | DocumentFragment, worn: readonly CSSResultOrNative[]): void {
  adoptStyles(root as ShadowRoot, supportsAdoptingStyleSheets ? [...worn, laterStyles] : [laterStyles]);
}
