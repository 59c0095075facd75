import type { HostServices } from '@otklik/schema/host';
import type { StaffRole } from '@otklik/schema';

/** An account anyone may use to look around a server that runs on demo data. */
export interface DemoAccount {
  email: string;
  password: string;
  name: string;
  role: StaffRole;
  authorityName: string | null;
}

/** The demo accounts the server lends; none on a server with real data. */
export function demoAccountsOf(host: HostServices & { demoAccounts?: readonly DemoAccount[] }): DemoAccount[] {
  return [...(host.demoAccounts ?? [])];
}
