import { UcCopyable } from '../elements/copyable.js';
import { UcCountdown } from '../elements/countdown.js';
import { UcOpenGuide } from '../elements/open-guide.js';
import { UcPayerCode } from '../elements/payer-code.js';
import { UcQrCode } from '../elements/qr-code.js';
import { UcResult } from '../elements/result.js';
import { UcWaiting } from '../elements/waiting.js';
import { defineTags } from './define-tags.js';

defineTags([
  ['uc-copyable', UcCopyable],
  ['uc-countdown', UcCountdown],
  ['uc-open-guide', UcOpenGuide],
  ['uc-payer-code', UcPayerCode],
  ['uc-qr-code', UcQrCode],
  ['uc-result', UcResult],
  ['uc-waiting', UcWaiting],
]);
