interface Named {
  givenName: string | null;
  familyName: string | null;
}

/** A name as it is said, or null when nobody has been named. */
export function personName({ givenName, familyName }: Named): string | null {
  return [givenName, familyName].filter(Boolean).join(' ') || null;
}
