/** No browser is needed: the tests talk to the service, which cancels at the mock exchange. */
export default { testDir: ".", workers: 1, reporter: "line" };
