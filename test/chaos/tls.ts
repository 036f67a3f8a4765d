import { readFileSync } from "node:fs";

const fixture = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url), "utf8");

/** The certificate of 127.0.0.1 that the tests trust, and its key. */
export const certificate = fixture("certificate.pem");
export const key = fixture("key.pem");
