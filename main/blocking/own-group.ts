// The control group that a client's processes are moved into, so that a rule can match them and nobody else.

/**
 * Below the hierarchy's root (cgroups(7)). A person's own is made inside what systemd delegates to them
 * (https://systemd.io/CGROUP_DELEGATION), where they may make groups and move their own processes without a password.
 */
export const ownGroup = (client: string, uid: number): string => {
  const name = `callwarden-${client}`;
  return uid === 0 ? `/${name}` : `/user.slice/user-${uid}.slice/user@${uid}.service/${name}`;
};

/** Whose processes a block holds: the administrator's, everybody's (null); a person's, their own. */
export const heldOwner = (uid: number): number | null => (uid === 0 ? null : uid);
