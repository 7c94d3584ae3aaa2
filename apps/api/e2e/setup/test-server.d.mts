export const TEMPLATE: string;
export function applicationUrl(ownerUrl: string): string;
