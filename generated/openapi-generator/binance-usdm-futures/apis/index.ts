/* tslint:disable */
/* eslint-disable */
export * from './BinanceUsdmFuturesApi.ts';
