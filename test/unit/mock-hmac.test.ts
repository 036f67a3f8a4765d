import { createHmac, createSecretKey } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createHmacOf } from "../../src/testing/hmac.ts";

test.each(["sha1", "sha256", "sha384", "sha512"])(
  "%s by any key and of any text is what node makes of it",
  (digest) => {
    const text = fc.string({
      unit: fc.integer({ min: 0, max: 0xff }).map((code) => String.fromCharCode(code)),
      maxLength: 3000,
    });
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.array(text),
        fc.constantFrom("hex", "base64"),
        (secret, texts, encoding) => {
          const key = createSecretKey(secret);
          const hmac = createHmacOf(digest, key, encoding);
          for (const each of texts) {
            expect(hmac(each)).toBe(createHmac(digest, key).update(each, "latin1").digest(encoding));
          }
        },
      ),
    );
  },
);
