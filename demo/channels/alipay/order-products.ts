const hour = 3_600_000;
const day = 24 * hour;

/**
 * What each way to order is called in `product_code`, and how long an order lives whose merchant does not say.
 * Source: the official SDK's models, 3.0.70; face to face 3 hours, else 15 days.
 */
export const orderProducts = {
  page: { productCode: 'FAST_INSTANT_TRADE_PAY', lifeMs: 15 * day },
  wap: { productCode: 'QUICK_WAP_WAY', lifeMs: 15 * day },
  app: { productCode: 'QUICK_MSECURITY_PAY', lifeMs: 15 * day },
  code: { productCode: 'FACE_TO_FACE_PAYMENT', lifeMs: 3 * hour },
  jsapi: { productCode: 'JSAPI_PAY', lifeMs: 15 * day },
  'payer-code': { productCode: 'FACE_TO_FACE_PAYMENT', lifeMs: 3 * hour },
} as const satisfies Record<string, { productCode: string; lifeMs: number }>;

/** A way to order. */
export type OrderProduct = keyof typeof orderProducts;

/** No order may live longer. */
export const longestLifeMs = 15 * day;
