import './shop.css';
import { watchOrder } from './watch-order';

watchOrder();
