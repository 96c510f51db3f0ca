import './phone.css';
import { startFaults } from './phone-faults';
import { startPayerCode } from './phone-payer-code';
import { startScanner } from './phone-scanner';

startScanner();
startPayerCode();
// The channels may stand alone.
if (document.querySelector('#faults')) startFaults();
