/** Journeys that wait long for channels' own schedules: they are run beside the other long runs, and not with every `npm test`. */
export const longJourneys = [
  'test/browser/bad-payer-codes.test.ts',
  'test/browser/races.test.ts',
  'test/browser/wrong-place.test.ts',
] as const;
