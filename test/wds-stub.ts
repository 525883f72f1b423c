// Stands in for a module of Web Test Runner's server that @open-wc/testing imports and Vitest does not have (toolchain.md 1.7).
export const sendMessageWaitForResponse = undefined;
