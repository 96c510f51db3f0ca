import './pay.css';
import { installStandInBridge } from './stand-in-bridge';

// WeChat puts its bridge into the page a moment after the page's own scripts; the stand-in must not get there first.
const patienceMs = 300;

const isWechat = /MicroMessenger/i.test(navigator.userAgent);
const isRehearsal = document.querySelector('unified-cashier')?.getAttribute('terminal') === 'wechat';
if (isWechat || isRehearsal) setTimeout(installStandInBridge, patienceMs);
