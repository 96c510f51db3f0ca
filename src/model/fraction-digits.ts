/** ISO 4217: how many digits a currency has after the point, for the currencies that a channel of the house charges. */
const digits: ReadonlyMap<string, number> = new Map([
  ['CNY', 2],
  ['USD', 2],
  ['EUR', 2],
  ['GBP', 2],
  ['HKD', 2],
  ['JPY', 0],
  ['AUD', 2],
  ['CAD', 2],
  ['SGD', 2],
  ['NZD', 2],
  ['CHF', 2],
  ['SEK', 2],
  ['NOK', 2],
  ['DKK', 2],
  ['PLN', 2],
  ['CZK', 2],
  ['HUF', 2],
  ['TWD', 2],
  ['THB', 2],
  ['PHP', 2],
  ['MXN', 2],
  ['ILS', 2],
]);

/** How many digits a currency has after the point; nothing for one that is not in the table, since a guess could be wrong a hundredfold. */
export function fractionDigitsOf(currency: string): number | undefined {
  return digits.get(currency);
}
