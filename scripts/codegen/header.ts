/** The fence around a generated file. */
export function header(source: string): string {
  return `// Generated from ${source} by \`npm run codegen\`. Do not edit: change the spec and run it again.`;
}
