import { UcInspector } from '../elements/inspector.js';
import { defineTags } from './define-tags.js';

defineTags([['uc-inspector', UcInspector]]);

export { beginInspection } from '../elements/inspect/inspection.js';
