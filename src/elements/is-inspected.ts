import { sessionStorageOf } from './session-storage.js';

const name = 'uc-inspect';

/** Whether a cashier is to have an inspector: it says so itself, or its page's address asks for one, or has done so before in this tab. */
export function isInspected({ inspect }: { readonly inspect: boolean }): boolean {
  return inspect || isAskedFor(window);
}

/** A wallet that leads back knows nothing of `?uc-inspect`, so the tab keeps it in mind; `?uc-inspect=off` ends that. */
function isAskedFor(window: Window): boolean {
  const asked = /[?&]uc-inspect(?:=([^&]*))?(?:&|$)/.exec(window.location.search);
  const isOn = asked !== null && asked[1] !== 'off';
  const storage = sessionStorageOf(window);
  try {
    if (isOn) storage?.setItem(name, 'on');
    else if (asked) storage?.removeItem(name);
  } catch {
    // A storage that takes nothing keeps nothing in mind.
  }
  return isOn || (!asked && storage?.getItem(name) === 'on');
}
