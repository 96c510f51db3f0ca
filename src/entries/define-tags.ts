/** Registers elements. On a server there is no registry; and a page may load the library twice. */
export function defineTags(family: readonly (readonly [tag: string, element: CustomElementConstructor])[]): void {
  if (typeof customElements === 'undefined') return;
  for (const [tag, element] of family) if (!customElements.get(tag)) customElements.define(tag, element);
}
