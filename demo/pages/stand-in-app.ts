import { askPayer, labelPage, type StandIn } from './stand-in-dialog';

/** What the cashier asks the merchant's app to call. */
interface AppCall {
  readonly sdk: string;
  readonly parameters: Readonly<Record<string, string>>;
}

interface AppBridged extends Element {
  appBridge?: ((call: AppCall) => Promise<string | undefined>) | undefined;
}

const app: StandIn = { name: '商家 App ', place: '手机钱包' };

/** Takes the place of the merchant's own app where the page is in none, says so on the page, and never where the page has its bridge. */
export function standInForApp(cashier: AppBridged): void {
  if (cashier.appBridge !== undefined) return;
  labelPage(app);
  cashier.appBridge = async ({ parameters }) => {
    const outcome = await askPayer(app, contentOf(parameters));
    // An SDK that never calls back: what a page must survive.
    return outcome === 'silence' ? new Promise<never>(() => undefined) : outcome;
  };
}

/** What the sandbox knows an order by, among what each channel's SDK takes: Alipay's, WeChat's, UnionPay's. */
function contentOf({ orderStr, prepayid, tn }: AppCall['parameters']): string {
  return orderStr ?? (prepayid === undefined ? (tn ?? '') : `prepay_id=${prepayid}`);
}
