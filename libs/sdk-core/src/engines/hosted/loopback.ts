const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether this host name is this machine: localhost, *.localhost, 127.0.0.0/8, [::1]. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}
