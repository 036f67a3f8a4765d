import crypto, { type KeyObject } from "node:crypto";

/**
 * Creates what makes the HMAC of texts, a character for a byte.
 *
 * Where the runtime hashes in one call, that is used twice, as RFC 2104 defines an HMAC: an Hmac object for each request
 * costs several times as much, mostly when it is collected.
 */
export function createHmacOf(digest: string, key: KeyObject, encoding: "hex" | "base64"): (text: string) => string {
  const block = blocks[digest];
  if (typeof crypto.hash !== "function" || block === undefined) {
    return (text) => crypto.createHmac(digest, key).update(Buffer.from(text, "latin1")).digest(encoding);
  }
  const secret = key.export();
  const padded = Buffer.alloc(block);
  padded.set(secret.length > block ? crypto.hash(digest, secret, "buffer") : secret);
  const size = crypto.hash(digest, "", "buffer").length;
  let inner = Buffer.concat([padded.map((byte) => byte ^ 0x36), Buffer.alloc(1024)]);
  const outer = Buffer.concat([padded.map((byte) => byte ^ 0x5c), Buffer.alloc(size)]);
  // Texts are as long as the one before, for the most part.
  let hashed = inner.subarray(0, block);
  return (text) => {
    const end = block + text.length;
    if (inner.length < end) inner = Buffer.concat([inner.subarray(0, block), Buffer.alloc(2 * text.length)]);
    // A text for which the room had to grow is longer than any before.
    if (hashed.length !== end) hashed = inner.subarray(0, end);
    inner.write(text, block, "latin1");
    outer.write(crypto.hash(digest, hashed, "hex"), block, "hex");
    return crypto.hash(digest, outer, encoding);
  };
}

/** The bytes that a digest takes in at a time. */
const blocks: Readonly<Record<string, number>> = { sha256: 64, sha384: 128, sha512: 128 };
