/**
 * A 64-bit id as a parameter: a decimal string, a bigint or a safe integer. Results always give decimal strings, since
 * numbers beyond 2^53 would be rounded.
 */
export type Id = string | bigint | number;
