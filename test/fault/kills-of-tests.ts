/** A quick look by default; where changes are merged, 200 kills each time. `npm run test:faults` runs the whole of it. */
export const killsOfTests = Number(process.env['NEWSDESK_TEST_KILLS'] ?? (process.env['CI'] === undefined ? 12 : 200));
