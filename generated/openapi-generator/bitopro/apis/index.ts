/* tslint:disable */
/* eslint-disable */
export * from './BitoproApi.ts';
