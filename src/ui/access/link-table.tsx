import type { ShareKind } from "#src/store/share-links.ts";
import { formatInstant } from "#src/ui/format/instants.ts";
import page from "./sharing-page.module.css";
import { SubmitButton } from "./submit-button.tsx";

export interface ListedLink {
  readonly id: string;
  readonly name: string;
  readonly kind: ShareKind;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

interface LinkTableProps {
  readonly links: readonly ListedLink[];
  readonly zone: string;
}

const OPENS: Readonly<Record<ShareKind, string>> = { api: "Public API", wall: "Wall" };

/** The links ever made; those that hold can be revoked. */
export function LinkTable({ links, zone }: LinkTableProps) {
  return (
    <section className={page["card"]} aria-labelledby="links">
      <h2 id="links" className={page["subtitle"]}>
        Links
      </h2>
      {links.length === 0 ? (
        <p className={page["none"]}>None yet. A link holds until you revoke it.</p>
      ) : (
        <ul className={page["links"]}>
          {links.map((link) => (
            <li key={link.id} className={page["link"]} data-revoked={link.revokedAt !== null}>
              <div>
                <strong className={page["name"]}>{link.name}</strong>
                <span className={page["kind"]}>{OPENS[link.kind]}</span>
                <span className={page["made"]}>
                  Made {formatInstant(link.createdAt, zone)} by{" "}
                  {link.createdBy.replace(/^key:/, "")}
                </span>
              </div>
              {link.revokedAt === null ? (
                <form method="post" action="/settings/sharing/revoked-links">
                  <input type="hidden" name="id" value={link.id} />
                  <SubmitButton quiet name={`Revoke ${link.name}`}>
                    Revoke
                  </SubmitButton>
                </form>
              ) : (
                <span className={page["made"]}>Revoked {formatInstant(link.revokedAt, zone)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
