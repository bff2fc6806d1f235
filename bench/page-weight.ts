import type { Browser } from "playwright-core";

/** Bytes of script that a page brings over the wire, compressed as the server sends it, headers included, into a new profile. */
export async function scriptBytes(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    const scripts = new Set<string>();
    let bytes = 0;
    network.on("Network.responseReceived", ({ requestId, type }) => {
      if (type === "Script") scripts.add(requestId);
    });
    network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength;
    });
    await network.send("Network.enable");
    await page.goto(url, { waitUntil: "networkidle" });
    return bytes;
  } finally {
    await context.close();
  }
}

/** How many numbers stand in the text of a page, with script or without. */
export async function countNumbers(
  browser: Browser,
  url: string,
  options: { readonly script: boolean },
): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    javaScriptEnabled: options.script,
  });
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: options.script ? "networkidle" : "load" });
    return numbersIn(await page.locator("body").innerText());
  } finally {
    await context.close();
  }
}

/** `1,204` and `3.5` are one number each. */
export function numbersIn(text: string): number {
  return text.match(/\d+(?:[.,]\d+)*/g)?.length ?? 0;
}
