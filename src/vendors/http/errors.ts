import { AppError, type ErrorCode } from "#src/domain/errors.ts";

export interface VendorFault {
  /** The vendor's name as people write it. */
  readonly vendor: string;
  /** Method and path with its query; no header, so no secret. */
  readonly request: string;
  readonly cause?: unknown;
}

/** A call to a vendor that did not bring what was asked. One class per cause; whether to try again is a field, not a guess. */
export class VendorError extends AppError {
  readonly retryable: boolean;
  readonly request: string;

  constructor(code: ErrorCode, message: string, fault: VendorFault, retryable: boolean) {
    super(code, message, { cause: fault.cause });
    this.name = new.target.name;
    this.retryable = retryable;
    this.request = fault.request;
  }
}

/** No connection, or one that ended before an answer began. */
export class VendorUnreachableError extends VendorError {
  constructor(fault: VendorFault) {
    const message = `${fault.vendor} could not be reached. Check the network, then sync again.`;
    super("vendor_unavailable", message, fault, true);
  }
}

export class VendorTimeoutError extends VendorError {
  constructor(fault: VendorFault, timeoutMs: number) {
    const seconds = Math.round(timeoutMs / 1000);
    const message = `${fault.vendor} did not answer within ${seconds} seconds. Sync again in a few minutes.`;
    super("vendor_unavailable", message, fault, true);
  }
}

/** An answer that broke off before its promised end. */
export class VendorCutOffError extends VendorError {
  constructor(fault: VendorFault) {
    const message = `An answer of ${fault.vendor} was cut off. Nothing was changed; sync again.`;
    super("vendor_incomplete", message, fault, true);
  }
}

/** A success that is not JSON, such as a gateway's error page. */
export class VendorContentError extends VendorError {
  constructor(fault: VendorFault) {
    const message = `${fault.vendor} sent something that is not its data. Sync again in a few minutes.`;
    super("vendor_unavailable", message, fault, true);
  }
}

export class VendorRateLimitedError extends VendorError {
  constructor(fault: VendorFault, resetAt: number | null) {
    const until =
      resetAt === null ? "" : ` until ${new Date(resetAt).toISOString().slice(11, 16)} UTC`;
    const message = `${fault.vendor}'s limit of requests is used up${until}. Sync again after that.`;
    super("vendor_unavailable", message, fault, resetAt === null);
  }
}

/** 5xx: the vendor's own trouble. */
export class VendorServerError extends VendorError {
  readonly status: number;

  constructor(fault: VendorFault, status: number) {
    const message = `${fault.vendor} has trouble of its own (status ${status}). Sync again in a few minutes.`;
    super("vendor_unavailable", message, fault, true);
    this.status = status;
  }
}

/** The vendor understood and said no: asking again would not help. */
export class VendorRejectedError extends VendorError {
  readonly status: number;

  constructor(fault: VendorFault, status: number, hint: string) {
    super(
      "vendor_rejected",
      `${fault.vendor} refused the request (status ${status}). ${hint}`,
      fault,
      false,
    );
    this.status = status;
  }
}

/** Every page came, yet fewer rows than the vendor promised, on every try. */
export class VendorIncompleteError extends VendorError {
  /** `advice`: what to do about it, a clause without an end. */
  constructor(fault: VendorFault, read: number, promised: number, advice = "sync again") {
    const message = `${fault.vendor} promised ${promised} rows and sent ${read}. Nothing was changed; ${advice}.`;
    super("vendor_incomplete", message, fault, false);
  }
}
