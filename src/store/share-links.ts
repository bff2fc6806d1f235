/** What a link opens: the public JSON, or a display on the wall. */
export const SHARE_KINDS = ["api", "wall"] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];

/** A right to read that is carried in an address, until a manager takes it back. Only its hash is kept. */
export interface ShareLink {
  readonly id: string;
  readonly name: string;
  readonly kind: ShareKind;
  /** SHA-256 of the token, hex. */
  readonly hash: string;
  readonly createdBy: string;
  /** ISO instants. */
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

export interface ShareLinkStore {
  add(link: ShareLink): Promise<void>;
  /** Revoked ones too: whoever asks decides. */
  findByHash(hash: string): Promise<ShareLink | null>;
  /** Newest first. */
  list(): Promise<ShareLink[]>;
  /** False when there is none of that id; a link that is revoked already keeps its instant. */
  revoke(id: string, revokedAt: string): Promise<boolean>;
}
