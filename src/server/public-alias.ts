import { createHmac } from "node:crypto";
import type { Alias } from "#src/domain/people/public-person.ts";
import type { Services } from "./services.ts";

const aliases = new WeakMap<object, Alias>();

/**
 * The aliases of people whose ids are e-mail addresses. Keyed with the secret, so that nobody can try addresses against them;
 * another secret makes other aliases.
 */
export function publicAlias(services: Pick<Services, "config">): Alias {
  const known = aliases.get(services);
  if (known !== undefined) return known;
  const secret = services.config.secret ?? "without sign-in there is no secret";
  const made = new Map<string, string>();
  const alias: Alias = (userId) => {
    let text = made.get(userId);
    if (text === undefined) {
      const digest = createHmac("sha256", secret).update(`callboard person\n${userId}`);
      text = `rep_${digest.digest("hex").slice(0, 20)}`;
      made.set(userId, text);
    }
    return text;
  };
  aliases.set(services, alias);
  return alias;
}
