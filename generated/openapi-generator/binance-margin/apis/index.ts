/* tslint:disable */
/* eslint-disable */
export * from './BinanceMarginApi.ts';
