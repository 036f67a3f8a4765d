export { createUndiciTransport, type UndiciDispatcher } from "./undici-transport.ts";
