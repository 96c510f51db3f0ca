import type { TemplateResult } from 'lit';
import type { Page, PageName } from '../../core/checkout-state.js';
import { firstScreens } from './first.js';
import type { Screen, ScreenTable, ScreenView } from './screen.js';

/**
 * Draws the page that the cashier stands at; one whose screen is still on its way as loading.
 * @param later the other screens, once they are loaded
 */
export function drawScreen(view: Omit<ScreenView<PageName>, 'page'>, later: Partial<ScreenTable> | undefined): TemplateResult {
  const page = later ? view.state.page : withoutNotice(view.state.page);
  const screens: Partial<ScreenTable> = { ...firstScreens, ...later };
  const screen = (screens[page.name] ?? firstScreens.loading) as Screen<PageName>;
  return screen({ ...view, page });
}

/** What a notice looks like comes with the later screens, and so does the notice. */
function withoutNotice(page: Page): Page {
  return page.name === 'choosing' ? { name: 'choosing' } : page;
}
