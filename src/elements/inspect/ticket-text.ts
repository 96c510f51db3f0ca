import type { Section } from './sections.js';

/** What is shown, as plain text for a support ticket. */
export function ticketText(sections: readonly Section[]): string {
  const blocks = sections.map(({ title, lines }) => [title, ...lines.map(([name, text]) => `  ${name}: ${text}`)].join('\n'));
  return `${['unified-cashier', ...blocks].join('\n\n')}\n`;
}
