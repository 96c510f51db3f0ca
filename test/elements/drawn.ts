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

/** Where the texts of an element stand, each with the box around it. */
export function textBoxes(root: Element): TextBox[] {
  return textRanges(root).map(({ text, range }) => ({ text, box: range.getBoundingClientRect() }));
}

/** Where the lines of the texts of an element stand, each with its box. */
export function textLines(root: Element): TextBox[] {
  return textRanges(root).flatMap(({ text, range }) => [...range.getClientRects()].map((box) => ({ text, box })));
}

interface TextBox {
  readonly text: string;
  readonly box: DOMRect;
}

function textRanges(root: Element): { text: string; range: Range }[] {
  return [root, ...drawnElements(root)].flatMap((element) =>
    [...element.childNodes, ...(element === root ? (root.shadowRoot?.childNodes ?? []) : [])]
      .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      .map((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return { text: node.textContent!.trim(), range };
      }),
  );
}
