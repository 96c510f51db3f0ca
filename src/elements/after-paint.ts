/** Runs a task once what was drawn has been shown; soon in any case, since a hidden page draws nothing. */
export function afterPaint(task: () => void): void {
  setTimeout(task, 300);
  requestAnimationFrame(() => setTimeout(task));
}
