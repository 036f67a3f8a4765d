import { createLimiter } from "../../src/rate-limiter.ts";

const limit = 1_000_000_000;

/** Options of a client that paces as by default, under limits that no benchmark reaches. */
export const roomy = {
  rateLimiter: createLimiter({ "binance-margin": { ip: limit }, "binance-usdm-futures": { ip: limit } }),
};
