import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  // What tsconfig.json says of decorators and class fields, for the stories' own elements too, which stand outside its `include`.
  oxc: {
    decorator: { legacy: true },
    assumptions: { setPublicClassFields: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
  },
});
