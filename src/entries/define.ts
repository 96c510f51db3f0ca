import { UcInstalmentPlans } from '../elements/instalment-plans.js';
import { UcMethodList } from '../elements/method-list.js';
import { UcOrderSummary } from '../elements/order-summary.js';
import { UnifiedCashier } from '../elements/unified-cashier.js';
import { defineTags } from './define-tags.js';

// The cashier and what its first screen needs are there at once; the parts of later screens come when the first one stands.
UnifiedCashier.loadParts = () => import('./define-parts.js');
UnifiedCashier.loadInspector = () => import('./define-inspector.js');

defineTags([
  ['uc-instalment-plans', UcInstalmentPlans],
  ['uc-method-list', UcMethodList],
  ['uc-order-summary', UcOrderSummary],
  ['unified-cashier', UnifiedCashier],
]);

// The tags and events are known to whoever imports this, by their types alone.
export type * from '../elements/events.js';
export type { UnifiedCashier } from '../elements/unified-cashier.js';
