/** A certificate and its key, as PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/**
 * Makes a certificate for 127.0.0.1 and localhost that is its own authority, good for two days.
 *
 * @throws {Error} The package `selfsigned`, an optional peer, is not installed.
 */
export async function createCertificate(): Promise<Certificate> {
  const { generate } = await load();
  const day = 86_400_000;
  const { cert, private: key } = await generate([{ name: "commonName", value: "mock exchange" }], {
    keyType: "ec",
    algorithm: "sha256",
    // Clocks of machines differ a little.
    notBeforeDate: new Date(Date.now() - day),
    notAfterDate: new Date(Date.now() + 2 * day),
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "keyUsage", digitalSignature: true, keyCertSign: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  return { certificate: cert, key };
}

async function load(): Promise<typeof import("selfsigned")> {
  try {
    return await import("selfsigned");
  } catch (cause) {
    throw new Error("`tls: true` needs the package selfsigned: npm install --save-dev selfsigned", { cause });
  }
}
