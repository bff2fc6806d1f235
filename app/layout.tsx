import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { PlotCursor } from "#src/ui/charts/plot-cursor.tsx";
import { Footer } from "#src/ui/shell/footer.tsx";
import { Masthead } from "#src/ui/shell/masthead.tsx";
import { ThemeScript } from "#src/ui/shell/theme-script.tsx";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Callboard", template: "%s · Callboard" },
  description: "The sales team’s calls, by rep and day.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f1e6" },
    { media: "(prefers-color-scheme: dark)", color: "#0e1315" },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    // The theme script sets an attribute here before React looks.
    <html lang="en" suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body>
        <Masthead />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer />
        <PlotCursor />
      </body>
    </html>
  );
}
