import { createCertificate } from "./certificate.ts";
import { checkOptions, exchangeRules } from "./check-options.ts";
import { assemble, type MockOptions, type MockState } from "./mock-state.ts";
import { serve } from "./server.ts";

/** Options of `createMockExchange`. */
export interface MockExchangeOptions extends MockOptions {
  /** The port to listen on; 0, the default, takes a free one. */
  readonly port?: number | undefined;
  /** Whether to serve HTTPS, by a certificate that is made at the start; needs the package selfsigned. False by default. */
  readonly tls?: boolean | undefined;
}

/** A mock exchange that runs. */
export interface MockExchange extends MockState {
  /** Where it listens, such as `http://127.0.0.1:54321`: the base URL for clients of every API. */
  readonly url: string;
  /** With `tls: true`, the certificate as PEM: what a client's agent has to trust. */
  readonly ca?: string;
  /** Stops listening and ends all connections. */
  close(): Promise<void>;
}

/**
 * Starts a mock exchange on loopback: an HTTP server that behaves as the exchanges' documents say.
 *
 * It serves every API on one port, verifies keys, signatures, times and parameters, cancels in its own ledger, and
 * answers in the documented shapes. Any language can tell it and ask it the same under `/_mock/`.
 *
 * @throws {OrderError} An order of the seed is not as documented.
 * @throws {OptionError} Another option is not as documented, or there is no such option.
 */
export async function createMockExchange(options: MockExchangeOptions = {}): Promise<MockExchange> {
  checkOptions(options, exchangeRules);
  const { port = 0, tls = false } = options;
  const { core, control, state } = assemble(options);
  const certificate = tls ? await createCertificate() : undefined;
  const server = await serve({ core, control, now: state.clock.now, port, certificate });
  return Object.defineProperties(
    {
      url: server.url,
      ...(certificate && { ca: certificate.certificate }),
      close: () => server.close(),
    } as MockExchange,
    Object.getOwnPropertyDescriptors(state),
  );
}
