/** Does something while the page's clipboard is another; pages that are not secure have none. */
export async function withClipboard(writeText: (text: string) => Promise<void>, act: () => Promise<void>): Promise<void> {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  try {
    await act();
  } finally {
    Reflect.deleteProperty(navigator, 'clipboard');
  }
}
