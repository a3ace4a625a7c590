/** The window's page: dist/window, for Chromium alone. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { NONCE_MARK } from '../electron/security/content-policy.ts';

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  html: { cspNonce: NONCE_MARK },
  worker: { format: 'es' },
  build: {
    outDir: '../dist/window',
    emptyOutDir: true,
    // Electron 25, the oldest runtime that it has to run on.
    target: 'chrome114',
    modulePreload: { polyfill: false },
    // A font or an image within a style sheet stays a file of its own, which the content policy knows.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        // What a start needs is two files, and what screens share a third, not one for each part that is shared.
        codeSplitting: {
          groups: [
            { name: 'start', test: /renderer\/(main|app\/resume)\.ts$/, priority: 3 },
            { name: 'frame', test: /renderer\/app\/draw\.tsx$/, priority: 2 },
            { name: 'parts', test: /node_modules\/@(mantine|tabler)\//, priority: 1 },
          ],
        },
      },
    },
  },
});
