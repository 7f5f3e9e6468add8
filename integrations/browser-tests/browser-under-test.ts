/** The browser that is on this machine, as WebdriverIO takes it. Where WebdriverIO may download one, `browserName` is enough. */
const { DRIVER_PORT, BROWSER_NAME = 'chrome', BROWSER_OPTIONS = '{}' } = process.env;

export const browserUnderTest = (): Pick<
  WebdriverIO.Config,
  'capabilities' | 'hostname' | 'port'
> => ({
  ...(DRIVER_PORT && { hostname: '127.0.0.1', port: Number(DRIVER_PORT) }),
  capabilities: [{ browserName: BROWSER_NAME, ...JSON.parse(BROWSER_OPTIONS) }],
});
