/** Somebody or some company that calls are logged on. */
export interface CopperContact {
  type: "person" | "lead" | "company";
  id: number;
  name: string;
  emails: string[];
  /** As somebody typed them. */
  phones: { number: string; category: string }[];
  companyId: number | null;
  /** UTC ms */
  createdAt: number;
  /** The key may not see it. */
  hidden?: boolean;
}

export function contactRow(contact: CopperContact): Record<string, unknown> {
  const { id, name, type, emails, phones, companyId, createdAt } = contact;
  const stamp = Math.floor(createdAt / 1000);
  const mails = emails.map((email) => ({ email, category: "work" }));
  return {
    id,
    name,
    ...(type === "person" ? { company_id: companyId, emails: mails } : {}),
    // A lead has one address, a company none.
    ...(type === "lead" ? { email: mails[0] ?? null, status: "New" } : {}),
    ...(type === "company" ? { email_domain: emails[0]?.split("@")[1] ?? null } : {}),
    phone_numbers: phones,
    tags: [],
    custom_fields: [],
    date_created: stamp,
    date_modified: stamp,
  };
}
