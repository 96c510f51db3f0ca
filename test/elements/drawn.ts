/** Every element that is drawn below one, shadow trees included. Text for assistive technology alone is left out. */
export function drawnElements(root: Element): Element[] {
  const children = [...(root.shadowRoot?.children ?? []), ...root.children];
  return children.filter(isDrawn).flatMap((child) => [child, ...drawnElements(child)]);
}

function isDrawn(element: Element): boolean {
  const { display, position } = getComputedStyle(element);
  if (display === 'none') return false;
  return !(position === 'absolute' && (element as HTMLElement).offsetWidth <= 1);
}

/** The first match below an element, shadow trees included. */
export function findDeep(root: Element, selector: string): HTMLElement | undefined {
  for (const element of [...(root.shadowRoot?.querySelectorAll('*') ?? []), ...root.querySelectorAll('*')]) {
    const found = element.matches(selector) ? element : findDeep(element, selector);
    if (found) return found as HTMLElement;
  }
  return undefined;
}

/** The element that has the focus, in whichever shadow tree. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Where the texts of an element stand, each with its box. */
export function textBoxes(root: Element): { text: string; box: DOMRect }[] {
  return [root, ...drawnElements(root)].flatMap((element) =>
    [...element.childNodes, ...(element === root ? (root.shadowRoot?.childNodes ?? []) : [])]
      .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      .map((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return { text: node.textContent!.trim(), box: range.getBoundingClientRect() };
      }),
  );
}
