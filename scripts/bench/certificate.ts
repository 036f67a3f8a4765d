import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Where a certificate and its key stand, as PEM. */
export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
}

/**
 * Makes a certificate for 127.0.0.1 that is its own authority.
 *
 * @throws {Error} There is no `openssl` (Node can read certificates, not make them).
 */
export function createCertificate(folder: string): Certificate {
  const certFile = join(folder, "cert.pem");
  const keyFile = join(folder, "key.pem");
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", keyFile];
  const subject = ["-subj", "/CN=cancelkit bench", "-addext", "subjectAltName=IP:127.0.0.1"];
  try {
    execFileSync("openssl", ["req", "-x509", ...key, "-out", certFile, "-days", "2", ...subject], { stdio: "pipe" });
  } catch (cause) {
    throw new Error("the command `openssl` is needed to make a certificate", { cause });
  }
  return { certFile, keyFile };
}
