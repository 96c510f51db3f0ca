import './phone.css';
import { startPayerCode } from './phone-payer-code';
import { startScanner } from './phone-scanner';

startScanner();
startPayerCode();
