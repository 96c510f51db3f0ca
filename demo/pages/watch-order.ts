const gapMs = 3_000;

/** Loads the order's page anew when it would say something else, which the tag of its address tells. */
export function watchOrder(): void {
  const shown = document.querySelector<HTMLElement>('[data-tag]')?.dataset['tag'];
  if (shown === undefined) return;
  const look = async (): Promise<void> => {
    const answer = document.hidden ? undefined : await fetch(location.href, { method: 'HEAD' }).catch(() => undefined);
    const tag = answer?.ok === true ? answer.headers.get('ETag') : null;
    if (tag !== null && tag !== shown) return location.reload();
    setTimeout(() => void look(), gapMs);
  };
  setTimeout(() => void look(), gapMs);
}
