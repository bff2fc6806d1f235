import { randomUUID } from "node:crypto";
import { errorReply } from "#src/api/http/reply.ts";
import { assertSameOrigin, requestIdOf } from "#src/api/http/request.ts";
import { AppError, toAppError } from "#src/domain/errors.ts";
import { type Caller, identify } from "./caller.ts";
import { type Services, services } from "./services.ts";
import { renewSession } from "./sign-in.ts";

export interface Ask<Params> {
  readonly request: Request;
  readonly params: Params;
  readonly services: Services;
  readonly caller: Caller;
}

/**
 * Wraps a route that wants a caller: request id, who asks, one error table, unknown errors answered without their text and
 * logged with it.
 */
export function apiRoute<Params = Record<string, never>>(
  answer: (ask: Ask<Params>) => Promise<Response>,
) {
  return openRoute<Params>(async (ask) => {
    assertSameOrigin(ask.request, ask.services.config.url);
    const caller = await identify(ask.request.headers, ask.services);
    if (caller === null) {
      throw new AppError(
        "not_signed_in",
        "Sign in, or send an API key: Authorization: Bearer KEY (callboard keys add).",
      );
    }
    const response = await answer({ ...ask, caller });
    const renewed = renewSession(ask.request.headers, ask.services);
    if (renewed !== null) response.headers.append("set-cookie", renewed);
    return response;
  });
}

/** The same for a route that anybody may ask. */
export function openRoute<Params = Record<string, never>>(
  answer: (ask: Omit<Ask<Params>, "caller">) => Promise<Response>,
) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const requestId = requestIdOf(request.headers, randomUUID);
    let response: Response;
    try {
      const ready = await services();
      response = await answer({ request, params: await context.params, services: ready });
    } catch (thrown) {
      const error = toAppError(thrown);
      await report(requestId, request, error, thrown);
      response = errorReply(error, requestId);
    }
    response.headers.set("x-request-id", requestId);
    return response;
  };
}

async function report(requestId: string, request: Request, error: AppError, thrown: unknown) {
  const { log } = await services();
  const line = {
    requestId,
    method: request.method,
    path: new URL(request.url).pathname,
    code: error.code,
  };
  if (error.code === "internal") log.error({ ...line, err: thrown }, "request failed");
  else log.info(line, "request refused");
}
