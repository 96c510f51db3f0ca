/** An element that the server has rendered, of the type that is expected of it. */
export function findElement<T extends Element>(root: ParentNode, selector: string, type: abstract new () => T): T {
  const element = root.querySelector(selector);
  if (element instanceof type) return element;
  throw new Error(`The page has no ${selector}; the server renders it.`);
}
