// Generated from specs/ by `npm run codegen`. Do not edit: change the spec and run it again.

/** The budgets of each API, and the most that one call takes from them. */
export const budgets = {
  "binance-margin": { spotIp: 1, ip: 10, uid: 1 },
  "binance-usdm-futures": { ip: 1 },
  bitopro: { ipAndUid: 1, ip: 1 },
};
