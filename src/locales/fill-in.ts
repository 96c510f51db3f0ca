/** A text with its `{{values}}` in their places; one that is not given leaves nothing. */
export function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/{{(\w+)}}/g, (_, name: string) => String(values[name] ?? ''));
}
